/** Where a script dictionary's filter keeps the first two units of a key: shared by the build and the reader. */

/** The bit for two neighbouring UTF-16 units, in a filter of 2 to the power `bits`. */
export function keyBit(first: number, second: number, bits: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)) >>> (32 - bits);
}
