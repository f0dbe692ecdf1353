/**
 * Tells of most places of a text that no word begins there, by the two units that stand there: a Bloom filter (1970) of
 * the words' first pairs, small enough to stay in the processor's cache. Never wrong when it says no.
 */

/** How many bits of an index there are: 2^20 flags in 128 KB. */
const BITS = 20;

/** Odd, so that units of one row of Unicode, as Han characters are, spread over all flags. */
const FACTOR = 0x9e3b;

/** Of the second unit the last bits tell enough, and a word of one unit then takes few flags. */
const SECONDS = 0x2000;

function flagOf(first: number, second: number): number {
  return (first * FACTOR + (second & (SECONDS - 1))) & ((1 << BITS) - 1);
}

/** @param words not empty; behind a word of one unit anything may stand */
export function makePairFilter(words: readonly Uint16Array[]): Uint32Array {
  const flags = new Uint32Array((1 << BITS) / 32);
  const add = (first: number, second: number): void => {
    const flag = flagOf(first, second);
    flags[flag >>> 5] = (flags[flag >>> 5] as number) | (1 << (flag & 31));
  };
  for (const [first, second] of words) {
    if (second !== undefined) add(first as number, second);
    else for (let any = 0; any < SECONDS; any++) add(first as number, any);
  }
  return flags;
}

/**
 * The first place from `from` on where a word may begin. The last unit, which has no second one behind it, always may:
 * with no word before it, it is the place that is given back.
 */
export function nextPair(flags: Uint32Array, units: Uint16Array, from: number): number {
  const last = units.length - 1;
  let first = units[from] as number;
  for (let i = from; i < last; i++) {
    const second = units[i + 1] as number;
    const flag = flagOf(first, second);
    if ((((flags[flag >>> 5] as number) >>> (flag & 31)) & 1) !== 0) return i;
    first = second;
  }
  return last;
}
