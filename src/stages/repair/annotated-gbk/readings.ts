/** The readings that a character has, as pinyin syllables. Knows nothing of where they stand in a text. */
import { createRequire } from 'node:module';
import type { polyphonic as Polyphonic } from 'pinyin-pro';
import { foldScript } from '../../../language/fold.ts';

export const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';
/** What a reading in brackets may be spelt with: GBK also has a round a and a round g. */
export const LETTERS: string = `a-zɑɡüê${TONED}`;

const isToned = new RegExp(`[${TONED}]`);
const require = createRequire(import.meta.url);
const known = new Map<string, readonly string[]>();
let polyphonic: typeof Polyphonic | undefined;

/** One spelling for each syllable: the round letters made plain. */
export function normalizeReading(spelt: string): string {
  return spelt.normalize('NFC').replaceAll('ɑ', 'a').replaceAll('ɡ', 'g');
}

export function hasTone(reading: string): boolean {
  return isToned.test(reading);
}

/** The syllable without its tone; ü stays. */
function toneless(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

/** All readings of one character, with tones; empty for what is not a Chinese character. */
export function readingsOf(char: string): readonly string[] {
  const cached = known.get(char);
  if (cached !== undefined) return cached;
  polyphonic ??= (require('pinyin-pro') as { polyphonic: typeof Polyphonic }).polyphonic;
  const listed = (of: string): readonly string[] => polyphonic?.(of, { type: 'array' })[0] ?? [];
  // Of 間 only jiàn is listed, of 间 jiān as well.
  const readings = /\p{Script=Han}/u.test(char)
    ? [...new Set([...listed(char), ...listed(foldScript(char))].map(normalizeReading))]
    : [];
  known.set(char, readings);
  return readings;
}

const spellings = new Map<string, ReadonlySet<string>>();

/** True where `reading` is one of the character's, or one of them in the neutral tone or written without tones. */
export function hasReading(char: string, reading: string): boolean {
  let spelt = spellings.get(char);
  if (spelt === undefined) {
    const readings = readingsOf(char);
    spelt = new Set([...readings, ...readings.map(toneless)]);
    spellings.set(char, spelt);
  }
  return spelt.has(reading);
}
