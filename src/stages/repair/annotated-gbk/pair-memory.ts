/** Remembers what was computed of pairs of characters, as many as there is room for: a new one takes an older one's place. */

export class PairMemory {
  readonly #keys: Int32Array;
  readonly #values: Float64Array;
  readonly #shift: number;

  /** @param bits the room for pairs, as a power of 2 */
  constructor(bits: number) {
    this.#keys = new Int32Array(1 << bits);
    this.#values = new Float64Array(1 << bits);
    this.#shift = 32 - bits;
  }

  /** @param compute is asked where the value of the pair, of numbers below 2^16 that are not both 0, is not known */
  get(before: number, code: number, compute: (before: number, code: number) => number): number {
    const key = (before << 16) | code;
    const slot = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    if (this.#keys[slot] === key) return this.#values[slot] ?? 0;
    const value = compute(before, code);
    this.#keys[slot] = key;
    this.#values[slot] = value;
    return value;
  }

  clear(): void {
    this.#keys.fill(0);
  }
}
