/**
 * Fits the English indefinite article in front of a hit to what comes to stand there: a generic drug for an imitation
 * drug. Knows how words begin, nothing of rules.
 */
import type { Span } from '../../model/span.ts';

const ARTICLE = /(?<![\p{L}\p{N}'’&.-])an?(?=\s["“‘(]?$)/iu;

/** Letters whose names begin with a vowel. */
const SPELT_WITH_VOWEL = /^[AEFHILMNORSX]/i;
/** Capitals that are spelt out, as in IPO and mRNA. */
const SPELT_OUT = /^(?:[A-Z]{2,5}(?![A-Za-z])|[a-z][A-Z]{2})/;
/** Capitals that are read as a word. */
const READ_AS_WORD = /^(?:NIO|NASA|NATO|SASAC|NEEQ|RAM|ROM|SIM|HAMR|LIDAR)(?![A-Za-z])/;

const VOWEL = /^(?:[aeiou]|8|1[18](?!\d)|hour|honest|heir|hono[u]?r)/i;
/** Vowels that sound like y or w. */
const GLIDE = /^(?:eu|ewe|one(?![a-z])|once|u(?:ni(?!n|m)|s[aeiu]|ti|bi|ra|ro|ki))/i;

interface Fitted {
  readonly span: Span;
  readonly replacement: string;
}

/**
 * The hit with its article, where that is right before the hit and wrong before the replacement; else both as they are.
 *
 * @example fitArticle('an imitation drug', { start: 3, end: 17 }, 'generic drug') // 0 to 17, 'a generic drug'
 */
export function fitArticle(text: string, hit: Span, replacement: string): Fitted {
  const from = Math.max(0, hit.start - 5);
  const article = ARTICLE.exec(text.slice(from, hit.start));
  if (article === null) return { span: hit, replacement };
  const [word] = article;
  const actual = text.slice(hit.start, hit.end);
  const isAn = word.length === 2;
  if (takesAn(actual) !== isAn || takesAn(replacement) !== !isAn) return { span: hit, replacement };
  const start = from + article.index;
  const other = isAn ? word.charAt(0) : word + (actual === actual.toUpperCase() && word === 'A' ? 'N' : 'n');
  return {
    span: { start, end: hit.end },
    replacement: other + text.slice(start + word.length, hit.start) + replacement,
  };
}

/** Undefined where the phrase begins with an article or with no Latin letter or digit. */
function takesAn(phrase: string): boolean | undefined {
  const words = phrase.replace(/^["'“‘(]+/, '');
  if (!/^[A-Za-z0-9]/.test(words) || /^(?:an?|the) /i.test(words)) return undefined;
  if (SPELT_OUT.test(words) && !READ_AS_WORD.test(words)) return SPELT_WITH_VOWEL.test(words);
  return VOWEL.test(words) && !GLIDE.test(words);
}
