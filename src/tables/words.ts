/**
 * Makes `words.bin`: the dictionary's words as a trie, with the frequency of each word and of all words that begin
 * alike. `language/word-trie.ts` reads it.
 *
 * Nodes are numbered by depth and, within it, in the order of the words, so that the children of a node are neighbours,
 * sorted by character; node 0 is the root. Layout, little endian: Uint32 number of nodes n; Uint32[n + 1] where each
 * node's children begin; Uint16[n] its last character as UTF-16 unit; Uint8[n] the frequency of the word that ends
 * there, Uint8[n] that of all words through it, both as {@link SCALE} times the natural logarithm, plus 1; 0 for none.
 */
import { wordFrequencies } from './dictionary.ts';

/** Steps for each natural logarithm: frequencies are exact to 4 in a hundred. */
const SCALE = 14;

export function makeWords(): Uint8Array {
  const sorted = [...wordFrequencies()].sort(([a], [b]) => (a < b ? -1 : 1));
  const units: number[] = [0];
  const first: number[] = [];
  const own: number[] = [];
  const below: number[] = [];
  /** For each node, which of the sorted words pass through it. */
  const ranges: (readonly [from: number, to: number])[] = [[0, sorted.length]];
  let depth = 0;
  let level = 1;
  for (let node = 0; node < ranges.length; node++) {
    if (node === level) {
      depth++;
      level = ranges.length;
    }
    const [from, to] = ranges[node] as readonly [number, number];
    const ends = sorted[from]?.[0].length === depth;
    first.push(ranges.length);
    own.push(ends ? (sorted[from]?.[1] ?? 0) : 0);
    let sum = own[node] ?? 0;
    for (let start = ends ? from + 1 : from, i = start; i < to; i++) {
      sum += sorted[i]?.[1] ?? 0;
      const unit = unitAt(sorted, i, depth);
      if (i + 1 < to && unitAt(sorted, i + 1, depth) === unit) continue;
      units.push(unit);
      ranges.push([start, i + 1]);
      start = i + 1;
    }
    below.push(sum);
  }
  const parts = [
    new Uint32Array([units.length]),
    new Uint32Array([...first, units.length]),
    new Uint16Array(units),
    quantised(own),
    quantised(below),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)));
}

const unitAt = (words: readonly (readonly [string, number])[], index: number, depth: number): number =>
  words[index]?.[0].charCodeAt(depth) ?? 0;

const quantised = (values: readonly number[]): Uint8Array =>
  Uint8Array.from(values, (value) => (value < 1 ? 0 : Math.round(SCALE * Math.log(value)) + 1));
