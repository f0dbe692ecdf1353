/** Looks for what is doubtful in a glossary. Every finding says what to do about it. Reads no files. */
import { QingyiError } from '../../model/error.ts';
import type { Report } from '../../model/report.ts';
import type { CompiledReading } from '../assemble.ts';
import type { Glossary } from '../compile.ts';
import { behaviour } from './behaviour.ts';
import { genericCues, idleKeys, missingCues, ownFormCues } from './conditions.ts';
import { fixesWithoutKeep, untestedArtefacts } from './coverage.ts';
import type { Check, LintFinding } from './finding.ts';
import { coveredForms, duplicateForms, formsInsideTerms, rightTermForms, shortForms } from './forms.ts';
import { idleAdmitted, repeatedEntries, sharedTerms } from './lists.ts';
import { doubtfulHant, traditionalInSimplified } from './script.ts';

const CHECKS: readonly Check[] = [
  duplicateForms,
  rightTermForms,
  formsInsideTerms,
  coveredForms,
  shortForms,
  missingCues,
  idleKeys,
  genericCues,
  ownFormCues,
  untestedArtefacts,
  fixesWithoutKeep,
  traditionalInSimplified,
  doubtfulHant,
  repeatedEntries,
  idleAdmitted,
  sharedTerms,
  behaviour,
];

/**
 * All findings, by file and line. Of a glossary that cannot be used (chains, cycles, unknown keys, unreadable forms),
 * only what stands against its use, as errors.
 *
 * @param open compiles the glossary, or loads it compiled
 * @param cleanerOf runs a glossary over a text
 */
export async function lintGlossary(
  open: () => CompiledReading | Promise<CompiledReading>,
  cleanerOf: (glossary: Glossary) => (text: string) => Report,
): Promise<LintFinding[]> {
  try {
    const { reading, glossary } = await open();
    const input = { reading, glossary, clean: cleanerOf(glossary) };
    const order = new Map(reading.files.map(({ file: { path } }, index) => [path, index]));
    return CHECKS.flatMap((check) => check(input)).sort(
      (a, b) => (order.get(a.path) as number) - (order.get(b.path) as number) || a.line - b.line || a.column - b.column,
    );
  } catch (error) {
    if (!(error instanceof QingyiError) || error.code !== 'configuration') throw error;
    return error.problems.map((problem) => ({ ...problem, check: 'usable', severity: 'error' }));
  }
}
