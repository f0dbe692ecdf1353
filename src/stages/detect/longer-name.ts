/**
 * Tells where an English name goes on behind a hit: Overlord Tea Lady is another than Overlord Tea. Knows nothing of
 * rules.
 */
import type { Span } from '../../model/span.ts';
import { isInTitle } from './capitals.ts';

/** The next word, with a capital and small letters: CEO and IPO are no parts of names. */
const NEXT_WORD = /^ ([A-Z][a-z]+)/;

/** How companies and offices go on behind a name without making another of it. */
const ADDITIONS = new Set(
  'Inc Ltd Limited Co Corp Corporation Company Group Holding Holdings Technology Technologies Chief President Chairman Founder Director Vice'.split(
    ' ',
  ),
);

/** @param hit of a form in Latin letters; in a title all words have capitals, and none tells */
export function isPartOfLongerName(text: string, hit: Span): boolean {
  if (!/^[A-Z]/.test(text.charAt(hit.start))) return false;
  const next = NEXT_WORD.exec(text.slice(hit.end, hit.end + 40))?.[1];
  return next !== undefined && !ADDITIONS.has(next) && !isInTitle(text, hit);
}
