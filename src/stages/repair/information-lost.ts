/**
 * Flags places where an encoding error destroyed what was written. Nothing is restored here: what is gone is gone. Knows
 * nothing of the repairs that ran before.
 */

import type { Sign } from '../../model/sign.ts';
import type { Span } from '../../model/span.ts';
import { NOTHING, type Step } from '../../model/step.ts';

const NAME = 'information-lost';

/**
 * What is left of lost text: U+FFFD itself; U+FFFD written as UTF-8 and read as GBK or Windows-1252; and uninitialised
 * memory of Windows programs, 0xCC and 0xCD, read as GBK.
 */
const LOST = /\ufffd+|(?:锟斤拷)+(?:锟斤?)?|(?:锟斤)+拷?锟?|(?:ï¿½)+|烫{3,}|屯{3,}/gu;
const SIGNS: readonly Sign[] = [[/[\ufffd锟烫屯]/], [/ï/, /¿/]];

/** Words of texts that talk about such characters. */
const ABOUT = /乱码|亂碼|编码|編碼|字符集|mojibake|encoding|Unicode|UTF-?8|GBK/iu;

/** How far to each side such a word is looked for. */
const NEAR = 60;

const OPENING = /[“‘「『《"'`（(]$/u;
const CLOSING = /^[”’」』》"'`）)]/u;

/** More places than this in one document are reported as one: what is broken throughout needs no list. */
const MOST = 200;

/**
 * Flags 锟斤拷, 烫烫烫, 屯屯屯 and U+FFFD. Leaves them alone where a text talks about them: in quotes, or with a word
 * such as 乱码 near. Leaves 烫 and 屯 alone as words: 烫烫的.
 *
 * @example 他说锟斤拷，然后 is flagged, 著名的“锟斤拷”乱码 is not
 */
export const informationLost: Step = {
  name: NAME,
  signs: SIGNS,
  run(text) {
    const spans = [...text.matchAll(LOST)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter((span) => !isMentioned(text, span));
    if (spans.length === 0) return NOTHING;
    return {
      edits: [],
      findings: spans.slice(0, MOST).map((span) => finding(text, span, spans.length)),
      rejections: [],
    };
  },
};

function isMentioned(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  return (OPENING.test(before) && CLOSING.test(after)) || ABOUT.test(before) || ABOUT.test(after);
}

function finding(text: string, span: Span, count: number) {
  const rest = count > MOST ? ` The document has ${count} such places, of which ${MOST} are listed.` : '';
  return {
    rule: NAME,
    span,
    actual: text.slice(span.start, span.end),
    expected: [],
    tier: 'flag',
    category: 'linguistic-conventions/character-encoding',
    evidence: [],
    note: `An encoding error destroyed the characters that stood here.${rest}`,
  } as const;
}
