/** Cuts scraped text into what the decoder consumes one at a time. Says what stands there, not what it was. */
import { gbk } from './gbk.ts';
import { hasTone, LETTERS, normalizeReading } from './readings.ts';

export type Token =
  /** A character of two bytes. */
  | { readonly kind: 'pair'; readonly start: number; readonly end: number; readonly code: number }
  | { readonly kind: 'ascii'; readonly start: number; readonly end: number; readonly code: number }
  /** "?" or U+FFFD: a byte without its partner, a character that GBK lacks, or a question mark. */
  | { readonly kind: 'query'; readonly start: number; readonly end: number }
  /** A reading in brackets; torn where a query stands in place of the opening one. */
  | {
      readonly kind: 'reading';
      readonly start: number;
      readonly end: number;
      readonly reading: string;
      readonly torn: boolean;
    }
  /** The end of the line or of the text, or a character that GBK lacks. */
  | { readonly kind: 'end'; readonly start: number; readonly end: number };

const READING = new RegExp(`[(?\ufffd]([${LETTERS}]{1,7})\\)`, 'y');

/** @param isReading whether a reading without a tone is one of the page's */
export function tokenAt(text: string, start: number, isReading: (reading: string) => boolean): Token {
  const unit = text.charCodeAt(start);
  if (unit === 0x28 || unit === 0x3f || unit === 0xfffd) {
    READING.lastIndex = start;
    const match = READING.exec(text);
    const reading = normalizeReading(match?.[1] ?? '');
    if (match !== null && (hasTone(reading) || isReading(reading))) {
      return { kind: 'reading', start, end: start + match[0].length, reading, torn: unit !== 0x28 };
    }
  }
  const end = start + 1;
  if (unit === 0x3f || unit === 0xfffd) return { kind: 'query', start, end };
  if (unit >= 0x20 && unit < 0x7f) return { kind: 'ascii', start, end, code: unit };
  const code = gbk().codeOf[unit] ?? 0;
  return code === 0 ? { kind: 'end', start, end } : { kind: 'pair', start, end, code };
}

/** The GBK code of the full-width mark that the token is, or was before it was narrowed; 0 where it is none. */
export function markOf(token: Token | undefined): number {
  if (token?.kind === 'ascii' && isPunctuation(token.code)) return 0xa380 | token.code;
  if (token?.kind === 'query') return 0xa3bf;
  if (token?.kind === 'pair' && token.code >> 8 === 0xa3 && isPunctuation(token.code & 0x7f)) return token.code;
  return 0;
}

/** The marks that software cuts or narrows text at. */
const MARKS = new Set([...'!(),.:;?'].map((mark) => mark.charCodeAt(0)));

const isPunctuation = (ascii: number): boolean => MARKS.has(ascii);
