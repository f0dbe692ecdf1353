/** Where the table `han-pairs.bin` keeps a pair of characters: shared by the build that sets the bits and their reader. */

/** 256 KB; some six pairs of a hundred share a bit with a word's. */
export const PAIR_BITS: number = 1 << 21;

/** The bit for two neighbouring UTF-16 units. */
export function pairBit(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77);
  return (hash ^ (hash >>> 15)) & (PAIR_BITS - 1);
}
