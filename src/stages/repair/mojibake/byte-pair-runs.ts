/**
 * Finds runs in which each two single-byte characters stand for one character of a double-byte encoding. Does not
 * decide whether a run is repaired.
 */
import type { Sign } from '../../../model/sign.ts';
import type { Candidate, Mixup, Search } from './candidate.ts';
import { bytesTable, type DoubleByte, NONE, unitsTable } from './codecs.ts';
import { surpriseTable } from './plausibility.ts';

/** Below this no run can be repaired, so that none is reported. */
const LEAST_GAIN = 60;

/** A run begins with four characters that are no ASCII: less is an accented word of a European language. */
const LEAST_LETTERS = 4;

function isLetter(unit: number): boolean {
  if (unit < 0x2000) return 0x80 <= unit && (unit <= 0x17f || unit === 0x2c6 || unit === 0x2dc);
  return (0x2013 <= unit && unit <= 0x203a) || unit === 0x20ac || unit === 0x2122;
}

const SIGN: Sign = Array<typeof isLetter>(LEAST_LETTERS).fill(isLetter);

export function bytePairRuns(mixup: Mixup): Search {
  return { sign: SIGN, find: (text, units) => findRuns(text, units, mixup) };
}

function findRuns(text: string, units: Uint16Array, mixup: Mixup): Candidate[] {
  const found: Candidate[] = [];
  for (let at = nextLetters(units, 0); at !== -1; ) {
    const runs = [at, at + 1].map((start) => ({ mixup, start, ...parse(text, start, mixup) }));
    const [run, shifted] = runs as [Candidate, Candidate];
    const best = withPairsBefore(text, run.gain >= shifted.gain ? run : shifted);
    if (best.gain >= LEAST_GAIN) found.push(best);
    at = nextLetters(units, Math.max(at + LEAST_LETTERS, best.end));
  }
  return found;
}

/** Where the first {@link LEAST_LETTERS} letters in a row begin, looked for from `from` on; -1 where none do. */
function nextLetters(units: Uint16Array, from: number): number {
  let count = 0;
  for (let last = from + LEAST_LETTERS - 1; last < units.length; last += LEAST_LETTERS - count) {
    count = 0;
    while (count < LEAST_LETTERS && isLetter(units[last - count] as number)) count++;
    if (count === LEAST_LETTERS) return last - count + 1;
  }
  return -1;
}

/** Pairs in front whose second byte is ASCII, as in `ÕJ`: too little to begin a run, and part of it all the same. */
function withPairsBefore(text: string, run: Candidate): Candidate {
  const { written, read } = run.mixup;
  const units = unitsTable(written as DoubleByte);
  const bytes = bytesTable(read);
  const surprises = surpriseTable();
  let { start, gain } = run;
  for (; start >= 2; start -= 2) {
    const [first, second] = [text.charCodeAt(start - 2), text.charCodeAt(start - 1)];
    const [lead, trail] = [bytes[first] as number, bytes[second] as number];
    const other = lead < 0x80 || lead === NONE || trail === NONE ? 0 : (units[lead * 0x100 + trail] as number);
    const more = (surprises[first] as number) + (surprises[second] as number) - (surprises[other] as number);
    if (other === 0 || more < 0) break;
    gain += more;
  }
  return { ...run, start, gain };
}

/** Reads pairs from `start` on and gives the end at which the reading is most ahead of what stands there. */
function parse(text: string, start: number, { written, read }: Mixup): { end: number; gain: number } {
  const surprises = surpriseTable();
  const units = unitsTable(written as DoubleByte);
  const bytes = bytesTable(read);
  let best = { end: start, gain: 0 };
  let gain = 0;
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const lead = bytes[unit] as number;
    if (lead < 0x80) continue;
    const next = text.charCodeAt(i + 1);
    const trail = i + 1 < text.length ? (bytes[next] as number) : NONE;
    if (lead === NONE || trail === NONE) break;
    const other = units[lead * 0x100 + trail] as number;
    if (other === 0) break;
    gain += (surprises[unit] as number) + (surprises[next] as number) - (surprises[other] as number);
    i++;
    if (gain < 0) break;
    if (gain > best.gain) best = { end: i + 1, gain };
  }
  return best;
}
