/** Checks that need the glossary at work on its own tests. */
import type { Report } from '../../model/report.ts';
import type { ConceptSource } from '../read.ts';
import { type GlossaryTest, readTestLine } from '../tests.ts';
import { type Check, type LintFinding, reporter, ruleAt } from './finding.ts';

interface Outcome {
  readonly test: GlossaryTest;
  readonly report: Report;
}

/** Both checks together, so that each test is run once and its report can go. */
export const behaviour: Check = ({ reading, clean }) =>
  reading.concepts.flatMap((source) => {
    const outcomes = source.tests
      .filter(({ kind }) => kind !== 'keep')
      .map((test): Outcome => ({ test, report: clean(readTestLine(test.kind, test.line).text) }));
    return [...hitsInsideWords(source, outcomes), ...unsettledReplacements(source, outcomes)];
  });

/** A rule whose every hit in its own tests cuts through a word. */
function hitsInsideWords(source: ConceptSource, outcomes: readonly Outcome[]): LintFinding[] {
  const found = new Set(outcomes.flatMap(({ report }) => report.findings.map(({ rule }) => rule)));
  const dropped = outcomes
    .flatMap(({ report }) => report.rejections)
    .filter(({ finding, reason }) => reason === 'word-boundary' && !found.has(finding.rule));
  return source.rules.flatMap((rule): LintFinding[] => {
    const first = dropped.find(({ finding }) => finding.rule === rule.id);
    if (first === undefined) return [];
    const message = `in its own tests "${first.finding.actual}" always cuts through a word (${first.by}): write a longer form that ends where words end`;
    return [reporter('dead-form')('error', source.file, ruleAt(source, rule, 'form'), message)];
  });
}

/** A replacement that a later round changes again. */
function unsettledReplacements(source: ConceptSource, outcomes: readonly Outcome[]): LintFinding[] {
  return outcomes.flatMap(({ test: { kind, at }, report: { document } }): LintFinding[] => {
    const [first, second] = document.revisions.filter(({ step }) => step === 'glossary');
    if (kind !== 'fix' || first === undefined || second === undefined) return [];
    const names = ({ edits }: typeof first): string => [...new Set(edits.map(({ cause }) => cause.name))].join(', ');
    const message = `what ${names(first)} writes is changed again by ${names(second)}: let one rule do the whole`;
    return [reporter('changed-again')('warning', source.file, at, message)];
  });
}
