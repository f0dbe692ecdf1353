/**
 * Finds what no-break spaces became on pages in GBK, which lacks them: "? ?" between characters. Says nothing of a "?"
 * that stands alone, which may be a question mark or any other character that GBK lacks.
 */
import type { Span } from '../../../model/span.ts';

const QUERIES = /(?<=[\p{Script=Han}【】《》（）])\?(?: \?)+(?=[\p{Script=Han}【】《》（）])/gu;

/** @example [...findNoBreakSpaces('【摘? ?要】')] // [{ start: 2, end: 5 }] */
export function* findNoBreakSpaces(text: string): Generator<Span> {
  for (const { index, 0: queries } of text.matchAll(QUERIES)) yield { start: index, end: index + queries.length };
}
