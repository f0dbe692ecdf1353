/**
 * Finds runs in which each two single-byte characters stand for one character of a double-byte encoding. Does not
 * decide whether a run is repaired.
 */
import type { Candidate, Mixup, Search } from './candidate.ts';
import { bytesTable, type DoubleByte, NONE, unitsTable } from './codecs.ts';
import { surpriseTable } from './plausibility.ts';

/** Below this no run can be repaired, so that none is reported. */
const LEAST_GAIN = 60;

/** A run begins with four characters that are no ASCII: less is an accented word of a European language. */
const LETTER = /[\u0080-\u017f\u2013-\u203a\u20ac\u2122\u02c6\u02dc]/;
const START = new RegExp(`${LETTER.source}{4}`, 'gu');

export function bytePairRuns(mixup: Mixup): Search {
  return { signs: [[LETTER, LETTER]], find: (text) => findRuns(text, mixup) };
}

function findRuns(text: string, mixup: Mixup): Candidate[] {
  const found: Candidate[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match !== null; match = START.exec(text)) {
    const runs = [match.index, match.index + 1].map((start) => ({ mixup, start, ...parse(text, start, mixup) }));
    const [run, shifted] = runs as [Candidate, Candidate];
    const best = withPairsBefore(text, run.gain >= shifted.gain ? run : shifted);
    if (best.gain >= LEAST_GAIN) found.push(best);
    START.lastIndex = Math.max(match.index + match[0].length, best.end);
  }
  return found;
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
