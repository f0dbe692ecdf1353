/**
 * Gives an English term the capitals of the place that it comes to stand in. Knows no grammar: a sentence begins behind a
 * mark or a line break, and is a title where all its words but the small ones have capitals.
 */
import type { Span } from '../../model/span.ts';

/** How far to each side of a hit its sentence is looked at, in UTF-16 units. */
const REACH = 200;

const SENTENCE_END = /[.!?](?=[\s"'”’)\]]|$)|[。！？：；…\n]|[:;]\s/g;

/** Words that a title leaves in lower case. */
const SMALL = new Set(
  'a an and as at but by for from if in into nor of on or over per so than the to up via vs with yet'.split(' '),
);

/**
 * `Large model` for `Big model` at a sentence's start, `Large Model` for `Big Model` in a title, `large model` for both
 * elsewhere. A term with capitals of its own keeps them, and so does what stands for something in lower case.
 *
 * @param hit where what the term replaces stands
 */
export function withCapitalsOf(text: string, hit: Span, term: string): string {
  const actual = text.slice(hit.start, hit.end);
  if (!/^[A-Z]/.test(actual) || !/^[a-z-]+(?: |$)/.test(term)) return term;
  if (/\s/.test(actual) && actual === actual.toUpperCase()) return term.toUpperCase();
  if (isInTitle(text, hit)) return term.replace(/\S+/g, (word) => (SMALL.has(word) ? word : capitalised(word)));
  return /\p{L}/u.test(sentenceAround(text, hit)[0]) ? term : capitalised(term);
}

/** True where all words of the sentence but the small ones have capitals. */
export function isInTitle(text: string, hit: Span): boolean {
  const [before, after] = sentenceAround(text, hit);
  return isTitle(before, text.slice(hit.start, hit.end), after);
}

/** What stands in front of the hit and behind it in its sentence. */
function sentenceAround(text: string, { start, end }: Span): [before: string, after: string] {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  return [before, text.slice(end, end + REACH).split(SENTENCE_END)[0] ?? ''];
}

/** What is replaced says too little by itself, and a capital at a sentence's start says nothing. */
function isTitle(before: string, actual: string, after: string): boolean {
  if (/\p{Script=Han}/u.test(before + after)) return false;
  const [, ...words] = [before, actual, after].flatMap(wordsOf);
  const [, ...around] = [before, after].flatMap(wordsOf);
  return withoutSmall(words).every((word) => /^\P{Ll}/u.test(word)) && withoutSmall(around).length > 0;
}

function withoutSmall(words: readonly string[]): string[] {
  return words.filter((word) => !SMALL.has(word));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
