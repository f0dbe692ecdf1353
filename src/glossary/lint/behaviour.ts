/** Checks that need the glossary at work on its own tests. */
import type { Report } from '../../model/report.ts';
import type { ConceptSource } from '../read.ts';
import { readTestLine } from '../tests.ts';
import { type Check, type LintFinding, type LintInput, reporter, ruleAt } from './finding.ts';

/** A rule whose every hit in its own tests cuts through a word. */
export const hitsInsideWords: Check = (input) => {
  const report = reporter('dead-form');
  return input.reading.concepts.flatMap((source) => {
    const reports = reportsOf(source, input);
    return source.rules.flatMap((rule): LintFinding[] => {
      const dropped = reports.flatMap(({ rejections }) =>
        rejections.filter(({ finding, reason }) => finding.rule === rule.id && reason === 'word-boundary'),
      );
      const [first] = dropped;
      if (first === undefined || reports.some(({ findings }) => findings.some((finding) => finding.rule === rule.id))) {
        return [];
      }
      const message = `in its own tests "${first.finding.actual}" always cuts through a word (${first.by}): write a longer form that ends where words end`;
      return [report('error', source.file, ruleAt(source, rule, 'form'), message)];
    });
  });
};

/** A replacement that a later round changes again. */
export const unsettledReplacements: Check = (input) => {
  const report = reporter('changed-again');
  return input.reading.concepts.flatMap((source) =>
    source.tests.flatMap(({ kind, line, at }): LintFinding[] => {
      if (kind !== 'fix') return [];
      const { document } = input.clean(readTestLine(kind, line).text);
      const [first, second] = document.revisions.filter(({ step }) => step === 'glossary');
      if (first === undefined || second === undefined) return [];
      const names = ({ edits }: typeof first): string => [...new Set(edits.map(({ cause }) => cause.name))].join(', ');
      const message = `what ${names(first)} writes is changed again by ${names(second)}: let one rule do the whole`;
      return [report('warning', source.file, at, message)];
    }),
  );
};

function reportsOf({ tests }: ConceptSource, { clean }: LintInput): Report[] {
  return tests.filter(({ kind }) => kind !== 'keep').map(({ kind, line }) => clean(readTestLine(kind, line).text));
}
