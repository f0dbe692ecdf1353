/** Checks that tests vouch for artefacts. Runs no test. */
import { fold } from '../../language/fold.ts';
import { pluralOf } from '../../language/latin.ts';
import type { Rule } from '../../model/rule.ts';
import type { ConceptSource } from '../read.ts';
import { readTestLine, type TestKind } from '../tests.ts';
import { type Check, reporter, ruleAt } from './finding.ts';

/** An artefact that no test shows at work; for tier `fix` it must be a fix test. */
export const untestedArtefacts: Check = ({ reading }) => {
  const report = reporter('untested');
  return reading.concepts.flatMap((source) => {
    const marked = markedIn(source);
    return source.rules.flatMap((rule) => {
      const kinds = new Set(spellingsOf(rule).flatMap((spelling) => marked.get(spelling) ?? []));
      if (kinds.has('fix') || (rule.tier !== 'fix' && kinds.size > 0)) return [];
      const example = rule.tier === 'flag' ? `[${rule.forms[0]}]` : `[${rule.forms[0]}→${rule.replacement.hans}]`;
      const [severity, tests] = rule.tier === 'fix' ? (['error', 'fix test'] as const) : (['warning', 'test'] as const);
      const message = `no ${tests} shows this at work: add a sentence with ${example} to tests.${rule.tier}`;
      return [report(severity, source.file, ruleAt(source, rule, 'form'), message)];
    });
  });
};

/** A concept that corrects, without a sentence in which its form, or one near it, is right. */
export const fixesWithoutKeep: Check = ({ reading }) => {
  const report = reporter('fix-without-keep');
  return reading.concepts.flatMap((source) => {
    const fixes = source.rules.filter(({ tier }) => tier === 'fix');
    const kept = (source.entry.tests?.keep ?? []).map((line) => fold(line));
    const [first] = fixes;
    if (first === undefined || kept.some((line) => fixes.some((rule) => isNear(line, rule)))) return [];
    const at = ruleAt(source, first, 'form');
    const form = first.forms[0];
    return kept.length === 0
      ? [
          report(
            'error',
            source.file,
            at,
            `no keep test: add a correct sentence with "${form}", or with a string close to it, to tests.keep`,
          ),
        ]
      : [
          report(
            'warning',
            source.file,
            at,
            `no keep test comes near "${form}": add a correct sentence with it, or with a part of it, to tests.keep`,
          ),
        ];
  });
};

function spellingsOf({ forms, inflected }: Rule): string[] {
  return forms.flatMap((form) => (inflected ? [fold(form), fold(pluralOf(form))] : [fold(form)]));
}

/** Is marked with the form where it changes with it. */
const ARTICLE = /^an? /;

/** What a concept's tests mark, folded, with the kinds of those tests. */
function markedIn({ tests }: ConceptSource): Map<string, TestKind[]> {
  const marked = new Map<string, TestKind[]>();
  for (const { kind, line } of tests) {
    for (const { wrong } of readTestLine(kind, line).marks) {
      const folded = fold(wrong);
      for (const form of new Set([folded, folded.replace(ARTICLE, '')])) {
        marked.set(form, [...(marked.get(form) ?? []), kind]);
      }
    }
  }
  return marked;
}

/** The line holds a form, two neighbouring characters of one, or a word of an English one. */
function isNear(line: string, { forms }: Rule): boolean {
  return forms.some((form) => {
    const folded = fold(form);
    const pairs = [...folded.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1] as string);
    return [folded, ...pairs, ...(folded.match(/[a-z]{2,}/g) ?? [])].some((part) => line.includes(part));
  });
}
