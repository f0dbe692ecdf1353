/**
 * A table for a spreadsheet, one row for each entry. RFC 4180, with the byte order mark by which Excel knows UTF-8. A
 * cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
import { stringify } from 'csv-stringify/sync';
import type { Report } from '../model/report.ts';
import { conceptOf, entriesOf } from './entries.ts';
import { placer } from './place.ts';
import { evidenceInWords } from './words.ts';

const HEADER = [
  'document',
  'line',
  'column',
  'tier',
  'category',
  'concept',
  'rule',
  'stage',
  'actual',
  'expected',
  'evidence',
  'note',
];

/**
 * All that was found in some documents, as a table.
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * csvReport([report]).split('\r\n')[1].slice(0, 15); // a.txt,1,14,fix,
 */
export function csvReport(reports: Iterable<Report>): string {
  const rows: (string | number)[][] = [HEADER];
  for (const report of reports) {
    const place = placer(report.document.source);
    for (const { source, tier, category = '', rule, stage, actual, expected, evidence, note } of entriesOf(report)) {
      const { line, column } = place(source);
      const what = [tier, category, conceptOf(rule) ?? '', rule, stage, actual, expected.join(' / ')];
      rows.push([report.document.id, line, column, ...what, evidenceInWords(evidence), note]);
    }
  }
  return stringify(rows, { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
