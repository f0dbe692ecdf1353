/**
 * Lays out words as a trie in flat tables; `language/trie.ts` reads it. Knows nothing of what is known of each word.
 *
 * Nodes are numbered by depth and, within it, in the order of the words, so that the children of a node are neighbours,
 * sorted by character; node 0 is the root. Layout, little endian: Uint32 number of nodes n; Uint32[n + 1] where each
 * node's children begin; Uint16[n] its last character as UTF-16 unit.
 */
export interface TrieLayout {
  readonly bytes: Uint8Array;
  /** For each node, which of the words pass through it or end there. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** For each node, the word that ends there; -1 where none does. */
  readonly ends: readonly number[];
}

/** @param words sorted by UTF-16 units, none twice */
export function layOutTrie(words: readonly string[]): TrieLayout {
  const units: number[] = [0];
  const first: number[] = [];
  const ends: number[] = [];
  const ranges: (readonly [from: number, to: number])[] = [[0, words.length]];
  let depth = 0;
  let level = 1;
  for (let node = 0; node < ranges.length; node++) {
    if (node === level) {
      depth++;
      level = ranges.length;
    }
    const [from, to] = ranges[node] as readonly [number, number];
    const hasEnd = words[from]?.length === depth;
    first.push(ranges.length);
    ends.push(hasEnd ? from : -1);
    for (let start = hasEnd ? from + 1 : from, i = start; i < to; i++) {
      const unit = unitAt(words, i, depth);
      if (i + 1 < to && unitAt(words, i + 1, depth) === unit) continue;
      units.push(unit);
      ranges.push([start, i + 1]);
      start = i + 1;
    }
  }
  return {
    bytes: concat([new Uint32Array([units.length, ...first, units.length]), new Uint16Array(units)]),
    ranges,
    ends,
  };
}

/** The bytes of several tables, one behind the other. */
export function concat(tables: readonly (Uint8Array | Uint16Array | Uint32Array)[]): Uint8Array {
  return Buffer.concat(
    tables.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}

const unitAt = (words: readonly string[], index: number, depth: number): number => words[index]?.charCodeAt(depth) ?? 0;
