/**
 * Keeps a replacement from saying again what stands beside it already: 生成式 in front of 生成式AI, 基金 behind 母基金.
 * Knows nothing of rules.
 */
import { isPartOfLatinWord } from '../../language/latin.ts';
import type { Span } from '../../model/span.ts';

interface Fitted {
  readonly replacement: string;
  /** The text beside it says all of it already. */
  readonly repeats: boolean;
}

/** A gloss belongs to what stands in front of it: 升级 behind 空中升级（OTA） is said twice too. */
const GLOSS = /^[(（][A-Za-z][A-Za-z0-9 .&-]*[)）]/;
const LONGEST_GLOSS = 40;

/**
 * Takes from a replacement what the text says directly in front of it or behind it, or behind its gloss, and what is
 * replaced does not.
 */
export function fitBetween(text: string, hit: Span, replacement: string): Fitted {
  const actual = text.slice(hit.start, hit.end);
  const whole = replacement.length;
  const behindGloss = hit.end + (GLOSS.exec(text.slice(hit.end, hit.end + LONGEST_GLOSS))?.[0].length ?? 0);
  const head = longest(whole, (length) => {
    if (replacement[length - 1] !== text[hit.start - 1]) return false;
    const part = replacement.slice(0, length);
    return !actual.startsWith(part) && stands(text, part, hit.start - length);
  });
  const tail = longest(whole, (length) => {
    const first = replacement[whole - length];
    if (first !== text[hit.end] && first !== text[behindGloss]) return false;
    const part = replacement.slice(whole - length);
    return !actual.endsWith(part) && (stands(text, part, hit.end) || stands(text, part, behindGloss));
  });
  const repeats = head === whole || tail === whole || head + tail >= whole;
  return { replacement: repeats ? replacement : replacement.slice(head, whole - tail), repeats };
}

/** The greatest length that holds, or 0. */
function longest(most: number, holds: (length: number) => boolean): number {
  for (let length = most; length > 0; length--) if (holds(length)) return length;
  return 0;
}

/** A single character says nothing twice, as 利 does not in 借贷便利利率; 的 does. */
function stands(text: string, part: string, start: number): boolean {
  if (start < 0 || !(part.trim().length > 1 || /^(的|[Aa] )$/.test(part)) || !text.startsWith(part, start))
    return false;
  return !isPartOfLatinWord(text, { start, end: start + part.length });
}
