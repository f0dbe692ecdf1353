/**
 * Makes `words.bin`: the dictionary's words as a trie, with the frequency of each word and of all words that begin
 * alike. `language/word-trie.ts` reads it.
 *
 * Layout, little endian: the trie, as `trie.ts` lays it out; for each of its n nodes Uint8[n] the frequency of the word
 * that ends there, Uint8[n] that of all words through it, both as {@link SCALE} times the natural logarithm, plus 1; 0
 * for none.
 */
import { wordFrequencies } from './dictionary.ts';
import { concat, layOutTrie } from './trie.ts';

/** Steps for each natural logarithm: frequencies are exact to 4 in a hundred. */
const SCALE = 14;

export function makeWords(): Uint8Array {
  const sorted = [...wordFrequencies()].sort(([a], [b]) => (a < b ? -1 : 1));
  const { bytes, ranges, ends } = layOutTrie(sorted.map(([word]) => word));
  const own = ends.map((word) => sorted[word]?.[1] ?? 0);
  const through = ranges.map(([from, to]) => sorted.slice(from, to).reduce((sum, [, frequency]) => sum + frequency, 0));
  return concat([bytes, quantised(own), quantised(through)]);
}

const quantised = (values: readonly number[]): Uint8Array =>
  Uint8Array.from(values, (value) => (value < 1 ? 0 : Math.round(SCALE * Math.log(value)) + 1));
