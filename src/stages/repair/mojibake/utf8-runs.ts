/**
 * Finds runs whose characters, as bytes of a legacy encoding, spell sound UTF-8. One pass over the text; no string is
 * made before a run is found. Does not decide whether a run is repaired.
 */
import type { Candidate, Mixup, Search } from './candidate.ts';
import { bytesTable, NONE } from './codecs.ts';
import { surpriseTable } from './plausibility.ts';

/** Below this no run can be repaired, so that none is reported. */
const LEAST_GAIN = 90;

/** The lowest and highest byte that begins a sequence worth looking at. */
const FIRST_LEAD: Readonly<Record<Mixup['read'], number>> = { gbk: 0xe2, big5: 0xe2, 'windows-1252': 0xc2 };
const LAST_LEAD = 0xf4;

/** What a unit can be of a pair that a run begins with. */
const START = 1;
const NEXT = 2;

export function utf8Runs(read: Mixup['read']): Search {
  const mixup = { written: 'utf-8', read } as const;
  const bytes = bytesTable(read);
  const first = FIRST_LEAD[read];
  const places = new Uint8Array(0x10000);
  for (let unit = 0; unit < places.length; unit++) {
    const value = bytes[unit] as number;
    places[unit] = (isStart(value, first) ? START : 0) | (isContinuation(value) ? NEXT : 0);
  }
  return {
    sign: [START, NEXT].map((place) => (unit) => ((places[unit] as number) & place) !== 0),
    find(_, units) {
      const found: Candidate[] = [];
      for (let i = 0; i + 1 < units.length; i++) {
        const isSign =
          ((places[units[i] as number] as number) & START) !== 0 &&
          ((places[units[i + 1] as number] as number) & NEXT) !== 0;
        if (!isSign) continue;
        const run = parse(units, i, bytes);
        if (run.gain >= LEAST_GAIN) found.push({ mixup, start: i, ...run });
        if (run.end > i + 1) i = run.end - 1;
      }
      return found;
    },
  };
}

/** True of a character whose bytes begin a sequence. */
function isStart(value: number, first: number): boolean {
  if (value < 0x80 || value === NONE) return false;
  const lead = value > 0xff ? value >> 8 : value;
  return first <= lead && lead <= LAST_LEAD && (value <= 0xff || (value & 0xc0) === 0x80);
}

/** True where a character's first byte may continue a sequence. Every sequence that is looked at reaches into a second. */
function isContinuation(value: number): boolean {
  if (value === NONE) return false;
  return ((value > 0xff ? value >> 8 : value) & 0xc0) === 0x80;
}

/** How many bytes follow a lead byte; -1 where it is none. */
function followers(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc2 || byte > LAST_LEAD) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/**
 * Reads on from `start` as long as the bytes are UTF-8, and gives the end at which the reading is most ahead of what
 * stands there. An end is a place where a character of the text and a sequence of bytes end together.
 */
function parse(units: Uint16Array, start: number, bytes: Uint16Array): { end: number; gain: number } {
  const surprises = surpriseTable();
  let best = { end: start, gain: 0 };
  let gain = 0;
  let missing = 0;
  let codePoint = 0;
  for (let i = start; i < units.length; i++) {
    const unit = units[i] as number;
    const value = bytes[unit] as number;
    if (value === NONE) break;
    for (let shift = value > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
      const byte = (value >> shift) & 0xff;
      if (missing === 0) {
        missing = followers(byte);
        if (missing < 0) return best;
        codePoint = missing === 0 ? byte : byte & (0x3f >> missing);
      } else {
        if ((byte & 0xc0) !== 0x80) return best;
        codePoint = (codePoint << 6) | (byte & 0x3f);
        missing--;
      }
      if (missing === 0) gain -= codePoint > 0xffff ? ASTRAL : (surprises[codePoint] as number);
    }
    gain += surprises[unit] as number;
    if (missing === 0) {
      if (gain < 0) break;
      if (gain > best.gain) best = { end: i + 1, gain };
    }
  }
  return best;
}

/** A pair of surrogates: emoji and rare ideographs, as the table has each half. */
const ASTRAL = 160;
