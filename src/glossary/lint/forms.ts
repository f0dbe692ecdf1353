/** Checks of forms against each other, against right terms and against protected strings. */
import { fold, foldScript, foldUnits } from '../../language/fold.ts';
import { isPartOfLatinWord } from '../../language/latin.ts';
import type { Rule } from '../../model/rule.ts';
import type { ConceptSource } from '../read.ts';
import type { Use } from '../uses.ts';
import { type Check, type LintFinding, type LintInput, reporter, ruleAt } from './finding.ts';

const RANK = { fix: 0, suggest: 1, flag: 2 } as const;

type RuleUse = Use & { readonly kind: 'rule' };

/** The same form in two artefacts: which of them acts is decided by tier and name, not by meaning. */
export const duplicateForms: Check = ({ reading, glossary }) => {
  const report = reporter('duplicate-form');
  const owners = ownersOf(reading.concepts);
  const pairs = new Set<string>();
  return Array.from({ length: glossary.uses.count }, (_, word) => glossary.uses.of(word)).flatMap((uses) => {
    const found = uses.filter((use): use is RuleUse => use.kind === 'rule');
    return found.flatMap((use, index) =>
      found.slice(0, index).flatMap((other): LintFinding[] => {
        if (use.rule === other.rule || !spellAlike(use, other)) return [];
        const [winner, loser] = byPrecedence(use.rule, other.rule);
        const owner = owners.get(loser);
        if (owner === undefined || pairs.has(`${winner.id}\n${loser.id}`)) return [];
        const at = ruleAt(owner, loser, 'form');
        const same = `"${use.form}" is a form of ${winner.id} too, which goes first`;
        pairs.add(`${winner.id}\n${loser.id}`);
        if (isUnconditional(winner)) {
          const advice = 'so this artefact never acts on it: remove it from one of the two, or give that one a `when`';
          return [report('error', owner.file, at, `${same}, ${advice}`)];
        }
        if (winner.tier !== loser.tier || winner.concept === loser.concept) return [];
        const advice = 'wherever the conditions of both hold: make the conditions exclude one another';
        return [report('warning', owner.file, at, `${same} ${advice}`)];
      }),
    );
  });
};

/** A form that is the right term of another concept: correct text holds it. */
export const rightTermForms: Check = ({ reading, glossary }) => {
  const report = reporter('right-term-form');
  const terms = new Map<string, string>();
  for (const { id, term, admitted } of glossary.concepts) {
    for (const right of [term.hans, ...admitted]) terms.set(fold(right), id);
  }
  return eachRule(reading.concepts, (source, rule) => {
    const form = rule.forms.find((form) => terms.has(fold(form)) && terms.get(fold(form)) !== rule.concept.id);
    if (form === undefined || rule.caseSensitive) return [];
    const message = `"${form}" is the right term of the concept "${terms.get(fold(form))}"`;
    const at = ruleAt(source, rule, 'form');
    return rule.when === undefined && rule.tier === 'fix'
      ? [report('error', source.file, at, `${message}: add a \`when\` that tells the two apart, or use tier flag`)]
      : rule.when === undefined
        ? [report('warning', source.file, at, `${message}: add a \`when\` that tells the two apart`)]
        : [];
  });
};

/** A form inside a longer right term: it is left alone there, which a keep test should show. */
export const formsInsideTerms: Check = ({ reading, glossary }) => {
  const report = reporter('form-inside-term');
  const inside = new Map<Rule, { form: string; term: string }>();
  for (const term of rightTerms(glossary.concepts)) {
    const folded = fold(term);
    glossary.automaton.scan(foldUnits(folded), (word, start, end) => {
      if (start === 0 && end === folded.length) return;
      for (const use of glossary.uses.of(word)) {
        if (use.kind !== 'rule' || inside.has(use.rule) || isPartOfLatinWord(folded, { start, end })) continue;
        if (use.rule.caseSensitive && foldScript(term.slice(start, end)) !== use.form) continue;
        inside.set(use.rule, { form: use.form, term });
      }
    });
  }
  return eachRule(reading.concepts, (source, rule) => {
    const found = inside.get(rule);
    if (found === undefined) return [];
    const { form, term } = found;
    const kept = source.entry.tests?.keep ?? [];
    if (kept.some((line) => fold(line).includes(fold(term)))) return [];
    const message = `"${form}" stands inside the right term "${term}" and is left alone there: add a keep test with "${term}"`;
    return [report('warning', source.file, ruleAt(source, rule, 'form'), message)];
  });
};

/** A form that a protected string, a right term or a longer artefact always covers. */
export const coveredForms: Check = ({ reading, glossary }) => {
  const report = reporter('dead-form');
  const protect = new Set(reading.files.flatMap(({ value }) => value.protect ?? []).map((string) => fold(string)));
  const terms = new Set(rightTerms(glossary.concepts).map((term) => fold(term)));
  const certain = new Map(
    glossary.rules.filter(isUnconditional).flatMap((rule) => rule.forms.map((form) => [fold(form), rule] as const)),
  );
  return eachRule(reading.concepts, (source, rule) => {
    const error = (message: string): LintFinding[] => [
      report('error', source.file, ruleAt(source, rule, 'form'), message),
    ];
    for (const form of rule.forms.map((form) => fold(form))) {
      if (protect.has(form)) {
        return error(`"${form}" is a protected string and can never match: take it off the form, or off \`protect\``);
      }
      const places = placesBeside(rule, form);
      if (places.length > 0 && places.every((place) => terms.has(place))) {
        const what = `with what must stand beside it, "${form}" is the right term "${places[0]}" and can never match`;
        return error(`${what}: change \`preceded\` or \`followed\``);
      }
      const [winner] = places.map((place) => certain.get(place));
      if (winner !== undefined && rule.when?.preceded !== undefined && places.every((place) => certain.has(place))) {
        const what = `with what must stand in front of it, "${form}" is always taken by ${winner.id}, which begins earlier`;
        return error(`${what}: remove this artefact, or change \`preceded\``);
      }
    }
    return [];
  });
};

/** One character says too little. */
export const shortForms: Check = ({ reading }) => {
  const report = reporter('short-form');
  return eachRule(reading.concepts, (source, rule) => {
    const form = rule.forms.find((form) => [...form].length === 1);
    if (form === undefined || rule.when?.preceded !== undefined || rule.when?.followed !== undefined) return [];
    const message = `"${form}" is one character, which many words hold: write the words that it stands in, or add \`preceded\` or \`followed\``;
    return [report('error', source.file, ruleAt(source, rule, 'form'), message)];
  });
};

function eachRule(
  concepts: LintInput['reading']['concepts'],
  check: (source: ConceptSource, rule: Rule) => LintFinding[],
): LintFinding[] {
  return concepts.flatMap((source) => source.rules.flatMap((rule) => check(source, rule)));
}

function ownersOf(concepts: readonly ConceptSource[]): Map<Rule, ConceptSource> {
  return new Map(concepts.flatMap((source) => source.rules.map((rule) => [rule, source] as const)));
}

/** False where both ask for their own upper and lower case and differ in it. */
function spellAlike(a: RuleUse, b: RuleUse): boolean {
  return !a.rule.caseSensitive || !b.rule.caseSensitive || foldScript(a.form) === foldScript(b.form);
}

/** The order in which the resolve stage prefers findings of one place. */
function byPrecedence(a: Rule, b: Rule): [winner: Rule, loser: Rule] {
  return RANK[a.tier] - RANK[b.tier] < 0 || (a.tier === b.tier && a.id < b.id) ? [a, b] : [b, a];
}

function isUnconditional({ when, unless, caseSensitive }: Rule): boolean {
  return when === undefined && unless === undefined && !caseSensitive;
}

function rightTerms(concepts: LintInput['glossary']['concepts']): string[] {
  return concepts.flatMap(({ term, en, admitted }) => [term.hans, en, ...admitted]);
}

/** The form with each string that must stand directly beside it; nothing where none must. */
function placesBeside({ when }: Rule, form: string): string[] {
  if (when?.preceded === undefined && when?.followed === undefined) return [];
  return (when.preceded ?? ['']).flatMap((before) => (when.followed ?? ['']).map((behind) => before + form + behind));
}
