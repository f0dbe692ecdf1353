/** Finds what looks like a reading in brackets. Says only what stands there, not whether it belongs there. */
import { gbk, isGb2312Han } from './gbk.ts';
import { hasReading, hasTone, LETTERS, normalizeReading } from './readings.ts';

export interface Annotation {
  /** From the opening bracket, or the "?" that stands in its place, to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** The character in front; empty where there is none. */
  readonly char: string;
  readonly reading: string;
  readonly toned: boolean;
  /**
   * - `table`: a reading of the character in front, which GBK holds outside GB2312;
   * - `common`: a reading of the character in front, which is in GB2312;
   * - `torn`: a "?" took the place of the opening bracket, or a Latin letter that of the character;
   * - `gloss`: something else, such as the reading of a whole word.
   */
  readonly kind: 'table' | 'common' | 'torn' | 'gloss';
  /** True where a space stands behind, as some sites put it. */
  readonly spaced: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '（': '）', '[': ']', '?': ')', '\ufffd': ')' };
const BRACKETED = new RegExp(`[(（[?\ufffd]([${LETTERS}' ]{1,40})[)）\\]]`, 'g');

export function findAnnotations(text: string): Annotation[] {
  const found: Annotation[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const opening = match[0].charAt(0);
    const end = match.index + match[0].length;
    if (CLOSING[opening] !== text.charAt(end - 1)) continue;
    const reading = normalizeReading(match[1] ?? '');
    const char = text.charAt(match.index - 1);
    const kind = classify(char, opening, reading);
    if (kind === undefined) continue;
    found.push({
      start: match.index,
      end,
      char,
      reading,
      toned: hasTone(reading),
      kind,
      spaced: text.charAt(end) === ' ',
    });
  }
  return found;
}

function classify(char: string, opening: string, reading: string): Annotation['kind'] | undefined {
  const torn = opening === '?' || opening === '\ufffd' || /[@-~]/.test(char);
  if (torn) return hasTone(reading) && /^[^' ]{1,7}$/.test(reading) ? 'torn' : undefined;
  const code = gbk().codeOf[char.charCodeAt(0)] ?? 0;
  if (code !== 0 && hasReading(char, reading)) return isGb2312Han(code) ? 'common' : 'table';
  return hasTone(reading) ? 'gloss' : undefined;
}
