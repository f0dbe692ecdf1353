/**
 * How often a character follows one or two others in running text: what a list of words cannot tell. 3 MB, some 9 MB in memory, read
 * when it is first asked for; `tables/running-text.ts` says how it is laid out. Knows nothing of what its readers look
 * for.
 */
import { loadTable } from '../tables/load.ts';

export interface RunningText {
  /**
   * The probability that `unit` follows `before`, in simplified characters.
   *
   * @param otherwise what it is as far as anything else tells
   */
  pair(before: number, unit: number, otherwise: number): number;
  /** The same behind two characters. */
  triple(first: number, second: number, unit: number, otherwise: number): number;
}

/** How far pairs and triples are trusted at most: texts differ. */
const PAIRS = 0.4;
const TRIPLES = 0.5;

/** Slots of the hash table of pairs, as a power of 2: it holds some three hundred thousand. */
const BITS = 19;
const SLOTS: number = 1 << BITS;

let read: RunningText | undefined;

export function runningText(): RunningText {
  read ??= readRunningText();
  return read;
}

function readRunningText(): RunningText {
  const { buffer } = loadTable('running-text.bin').slice();
  const [n = 0, m = 0, t = 0] = new Uint32Array(buffer, 0, 3);
  let at = 12;
  const take = (size: number): number => {
    const from = at;
    at += size;
    return from;
  };
  const shorts = (size: number): Uint16Array => new Uint16Array(buffer, take(2 * size), size);
  const bytes = (size: number): Uint8Array => new Uint8Array(buffer, take(size), size);
  const firsts = shorts(n);
  const pairsOf = starts(shorts(n));
  const seconds = shorts(m);
  const triplesOf = starts(shorts(m));
  const thirds = shorts(t);
  const trustInPairs = bytes(n);
  const pairShares = bytes(m);
  const trustInTriples = bytes(m);
  const tripleShares = bytes(t);
  const shares = Float64Array.from({ length: 256 }, (_, step) => Math.exp(-step / 16));
  const trustIn = new Float64Array(0x10000);
  const keys = new Int32Array(SLOTS);
  const pairs = new Int32Array(SLOTS).fill(-1);
  const slotOf = (before: number, unit: number): number => {
    const key = (before << 16) | unit;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - BITS);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  };
  firsts.forEach((first, i) => {
    trustIn[first] = (PAIRS / 0xff) * (trustInPairs[i] ?? 0);
    for (let pair = pairsOf[i] ?? 0; pair < (pairsOf[i + 1] ?? 0); pair++) {
      const slot = slotOf(first, seconds[pair] ?? 0);
      keys[slot] = (first << 16) | (seconds[pair] ?? 0);
      pairs[slot] = pair;
    }
  });
  const pairOf = (before: number, unit: number): number => pairs[slotOf(before, unit)] ?? -1;
  return {
    pair(before, unit, otherwise) {
      const trust = trustIn[before] ?? 0;
      const found = trust === 0 ? -1 : pairOf(before, unit);
      return (1 - trust) * otherwise + (found < 0 ? 0 : trust * (shares[pairShares[found] ?? 0] ?? 0));
    },
    triple(first, second, unit, otherwise) {
      const context = pairOf(first, second);
      const trust = context < 0 ? 0 : (TRIPLES / 0xff) * (trustInTriples[context] ?? 0);
      if (trust === 0) return otherwise;
      const found = find(thirds, unit, triplesOf[context] ?? 0, triplesOf[context + 1] ?? 0);
      const share = found < 0 ? 0 : (shares[tripleShares[found] ?? 0] ?? 0);
      return trust * share + (1 - trust) * otherwise;
    },
  };
}

/** Where each row begins, and where the last one ends. */
function starts(lengths: Uint16Array): Uint32Array {
  const begins = new Uint32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) begins[i + 1] = (begins[i] ?? 0) + length;
  return begins;
}

/** The index of `wanted` among the sorted values from `low` to before `end`; -1 where it is none of them. */
function find(values: Uint16Array, wanted: number, low: number, end: number): number {
  let [from, to] = [low, end - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const value = values[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}
