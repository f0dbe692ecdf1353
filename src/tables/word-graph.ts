/**
 * Makes `word-graph.bin`: words with what each costs in a segmentation. `language/word-graph.ts` reads it.
 *
 * The words are segmentit's, and jieba's that have letters or digits (C语言); the frequencies jieba's. jieba's other words
 * are no help: many are phrases (编程语言) or chance (局局长), which would hide a hit inside. segmentit's frequencies are
 * ranks and constants.
 *
 * Layout, little endian: the trie of the folded words, as `trie.ts` lays it out; for each of its n nodes Uint16[n] the
 * negative natural logarithm of the share of running words that is the word that ends there, in hundredths; 0 for none.
 */
import segmentit from 'segmentit';
import { dictionaryWords } from './dictionary.ts';
import { foldAll } from './scripts.ts';
import { concat, layOutTrie } from './trie.ts';

/** Occurrences that each word is given beside its own: jieba's counts are old, and low ones little more than chance. */
const SMOOTHING = 800;

/** Occurrences of a word that jieba does not have. The longer ones are mostly phrases: 中国人民. */
const uncounted = (word: string): number => (word.length > 3 ? 30 : 300);

/** Words that are younger than both dictionaries, and whose parts would be drawn to their neighbours. */
const YOUNGER = ['速运', '朋友圈', '网红', '主播', '微信'];

/** Most occurrences of a character that segmentit lists as no word are parts of words that jieba does not know. */
const PART_OF_WORD = 0.1;

const HAN = /^[\u3400-\u9fff]+$/;
const HAN_AND_LATIN = /^(?=.*[\u3400-\u9fff])(?=.*[a-z0-9])[\u3400-\u9fffa-z0-9]+$/;

export function makeWordGraph(): Uint8Array {
  const fold = folder();
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const [word, frequency] of dictionaryWords()) {
    frequencies.set(fold(word), (frequencies.get(fold(word)) ?? 0) + frequency);
    total += frequency;
  }
  const listed = new Set(segmentitWords().map(fold));
  for (const word of YOUNGER) {
    listed.add(word);
    frequencies.set(word, frequencies.get(word) ?? 0);
  }
  const cost = (word: string): number => {
    const frequency = frequencies.get(word);
    if (word.length > 1) return costOf((frequency === undefined ? uncounted(word) : frequency + SMOOTHING) / total);
    return costOf(Math.max(1, (frequency ?? 0) * (listed.has(word) ? 1 : PART_OF_WORD)) / total);
  };
  const words = new Set([...listed].filter((word) => HAN.test(word) || HAN_AND_LATIN.test(word)));
  for (const word of frequencies.keys()) {
    if (HAN_AND_LATIN.test(word) || (word.length === 1 && HAN.test(word))) words.add(word);
  }
  const sorted = [...words].sort();
  const { bytes, ends } = layOutTrie(sorted);
  return concat([bytes, Uint16Array.from(ends, (word) => (word === -1 ? 0 : cost(sorted[word] ?? '')))]);
}

const costOf = (share: number): number => Math.round(-100 * Math.log(share));

const segmentitWords = (): string[] => Object.keys(segmentit.useDefault(new segmentit.Segment()).DICT.TABLE);

/** `language/fold.ts` cannot serve: the build makes its table. */
function folder(): (word: string) => string {
  const table = foldAll();
  return (word) =>
    String.fromCharCode(...Array.from({ length: word.length }, (_, i) => table[word.charCodeAt(i)] ?? 0));
}
