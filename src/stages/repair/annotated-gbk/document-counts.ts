/** Occurrences of characters and of pairs of them in one document: its own words and forms. */
import { forms } from './script-form.ts';
import type { Statistics } from './statistics.ts';

/** Counted by the numbers of the table in `statistics.ts`. */
export class DocumentCounts {
  readonly single: Float32Array;
  readonly seen: Uint8Array = new Uint8Array(0x10000);
  readonly #keys: Int32Array;
  readonly #counts: Uint16Array;
  readonly #mask: number;

  constructor(text: string, { idOfUnit, occurrences }: Statistics) {
    const { simplified } = forms();
    const size = 1 << Math.min(22, Math.max(10, Math.ceil(Math.log2(text.length * 2 + 1))));
    this.single = new Float32Array(occurrences.length);
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#counts = new Uint16Array(size);
    let before = 0;
    const length = Math.min(text.length, size >> 1);
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      this.seen[unit] = 1;
      const id = idOfUnit[simplified[unit] ?? 0] ?? 0;
      if (before !== 0 && id !== 0) {
        this.single[before] = (this.single[before] ?? 0) + 1;
        const slot = this.#slot(before, id);
        this.#keys[slot] = (before << 16) | id;
        this.#counts[slot] = Math.min(0xffff, (this.#counts[slot] ?? 0) + 1);
      }
      before = id;
    }
  }

  pair(before: number, id: number): number {
    return this.#counts[this.#slot(before, id)] ?? 0;
  }

  #slot(before: number, id: number): number {
    const key = (before << 16) | id;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
