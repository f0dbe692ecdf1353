/** Annotations that GitHub shows beside the lines of a pull request: workflow commands, one a line. */
import type { Tier } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { entriesOf } from './entries.ts';
import { placer } from './place.ts';
import { visible } from './text.ts';
import { entryInWords } from './words.ts';

const COMMANDS: Readonly<Record<Tier, string>> = { fix: 'warning', suggest: 'warning', flag: 'notice' };

/**
 * Annotations for all that was found. The ids of the documents must be paths from the root of the repository.
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * githubReport([report]).split(',')[0]; // ::warning file=a.txt
 */
export function githubReport(reports: Iterable<Report>): string {
  const lines: string[] = [];
  for (const report of reports) {
    const place = placer(report.document.source);
    for (const entry of entriesOf(report)) {
      const { start, end } = entry.source;
      const first = place(entry.source);
      const last = place({ start: end, end });
      const properties = {
        file: report.document.id,
        line: first.line,
        endLine: last.line,
        // GitHub takes columns only where both ends are on one line.
        ...(first.line === last.line && { col: first.column, endColumn: first.column + Math.max(1, end - start) }),
        title: `${entry.tier}: ${visible(entry.rule)}`,
      };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      lines.push(`::${COMMANDS[entry.tier]} ${list.join(',')}::${escapeData(entryInWords(entry))}\n`);
    }
  }
  return lines.join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
