/** The report for a terminal: one line for each finding. Knows nothing of streams. */
import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import type { Finding, Tier } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { placer } from './place.ts';
import { evidenceInWords } from './words.ts';

/** A cell wider than this does not widen its column. */
const WIDEST = 40;

/** More characters than this of a text are cut off. */
const BRIEF = 30;

/** What was found in a document: `path:line:column`, tier, what stands there and should, rule, evidence. */
export function textReport({ document, findings }: Report, colors: Colors): string {
  const positions = positionsOf(document);
  const place = placer(document.source);
  const rows = findings
    .map((finding) => ({ finding, ...place(positions.toSource(finding.span, finding.at)) }))
    .sort((a, b) => a.start - b.start)
    .map(({ finding, line, column }) => [
      `${document.id}:${line}:${column}`,
      tierIn(finding.tier, colors),
      changeIn(finding, colors),
      colors.dim([finding.rule, finding.note, evidenceInWords(finding.evidence)].filter(Boolean).join(' · ')),
    ]);
  return alignRows(rows);
}

const PAINTS = { fix: 'green', suggest: 'yellow', flag: 'magenta' } as const;

export function tierIn(tier: Tier, colors: Colors): string {
  return colors[PAINTS[tier]](tier);
}

/** What stands there, and what should: `月亮暗面 → 月之暗面`. */
export function changeIn({ actual, expected }: Finding, colors: Colors): string {
  const is = brief(actual);
  return expected.length === 0 ? is : `${is} ${colors.dim('→')} ${colors.bold(expected.map(brief).join(' / ') || '∅')}`;
}

/** Rows with their cells below each other; Han characters take two columns. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, Math.min(WIDEST, stringWidth(cell)));
    });
  }
  const line = (row: readonly string[]): string =>
    row.map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] as number) - stringWidth(cell)))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** The beginning of a text, on one line. */
function brief(text: string): string {
  const characters = [...visible(text)];
  return characters.length <= BRIEF ? characters.join('') : `${characters.slice(0, BRIEF - 1).join('')}…`;
}

/** A text on one line, its control and other invisible characters as escapes. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '\n') return '⏎';
    return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  });
}
