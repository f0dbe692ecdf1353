/**
 * Words with their frequencies: jieba's dictionary, and the punctuation that it lacks. For the build only; the other
 * files of this folder make tables of it.
 */
import { dict } from '@node-rs/jieba/dict.js';

/** Occurrences for each thousand words of running text, rounded from common experience of modern prose. */
const PUNCTUATION: Readonly<Record<string, number>> = {
  '，': 75,
  '。': 38,
  '、': 14,
  '“': 10,
  '”': 10,
  '：': 6,
  '；': 3,
  '？': 3,
  '！': 3,
  '《': 3,
  '》': 3,
  '（': 4,
  '）': 4,
  '…': 1,
  '—': 2,
  '·': 1,
  '‘': 0.5,
  '’': 0.5,
  '「': 1,
  '」': 1,
  '『': 0.3,
  '』': 0.3,
  '【': 0.5,
  '】': 0.5,
  '\u3000': 1,
  '％': 0.5,
  '～': 0.2,
  '〈': 0.1,
  '〉': 0.1,
  '○': 0.1,
  '×': 0.05,
  '°': 0.05,
  '℃': 0.05,
  〇: 0.1,
  '．': 0.2,
};

const HAN_ONLY = /^[\u3400-\u9fff]+$/;

/** Every word of the dictionary, with its occurrences in the dictionary's corpus. */
export function dictionaryWords(): [word: string, frequency: number][] {
  // The dictionary's lines are `word frequency part-of-speech`.
  const lines = new TextDecoder().decode(dict).trimEnd().split('\n');
  return lines.map((line) => {
    const [word = '', frequency = ''] = line.split(' ');
    return [word, Number(frequency)];
  });
}

/** Each word of Han characters and each mark once, with its occurrences in the dictionary's corpus. */
export function wordFrequencies(): ReadonlyMap<string, number> {
  const words = new Map(dictionaryWords().filter(([word]) => HAN_ONLY.test(word)));
  let total = 0;
  for (const frequency of words.values()) total += frequency;
  for (const [mark, share] of Object.entries(PUNCTUATION)) words.set(mark, (total * share) / 1000);
  return words;
}
