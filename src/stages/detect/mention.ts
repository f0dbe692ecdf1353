/**
 * Tells where a text speaks of a form instead of using it: 被译成“钢钉”, 「月亮暗面」是误译, mistranslated as “big model”. Knows the
 * few words with which one speaks of translations and how quotations stand beside them; nothing of the glossary.
 */
import type { Span } from '../../model/span.ts';

/** How far to each side of a hit its sentence is looked at, in UTF-16 units. */
const REACH = 60;

const SENTENCE_END = /[。!?;…\n]|\.(?=\s|$)/g;

const OPEN = '["\'“‘「『《〈(]';
const CLOSE = '["\'”’」』》〉)]';
/** The part of a quotation that lies between its edge and the hit. */
const QUOTED = `[^"'“”‘’「」『』《》〈〉()。]{0,20}`;
/** What is neither a quotation nor the end of a clause. */
const WORDS = '[^。,"“「『《(]';
/** Quotations that stand with the hit in one list. */
const AND = '(?:[、,\\s]|以及|甚至|而非|而?不是|或|和|与|及|又|or|and|not)*';

const RENDERED =
  '(?:(?<![编破])译[成为作做]|译名|翻[成作]|[误错直硬死生音][译翻]|[误错][作写印]|[念读听误]成|写成(?=[^。,]{0,12}["“「『])|字面|' +
  'mistranslat\\w+|(?:translat|render)(?:e[sd]|ed|ing)\\b|literal(?:ly)? (?:mean|translat|render)\\w*|[("“‘]\\s*lit(?:erally\\b|\\.))';
const RENDERING =
  '(?:[误错硬死][译翻]|直译|译法|译[得成]?错|机翻|翻译腔|翻译错误|[口笔手]误|误植|错别?字|mistranslat|literal (?:translation|rendering))';

/** A verb, the words that may follow it, and the quotation or the bare form. */
const IN_FRONT = new RegExp(
  `${RENDERED}(?:` +
    `(?:[^"“「『《〈。,]{0,12}|[a-z0-9 '’-]{0,60} as )${OPEN}${QUOTED}(?:${CLOSE}${AND}${OPEN}${QUOTED}){0,4}|` +
    `(?:了|过|的|是|即|就|意思|意义|含义|意|为|成|作|指|一个|:|,|\\s|\\b(?:it|them|is|as|of|into|to|the|a|an)\\b)*)$`,
  'u',
);

/** Behind the quotation or the bare form: the words that may come between, and what it is called. */
const BEHIND = new RegExp(
  `^(?:${QUOTED}${CLOSE}(?:${AND}${OPEN}${QUOTED}${CLOSE}){0,4}${WORDS}{0,15}(?:${OPEN}${QUOTED}${CLOSE}${WORDS}{0,6}){0,2}(?:,${WORDS}{0,6})?|` +
    `(?:[这那一种个类样的是乃系属于就都等]|典型|显然|其实|不过|只是|机器|之类|\\s|\\b(?:is|was|are|a|an|the)\\b)*)${RENDERING}`,
  'u',
);

/**
 * @param folded the text after `fold`
 * @returns the words that show that the form at `span` is spoken of, with what lies between; undefined where it is used
 */
export function mentioned(folded: string, { start, end }: Span): string | undefined {
  const before =
    folded
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = folded.slice(end, end + REACH).split(SENTENCE_END)[0] ?? '';
  return (IN_FRONT.exec(before) ?? BEHIND.exec(after))?.[0].trim();
}
