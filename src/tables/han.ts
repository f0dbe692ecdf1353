/**
 * Makes the tables `han-surprise.bin` and `han-pairs.bin`: how surprising each Han character is in modern Chinese, and
 * which two stand side by side in a word, from jieba's dictionary. For the build only; knows nothing of the stages.
 */
import { dict } from '@node-rs/jieba/dict.js';
import { PAIR_BITS, pairBit } from './han-pairs.ts';
import { foldAll } from './scripts.ts';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/** What a character costs that no word of the dictionary holds, in tenths of a nat. */
const UNSEEN = 170;

/** What a character costs at most that GB2312 counts among the 3,755 of daily use. */
const DAILY_USE = 95;

/** The dictionary's lines are `word frequency part-of-speech`. */
const WORDS: readonly (readonly [word: string, frequency: number])[] = new TextDecoder()
  .decode(dict)
  .split('\n')
  .map((line) => {
    const [word = '', frequency = '0'] = line.split(' ');
    return [word, Number(frequency)];
  });

/**
 * One byte for each character from U+4E00 to U+9FFF: the negative logarithm of its frequency in tenths of a nat. A
 * traditional character counts as its simplified one.
 */
export function hanSurprise(): Uint8Array {
  const weights = new Float64Array(0x10000);
  let total = 0;
  for (const [word, frequency] of WORDS) {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      weights[unit] = (weights[unit] as number) + frequency;
      total += frequency;
    }
  }
  const dailyUse = charactersOfDailyUse();
  const fold = foldAll();
  return Uint8Array.from({ length: LAST - FIRST + 1 }, (_, i) => {
    const unit = fold[FIRST + i] as number;
    const weight = weights[unit] as number;
    const surprise = weight === 0 ? UNSEEN : Math.min(UNSEEN, Math.round(-10 * Math.log(weight / total)));
    return dailyUse.has(unit) ? Math.min(surprise, DAILY_USE) : surprise;
  });
}

/** A bit for each two neighbours in a word, at {@link pairBit}. */
export function hanPairs(): Uint8Array {
  const bits = new Uint8Array(PAIR_BITS / 8);
  for (const [word] of WORDS) {
    for (let i = 1; i < word.length; i++) {
      const bit = pairBit(word.charCodeAt(i - 1), word.charCodeAt(i));
      bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7));
    }
  }
  return bits;
}

function charactersOfDailyUse(): Set<number> {
  const decoder = new TextDecoder('gbk');
  const characters = new Set<number>();
  for (let lead = 0xb0; lead <= 0xd7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      characters.add(decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0));
    }
  }
  return characters;
}
