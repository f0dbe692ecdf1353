/** Words in Latin letters: where one begins and ends, and which of a text's characters are an address. */
import type { Span } from '../model/span.ts';
import { markUnits } from './unit-class.ts';

const LETTER = 1;
const DIGIT = 2;
/** Of web and mail addresses, file names, handles. Han characters and spaces end them. */
const OF_ADDRESS = 4;

let classes: Uint8Array | undefined;

/** True where the unit at `at` is of one of the classes; false beyond the ends of the text. */
function is(text: string, at: number, kinds: number): boolean {
  classes ??= makeClasses();
  return ((classes[text.charCodeAt(at)] ?? 0) & kinds) !== 0;
}

function makeClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  markUnits(table, /[\p{Script=Latin}]/u, LETTER);
  markUnits(table, /[\p{Nd}]/u, DIGIT);
  markUnits(table, /[\w.:/?#@!$&'*+,;=%~-]/, OF_ADDRESS);
  return table;
}

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
  const next = beyond(edge, outward);
  if (!is(text, next - outward, LETTER)) return false;
  if (is(text, next, LETTER)) return true;
  return /[-_]/.test(text.charAt(next)) && is(text, next + outward, LETTER | DIGIT);
}

/**
 * True where a number goes on beyond an edge.
 *
 * @param outward the direction away from what ends at `edge`
 */
export function cutsNumber(text: string, edge: number, outward: Direction): boolean {
  const next = beyond(edge, outward);
  if (!is(text, next - outward, DIGIT)) return false;
  return is(text, next, DIGIT) || (/[.,]/.test(text.charAt(next)) && is(text, next + outward, DIGIT));
}

/** Where the first unit beyond an edge stands. */
function beyond(edge: number, outward: Direction): number {
  return outward === 1 ? edge : edge - 1;
}

/** The regular English plural of a noun phrase: `large models`, `companies`, `boxes`. */
export function pluralOf(phrase: string): string {
  if (/[^aeiou]y$/i.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/i.test(phrase) ? `${phrase}es` : `${phrase}s`;
}

/** How far an address may reach from a place in it; a longer run is not worth a look. */
const LONGEST_ADDRESS = 500;

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)|@|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/:?#]|$)/i;

/** The web or mail address, domain or file name that `span` touches, if it does. */
export function addressAt(text: string, span: Span): string | undefined {
  let { start, end } = span;
  const first = Math.max(0, start - LONGEST_ADDRESS);
  const last = Math.min(text.length, end + LONGEST_ADDRESS);
  while (start > first && is(text, start - 1, OF_ADDRESS)) start--;
  while (end < last && is(text, end, OF_ADDRESS)) end++;
  const run = text.slice(start, end);
  if (!/[.:@]/.test(run)) return undefined;
  const address = run.replace(/[.,:;!?]+$/, '');
  return ADDRESS.test(address) ? address : undefined;
}
