/** What a run comes to, as numbers, and on one line. */
import type { Colors } from 'picocolors/types.js';
import type { Tier } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { countOf } from './words.ts';

/** What a run comes to: findings by tier, without those of repairs, and the edits that repairs made. */
export interface Counts extends Readonly<Record<Tier, number>> {
  readonly repairs: number;
}

export const NO_COUNTS: Counts = { fix: 0, suggest: 0, flag: 0, repairs: 0 };

export function addCounts(counts: Counts, { document, findings }: Report): Counts {
  const added = { ...counts };
  for (const { tier, stage } of findings) if (tier !== 'fix' || stage !== 'repair') added[tier]++;
  for (const { stage, edits } of document.revisions) if (stage === 'repair') added.repairs += edits.length;
  return added;
}

export function sumCounts(all: readonly Counts[]): Counts {
  const of = (field: keyof Counts): number => all.reduce((sum, counts) => sum + counts[field], 0);
  return { fix: of('fix'), suggest: of('suggest'), flag: of('flag'), repairs: of('repairs') };
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
