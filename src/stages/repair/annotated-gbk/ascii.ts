/** How likely an ASCII character is in Chinese text, where no full-width form of it is known to the statistics. */
import { isLetter } from './gbk.ts';

const LATIN_AFTER_HAN = Math.log(0.006 / 52);
const LATIN_AFTER_LATIN = Math.log(0.75 / 30);
const DIGIT_AFTER_OTHER = Math.log(0.01 / 10);
const DIGIT_AFTER_DIGIT = Math.log(0.55 / 10);
const SPACE_AFTER_OTHER = Math.log(0.004);
const SPACE_AFTER_LATIN = Math.log(0.1);
const OTHER_ASCII = Math.log(0.0002);

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The logarithm of the probability that the ASCII character follows `before`, a GBK or ASCII code. */
export function scoreAscii(before: number, code: number): number {
  const afterLatin = isLetter(before);
  if (isLetter(code)) return afterLatin || before === 0x20 ? LATIN_AFTER_LATIN : LATIN_AFTER_HAN;
  if (isDigit(code)) return isDigit(before) || before === 0x2e ? DIGIT_AFTER_DIGIT : DIGIT_AFTER_OTHER;
  if (code === 0x20) return afterLatin || isDigit(before) ? SPACE_AFTER_LATIN : SPACE_AFTER_OTHER;
  return OTHER_ASCII;
}
