/** Decides which candidates are repaired: sound bytes, proven by doing the damage again, and far more plausible. */
import type { Candidate, Mixup } from './candidate.ts';
import { decode, encode, misread } from './codecs.ts';
import { type Mended, mendLostByte } from './lost-byte.ts';
import { type Verdict, weigh } from './plausibility.ts';

export interface Solution {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The mix-ups in the order in which they are undone. */
  readonly mixups: readonly Mixup[];
  /** How many bytes what stood there determines. */
  readonly forced: number;
  readonly mended: Mended | undefined;
  /** The end of a damaged character behind `end` that could not be mended; `end` where there is none. */
  readonly unmendedEnd: number;
  readonly gain: number;
  readonly verdict: Exclude<Verdict, 'no'>;
}

/** Finds and undoes what was mixed up before: the second of two times in a row. */
export type Undo = (text: string) => { readonly text: string; readonly mixups: readonly Mixup[] } | undefined;

export function solve(text: string, candidate: Candidate, undoAnother: Undo): Solution | undefined {
  const { mixup, start, end, gain } = candidate;
  const run = text.slice(start, end);
  const bytes = encode(run, mixup.read);
  const repaired = bytes && decode(bytes, mixup.written);
  if (bytes === undefined || repaired === undefined) return undefined;
  if (misread(repaired, mixup.written, mixup.read) !== run) return undefined;
  const solution = { start, end, mixups: [mixup], forced: bytes.length, mended: undefined, unmendedEnd: end, gain };
  if (mixup.written === 'utf-8') {
    const mended = mendLostByte(text, end, mixup.read, repaired);
    if (mended !== undefined && !('ambiguous' in mended)) {
      const whole = repaired + mended.character;
      const verdict = weigh(text.slice(start, mended.end), whole, 'strict');
      const { end } = mended;
      if (verdict !== 'no') return { ...solution, text: whole, end, mended, unmendedEnd: end, verdict };
    }
    const verdict = weigh(run, repaired, 'strict');
    if (verdict !== 'no') return { ...solution, text: repaired, verdict, unmendedEnd: mended?.end ?? end };
    // An ASCII character behind the run may be the second byte of its last character.
    const tail = /^[\x20-\x7e]/.exec(text.slice(end, end + 1))?.[0] ?? '';
    const deeper = undoAnother(repaired + tail);
    const deeperVerdict = deeper && weigh(run, deeper.text, 'strict');
    if (deeper === undefined || deeperVerdict === undefined || deeperVerdict === 'no') return undefined;
    const deeperEnd = end + tail.length;
    const mixups = [mixup, ...deeper.mixups];
    return { ...solution, text: deeper.text, end: deeperEnd, unmendedEnd: deeperEnd, mixups, verdict: deeperVerdict };
  }
  const verdict = weigh(run, repaired, 'loose');
  return verdict === 'no' ? undefined : { ...solution, text: repaired, verdict };
}

/**
 * The solutions to apply, by position: of two that overlap the one that explains more; one that is only plausible in
 * company where its mix-up is certain elsewhere in the text.
 */
export function choose(solutions: readonly Solution[]): Solution[] {
  const certain = new Set(solutions.filter(({ verdict }) => verdict === 'certain').map(keyOf));
  const chosen: Solution[] = [];
  const taken = new Uint8Array(solutions.reduce((last, { end }) => Math.max(last, end), 0));
  for (const solution of solutions.toSorted((a, b) => b.gain - a.gain)) {
    const supported = solution.verdict === 'certain' || certain.has(keyOf(solution));
    if (!supported || taken.subarray(solution.start, solution.end).includes(1)) continue;
    taken.fill(1, solution.start, solution.end);
    chosen.push(solution);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function keyOf({ mixups }: Solution): string {
  return mixups.map(({ written, read }) => `${written} ${read}`).join();
}
