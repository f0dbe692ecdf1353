/**
 * Finds runs that one double-byte encoding holds and another was read as: each character stands for one character, so
 * that the gain of each is known beforehand. Does not decide whether a run is repaired.
 */
import type { Candidate, Mixup, Search } from './candidate.ts';
import { bytesTable, type DoubleByte, NONE, unitsTable } from './codecs.ts';
import { surpriseTable } from './plausibility.ts';

/** Below this no run can be repaired, so that none is reported. */
const LEAST_GAIN = 180;

/** A run ends where it has lost this much of what it had gained. */
const DROP = 250;

/** What a character costs that is none in the encoding it would have been written in: no run gets over it. */
const IMPOSSIBLE = -32_768;

/** Searches for several mix-ups at once: they share the sign that some of them gains enough. */
export function doubleByteRuns(mixups: readonly Mixup[]): Search {
  const tables = mixups.map((mixup) => ({ mixup, gains: makeGainTable(mixup) }));
  const highest = new Int16Array(0x10000).fill(IMPOSSIBLE);
  for (const { gains } of tables) {
    for (let unit = 0; unit < gains.length; unit++) {
      highest[unit] = Math.max(highest[unit] as number, gains[unit] as number);
    }
  }
  return {
    sign: { weights: highest, least: LEAST_GAIN },
    find: (text, units) => tables.flatMap(({ mixup, gains }) => findRuns(text, units, mixup, gains)),
  };
}

function findRuns(text: string, units: Uint16Array, mixup: Mixup, gains: Int16Array): Candidate[] {
  const found: Candidate[] = [];
  let start = 0;
  let gain = 0;
  let best = 0;
  let bestEnd = 0;
  for (let i = 0; i <= units.length; i++) {
    gain += i < units.length ? (gains[units[i] as number] as number) : IMPOSSIBLE;
    if (gain > best) {
      best = gain;
      bestEnd = i + 1;
    } else if (gain <= 0 || gain < best - DROP) {
      if (best >= LEAST_GAIN) {
        const run = withNeighbours(text, { mixup, start, end: bestEnd, gain: best }, gains);
        if (isLong(text, run)) found.push(run);
        i = run.end - 1;
      }
      start = i + 1;
      gain = 0;
      best = 0;
    }
  }
  return found;
}

/** A text that was misread was misread from end to end: a shorter run counts only where it is most of its line. */
const SHORTEST_RUN = 8;

function isLong(text: string, { start, end }: Candidate): boolean {
  if (end - start >= SHORTEST_RUN) return true;
  const before =
    text
      .slice(Math.max(0, start - SHORTEST_RUN), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + SHORTEST_RUN).split('\n')[0] ?? '';
  const line = before + text.slice(start, end) + after;
  return end - start >= 5 && 2 * (end - start) > line.replace(/[\0-\x7f]/g, '').length && line.length < SHORTEST_RUN;
}

/** Characters that gain nothing, at the edge of a line: this many belong to the run beside them. */
const EDGE = 2;

/**
 * Kana beside the run belong to it: they gain nothing, since they are no sign of damage by themselves, but Chinese has
 * none, and the commonest characters of Big5 are kana in GBK. So do a common character or two that begin or end its line.
 */
function withNeighbours(text: string, run: Candidate, gains: Int16Array): Candidate {
  let { start, end } = run;
  const fits = (i: number): boolean => text.charCodeAt(i) > 0x7f && gains[text.charCodeAt(i)] !== IMPOSSIBLE;
  const isKana = (i: number): boolean => KANA.test(text[i] ?? '') && fits(i);
  while (isKana(start - 1)) start--;
  while (isKana(end)) end++;
  for (let i = 1; i <= EDGE && fits(start - i); i++) if (isLineEdge(text[start - i - 1])) start -= i;
  for (let i = 0; i < EDGE && fits(end + i); i++) if (isLineEdge(text[end + i + 1])) end += i + 1;
  return { ...run, start, end };
}

function isLineEdge(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
}

const KANA = /[\u3040-\u30fa]/;

/** For each UTF-16 unit, how much less surprising it is in the other reading. */
function makeGainTable({ written, read }: Mixup): Int16Array {
  const units = unitsTable(written as DoubleByte);
  const bytes = bytesTable(read);
  const surprises = surpriseTable();
  const gains = new Int16Array(0x10000);
  for (let unit = 0; unit < gains.length; unit++) {
    const value = bytes[unit] as number;
    if (value < 0x80) continue;
    const other = value === NONE ? 0 : (units[value] as number);
    gains[unit] = other === 0 ? IMPOSSIBLE : (surprises[unit] as number) - (surprises[other] as number);
  }
  return gains;
}
