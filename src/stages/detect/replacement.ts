/** Writes a replacement as the text around it is written: in its script, with its capitals, with its brackets. */
import { pluralOf } from '../../language/latin.ts';
import { countScripts } from '../../language/script.ts';
import type { Term } from '../../model/rule.ts';
import type { Span } from '../../model/span.ts';
import { withCapitalsOf } from './capitals.ts';

/** How much text to each side of a hit tells the script, in UTF-16 units: the nearest that tells, else the whole text. */
const NEIGHBOURHOODS = [10, 200];

export function replacementRenderer(text: string): (term: Term, hit: Span, plural: boolean) => string {
  let whole: boolean | undefined;
  const isHant = ({ start, end }: Span): boolean => {
    for (const reach of NEIGHBOURHOODS) {
      const near = prefersHant(text.slice(Math.max(0, start - reach), end + reach));
      if (near !== undefined) return near;
    }
    whole ??= prefersHant(text) ?? false;
    return whole;
  };
  return (term, hit, plural) => {
    const replacement = term.hans !== term.hant && isHant(hit) ? term.hant : term.hans;
    const inCapitals = withCapitalsOf(text, hit, plural ? pluralOf(replacement) : replacement);
    return withWidthOf(text.slice(hit.start, hit.end), inCapitals);
  };
}

/** What both end with is left in the width that the text has: 大语言模型（LLM） for 法学硕士（LLM）. */
function withWidthOf(actual: string, replacement: string): string {
  let same = 0;
  while (isSame(actual.at(-1 - same), replacement.at(-1 - same))) same++;
  return replacement.slice(0, replacement.length - same) + actual.slice(actual.length - same);
}

/** True of a character and the same in another width. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && (one === other || one.normalize('NFKC') === other?.normalize('NFKC'));
}

/** Undefined where a text has as many characters of one script as of the other. */
function prefersHant(text: string): boolean | undefined {
  const { hans, hant } = countScripts(text);
  return hans === hant ? undefined : hant > hans;
}
