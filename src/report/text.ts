/** The report for a terminal: one line for each finding, and a line that sums up. Knows nothing of streams. */
import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import type { Finding, Tier } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { placer } from './place.ts';
import { countOf, evidenceInWords } from './words.ts';

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

/** What was done, as numbers. */
export interface Totals {
  readonly documents: number;
  readonly counts: Counts;
  /** Records that could not be cleaned, and files that could not be read to their end. */
  readonly quarantined: number;
}

/** What a run came to, on one line. */
export function summaryOf({ documents, counts, quarantined }: Totals, failures: number, colors: Colors): string {
  const { fix, suggest, flag, repairs } = counts;
  const parts = [
    countOf(fix, 'fix'),
    countOf(suggest, 'suggestion'),
    countOf(flag, 'flag'),
    countOf(repairs, 'repair'),
  ];
  const wrong = [
    ...(failures === 0 ? [] : [`, ${countOf(failures, 'file')} failed`]),
    ...(quarantined === 0 ? [] : [`, ${countOf(quarantined, 'record')} quarantined`]),
  ];
  return `${colors.bold(countOf(documents, 'document'))}${colors.red(wrong.join(''))}: ${parts.join(', ')}\n`;
}

/** What a run comes to: findings by tier, without those of repairs, and the edits that repairs made. */
export interface Counts extends Readonly<Record<Tier, number>> {
  readonly repairs: number;
}

export const NO_COUNTS: Counts = { fix: 0, suggest: 0, flag: 0, repairs: 0 };

export function addCounts(counts: Counts, { document, findings }: Report): Counts {
  const of = (tier: Tier): number => findings.filter((finding) => finding.tier === tier).length;
  const repaired = findings.filter(({ tier, stage }) => tier === 'fix' && stage === 'repair').length;
  const repairs = document.revisions.reduce(
    (sum, { stage, edits }) => sum + (stage === 'repair' ? edits.length : 0),
    0,
  );
  return {
    fix: counts.fix + of('fix') - repaired,
    suggest: counts.suggest + of('suggest'),
    flag: counts.flag + of('flag'),
    repairs: counts.repairs + repairs,
  };
}

export function sumCounts(all: readonly Counts[]): Counts {
  const of = (field: keyof Counts): number => all.reduce((sum, counts) => sum + counts[field], 0);
  return { fix: of('fix'), suggest: of('suggest'), flag: of('flag'), repairs: of('repairs') };
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
