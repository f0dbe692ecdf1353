/**
 * A trie laid out in two flat arrays (Aoe 1989): the child of node `s` by symbol `c` is `base[s] + c`, and it exists
 * where `check` of that slot is `s`. Knows symbols only, from 1 up; 0 is no symbol.
 */

export interface DoubleArray {
  readonly base: Int32Array;
  /** The parent of each node; -1 where a slot is free. */
  readonly check: Int32Array;
  /** The word that ends at each node, or -1. */
  readonly word: Int32Array;
}

/** Slots of the arrays, of which the free ones form a ring through slot 0, so that a base is found without a scan. */
class Slots {
  base: Int32Array<ArrayBuffer> = new Int32Array(0);
  check: Int32Array<ArrayBuffer> = new Int32Array(0);
  private next: Int32Array<ArrayBuffer> = new Int32Array(0);
  private previous: Int32Array<ArrayBuffer> = new Int32Array(0);

  constructor(size: number) {
    this.grow(size);
  }

  private grow(size: number): void {
    const old = this.check.length;
    if (size <= old) return;
    const length = Math.max(size, old * 2);
    this.base = enlarge(this.base, length);
    this.check = enlarge(this.check, length).fill(-1, old);
    this.next = enlarge(this.next, length);
    this.previous = enlarge(this.previous, length);
    for (let slot = Math.max(1, old); slot < length; slot++) this.link(slot);
  }

  private link(slot: number): void {
    const last = this.previous[0] as number;
    this.next[last] = slot;
    this.previous[slot] = last;
    this.next[slot] = 0;
    this.previous[0] = slot;
  }

  /** Takes a slot out of the ring of free ones. */
  take(slot: number, parent: number): void {
    const before = this.previous[slot] as number;
    const after = this.next[slot] as number;
    this.next[before] = after;
    this.previous[after] = before;
    this.check[slot] = parent;
  }

  /** A base from which every symbol's slot is free; `symbols` is sorted and not empty. */
  fit(symbols: readonly number[]): number {
    const first = symbols[0] as number;
    const last = symbols[symbols.length - 1] as number;
    let slot = this.next[0] as number;
    for (;;) {
      if (slot === 0) {
        slot = this.check.length;
        this.grow(slot + last + 1);
      }
      const base = slot - first;
      if (base > 0) {
        this.grow(base + last + 1);
        if (symbols.every((symbol) => this.check[base + symbol] === -1)) return base;
      }
      slot = this.next[slot] as number;
    }
  }
}

function enlarge(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

/** @param words distinct, none empty, each a sequence of symbols from 1 to `symbols` */
export function buildDoubleArray(words: readonly Uint16Array[], symbols: number): DoubleArray {
  const sorted = Int32Array.from(words.keys()).sort((a, b) =>
    compare(words[a] as Uint16Array, words[b] as Uint16Array),
  );
  const slots = new Slots(symbols + 2);
  slots.check[0] = 0;
  const ends = new Map<number, number>();
  const order = [0];
  const ranges = [0, sorted.length];
  for (let n = 0, depth = 0, levelEnd = 1; n < order.length; n++) {
    if (n === levelEnd) {
      depth++;
      levelEnd = order.length;
    }
    const node = order[n] as number;
    const to = ranges[2 * n + 1] as number;
    let from = ranges[2 * n] as number;
    if (from < to && (words[sorted[from] as number] as Uint16Array).length === depth) {
      ends.set(node, sorted[from] as number);
      from++;
    }
    const children: number[] = [];
    const starts: number[] = [];
    for (let i = from; i < to; i++) {
      const symbol = (words[sorted[i] as number] as Uint16Array)[depth] as number;
      if (symbol !== children[children.length - 1]) {
        children.push(symbol);
        starts.push(i);
      }
    }
    if (children.length === 0) continue;
    const base = slots.fit(children);
    slots.base[node] = base;
    children.forEach((symbol, k) => {
      slots.take(base + symbol, node);
      order.push(base + symbol);
      ranges.push(starts[k] as number, starts[k + 1] ?? to);
    });
  }
  const used = order.reduce((most, node) => Math.max(most, node), 0) + symbols + 1;
  const word = new Int32Array(used).fill(-1);
  for (const [node, index] of ends) word[node] = index;
  return {
    base: enlarge(slots.base.subarray(0, used), used),
    check: enlarge(slots.check.subarray(0, used), used).fill(-1, Math.min(used, slots.check.length)),
    word,
  };
}

function compare(a: Uint16Array, b: Uint16Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
