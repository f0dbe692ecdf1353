/** Words in Latin letters: where one begins and ends, and which of a text's characters are an address. */
import type { Span } from '../model/span.ts';

const LETTER = /\p{Script=Latin}/u;
const DIGIT = /\p{Nd}/u;

/**
 * True where an edge of `span` lies inside a run of Latin letters or a number, or at a hyphen or underscore that joins it
 * to one: `ai` in `main`, `Saas` in `Saas-Fee`.
 */
export function isPartOfLatinWord(text: string, { start, end }: Span): boolean {
  return isInside(text, start) || isInside(text, end) || isJoined(text, start, -1) || isJoined(text, end, 1);
}

function isJoined(text: string, edge: number, step: 1 | -1): boolean {
  const inner = text.charAt(step === 1 ? edge - 1 : edge);
  const joint = text.charAt(step === 1 ? edge : edge - 1);
  const outer = text.charAt(step === 1 ? edge + 1 : edge - 2);
  return (joint === '-' || joint === '_') && LETTER.test(inner) && (LETTER.test(outer) || DIGIT.test(outer));
}

function isInside(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false;
  const before = text[at - 1] as string;
  const after = text[at] as string;
  return (LETTER.test(before) && LETTER.test(after)) || (DIGIT.test(before) && DIGIT.test(after));
}

/** The regular English plural of a noun phrase: `large models`, `companies`, `boxes`. */
export function pluralOf(phrase: string): string {
  if (/[^aeiou]y$/i.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/i.test(phrase) ? `${phrase}es` : `${phrase}s`;
}

/** Characters of web and mail addresses, file names, handles. Han characters and spaces end them. */
const ADDRESS_CHARACTER = /[\w.:/?#@!$&'*+,;=%~-]/;

/** How far an address may reach from a place in it; a longer run is not worth a look. */
const LONGEST_ADDRESS = 500;

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)|@|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/:?#]|$)/i;

/** The web or mail address, domain or file name that `span` touches, if it does. */
export function addressAt(text: string, span: Span): string | undefined {
  let { start, end } = span;
  const first = Math.max(0, start - LONGEST_ADDRESS);
  const last = Math.min(text.length, end + LONGEST_ADDRESS);
  while (start > first && ADDRESS_CHARACTER.test(text[start - 1] as string)) start--;
  while (end < last && ADDRESS_CHARACTER.test(text[end] as string)) end++;
  const run = text.slice(start, end).replace(/[.,:;!?]+$/, '');
  return ADDRESS.test(run) ? run : undefined;
}
