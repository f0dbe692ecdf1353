/** Finds what looks like a reading in brackets. Says only what stands there, not whether it belongs there. */
import type { Sign } from '../../../model/sign.ts';
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
   * - `straddling`: a reading of what the byte before a Latin letter and the letter spell;
   * - `torn`: a "?" took the place of the opening bracket, or a Latin letter that of the character;
   * - `gloss`: something else, such as the reading of a whole word.
   */
  readonly kind: 'table' | 'common' | 'straddling' | 'torn' | 'gloss';
  /** True where a space stands behind, as some sites put it. */
  readonly spaced: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '（': '）', '[': ']', '?': ')', '\ufffd': ')' };
const BRACKETED = new RegExp(`[(（[?\ufffd]([${LETTERS}' ]{1,40})[)）\\]]`, 'g');

/** What every annotation begins with. */
export const SIGN: Sign = [/[(（[?\ufffd]/, new RegExp(`[${LETTERS}' ]`)];

export function findAnnotations(text: string): Annotation[] {
  const found: Annotation[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const opening = match[0].charAt(0);
    const end = match.index + match[0].length;
    if (CLOSING[opening] !== text.charAt(end - 1)) continue;
    const reading = normalizeReading(match[1] ?? '');
    const char = text.charAt(match.index - 1);
    const kind = classify(text.slice(Math.max(0, match.index - 2), match.index), opening, reading);
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

function classify(before: string, opening: string, reading: string): Annotation['kind'] | undefined {
  const char = before.slice(-1);
  if (opening === '(' && straddles(before, reading)) return 'straddling';
  const torn = opening === '?' || opening === '\ufffd' || /[@-~]/.test(char);
  if (torn) return hasTone(reading) && /^[^' ]{1,7}$/.test(reading) ? 'torn' : undefined;
  const code = gbk().codeOf[char.charCodeAt(0)] ?? 0;
  if (code !== 0 && hasReading(char, reading)) return isGb2312Han(code) ? 'common' : 'table';
  return hasTone(reading) ? 'gloss' : undefined;
}

/** True where the reading belongs to a character made of the second byte of one and the Latin letter behind it. */
function straddles(before: string, reading: string): boolean {
  const letter = before.charCodeAt(1);
  if (!(letter >= 0x40 && letter < 0x7f) || !hasTone(reading)) return false;
  const { codeOf, unitOf } = gbk();
  const code = (((codeOf[before.charCodeAt(0)] ?? 0) & 0xff) << 8) | letter;
  const unit = unitOf[code] ?? 0;
  return unit !== 0 && hasReading(String.fromCharCode(unit), reading);
}
