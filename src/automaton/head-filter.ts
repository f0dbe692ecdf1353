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

/** Odd, so that units of one row of Unicode, as Han characters are, spread over all flags. */
const FACTOR = 0x9e3b;

/** Of the units behind the first the last bits tell enough, and words that end before take few flags. */
const PAIR_BITS = 13;
const TRIPLE_BITS = 6;

function pairFlag(first: number, second: number): number {
  return (first * FACTOR + (second & ((1 << PAIR_BITS) - 1))) & ((1 << BITS) - 1);
}

function tripleFlag(first: number, second: number, third: number): number {
  const mask = (1 << TRIPLE_BITS) - 1;
  return (first * FACTOR + (((second & mask) << TRIPLE_BITS) | (third & mask))) & ((1 << BITS) - 1);
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

function isSet(flags: Uint32Array, flag: number): boolean {
  return (((flags[flag >>> 5] as number) >>> (flag & 31)) & 1) !== 0;
}

/** The first place from `from` on where a word may begin. The last unit always may, as nothing stands behind it. */
export function nextHead({ pairs, triples }: HeadFilter, units: Uint16Array, from: number): number {
  const last = units.length - 1;
  for (let i = from; i < last; i++) {
    const first = units[i] as number;
    const second = units[i + 1] as number;
    if (!isSet(pairs, pairFlag(first, second))) continue;
    const third = i + 2 > last ? 0 : (units[i + 2] as number);
    if (isSet(triples, tripleFlag(first, second, third))) return i;
  }
  return last;
}
