/** Words in Latin letters: where one begins and ends, and which of a text's characters are an address. */
import type { Span } from '../model/span.ts';

const LETTER = /\p{Script=Latin}/u;
const DIGIT = /\p{Nd}/u;

/** Towards the text's end or its start. */
type Direction = 1 | -1;

/**
 * True where an edge of `span` lies inside a run of Latin letters or a number, or at a mark that joins it to one: `ai` in
 * `main`, `Saas` in `Saas-Fee`, `9400` in `94001` and in `9400.5`.
 */
export function isPartOfLatinWord(text: string, { start, end }: Span): boolean {
  return cutsWord(text, start, -1) || cutsWord(text, end, 1) || cutsNumber(text, start, -1) || cutsNumber(text, end, 1);
}

function cutsWord(text: string, edge: number, outward: Direction): boolean {
  const [inner, next, afterNext] = around(text, edge, outward);
  if (!LETTER.test(inner)) return false;
  return LETTER.test(next) || ((next === '-' || next === '_') && (LETTER.test(afterNext) || DIGIT.test(afterNext)));
}

/**
 * True where a number goes on beyond an edge.
 *
 * @param outward the direction away from what ends at `edge`
 */
export function cutsNumber(text: string, edge: number, outward: Direction): boolean {
  const [inner, next, afterNext] = around(text, edge, outward);
  return DIGIT.test(inner) && (DIGIT.test(next) || ((next === '.' || next === ',') && DIGIT.test(afterNext)));
}

/** The characters inside an edge, beyond it, and beyond that; empty where the text ends. */
function around(text: string, edge: number, outward: Direction): [inner: string, next: string, afterNext: string] {
  const at = outward === 1 ? edge : edge - 1;
  return [text.charAt(at - outward), text.charAt(at), text.charAt(at + outward)];
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
