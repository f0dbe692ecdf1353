/** Makes a report again from what was written of it: its record, and the cleaned text. */
import type { Revision } from '../model/document.ts';
import { applyEdits } from '../model/edit.ts';
import type { Report } from '../model/report.ts';
import type { DocumentRecord } from './json.ts';

/** @param text the cleaned text that the record was written with; of another one, nothing is right */
export function restoreReport(record: DocumentRecord, text: string): Report {
  let before = text;
  const revisions = record.revisions.toReversed().map(({ stage, step, edits }): Revision => {
    const after = before;
    let shift = 0;
    const inverse = edits.map(({ span, actual, text: inserted, cause }) => {
      const start = span.start + shift;
      shift += inserted.length - actual.length;
      return { span: { start, end: start + inserted.length }, text: actual, cause };
    });
    before = applyEdits(after, inverse);
    return { stage, step, before, edits: edits.map(({ span, text, cause }) => ({ span, text, cause })), after };
  });
  return {
    document: { id: record.id, source: before, text, revisions: revisions.toReversed() },
    findings: record.findings.map(({ source: _, ...finding }) => finding),
    rejections: record.rejections.map(({ finding, reason, by }) => ({ finding, reason, by })),
    stats: record.stats,
  };
}
