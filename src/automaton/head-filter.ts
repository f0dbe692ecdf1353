/**
 * Tells of most places of a text that no word begins there, by the two or three units that stand there: Bloom filters
 * (1970) of how words begin, small enough to stay in the processor's cache. Never wrong when it says no.
 */

export interface HeadFilter {
  /** Flags of the first two units of words, and of the first three. */
  readonly pairs: Uint32Array;
  readonly triples: Uint32Array;
}

/** How many bits an index has: 2^20 flags in 128 KB. */
const BITS = 20;

/** Of the units behind the first the last bits tell enough, and words that end before take few flags. */
const PAIR_BITS = 13;
const TRIPLE_BITS = 6;

/** A sum of products by odd numbers (Knuth 1973), of which the first bits depend on all of both. */
function flagOf(first: number, rest: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(rest, 0x85ebca77)) >>> (32 - BITS);
}

function pairFlag(first: number, second: number): number {
  return flagOf(first, second & ((1 << PAIR_BITS) - 1));
}

function tripleFlag(first: number, second: number, third: number): number {
  const mask = (1 << TRIPLE_BITS) - 1;
  return flagOf(first, ((second & mask) << TRIPLE_BITS) | (third & mask));
}

/** @param words not empty; behind a short word anything may stand */
export function makeHeadFilter(words: readonly Uint16Array[]): HeadFilter {
  const pairs = new Uint32Array((1 << BITS) / 32);
  const triples = new Uint32Array((1 << BITS) / 32);
  for (const [first = 0, second, third] of words) {
    for (const two of second === undefined ? every(PAIR_BITS) : [second]) set(pairs, pairFlag(first, two));
    for (const two of second === undefined ? every(TRIPLE_BITS) : [second]) {
      for (const three of third === undefined ? every(TRIPLE_BITS) : [third])
        set(triples, tripleFlag(first, two, three));
    }
  }
  return { pairs, triples };
}

function every(bits: number): Iterable<number> {
  return Array(1 << bits).keys();
}

function set(flags: Uint32Array, flag: number): void {
  flags[flag >>> 5] = (flags[flag >>> 5] as number) | (1 << (flag & 31));
}

/** Not 0 where a flag is set. */
function bit(flags: Uint32Array, flag: number): number {
  return ((flags[flag >>> 5] as number) >>> (flag & 31)) & 1;
}

/** Heads are looked for in so many units at a time. */
export const BLOCK = 0x1000;

/**
 * Finds the places from `from` on, in a block, where a word may begin. The last unit of all always may, as nothing stands
 * behind it.
 *
 * @returns how many there are; they are in `places`
 */
export interface HeadFinder {
  readonly places: Int32Array;
  find(units: Uint16Array, from: number): number;
}

/** The arrays are the finder's own: code that knows them is twice as fast as code that gets them. */
export function headFinder({ pairs, triples }: HeadFilter): HeadFinder {
  const places = new Int32Array(BLOCK);
  const find = (units: Uint16Array, from: number): number => {
    const end = Math.min(from + BLOCK, units.length);
    const last = Math.min(end, units.length - 1);
    // Every place is written, and kept by the count: branches here no processor could foresee.
    let likely = 0;
    let first = units[from] as number;
    for (let i = from; i < last; i++) {
      const second = units[i + 1] as number;
      places[likely] = i;
      likely += bit(pairs, pairFlag(first, second));
      first = second;
    }
    let count = 0;
    for (let n = 0; n < likely; n++) {
      const i = places[n] as number;
      const third = i + 2 < units.length ? (units[i + 2] as number) : 0;
      places[count] = i;
      count += bit(triples, tripleFlag(units[i] as number, units[i + 1] as number, third));
    }
    if (last < end) places[count++] = last;
    return count;
  };
  return { places, find };
}
