/** Common characters: level 1 of GB 2312 and of Big5, some 7,000 in all, and the punctuation of Chinese text. */
import { hanCharacters } from './encodings.ts';

let common: Set<string> | undefined;

/** True of the characters that nearly all of a Chinese text consists of, in either script. */
export function isCommon(character: string): boolean {
  common ??= new Set([
    ...'，。、；：？！…—·“”‘’「」『』《》〈〉（）【】％',
    ...hanCharacters('gb18030', [0xb0, 0xd7], [0xa1, 0xfe]),
    ...hanCharacters('big5', [0xa4, 0xc6], [0x40, 0xfe]),
  ]);
  return common.has(character);
}
