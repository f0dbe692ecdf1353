/**
 * Takes out what a page's markup left in the text of an article: tags, torn tags, comments, scripts, and character
 * references encoded once or more. Knows HTML and nothing of the language of the text.
 */
import { decodeHTMLStrict } from 'entities/decode';
import type { Edit } from '../../model/edit.ts';
import type { Sign } from '../../model/sign.ts';
import { NOTHING, type Step } from '../../model/step.ts';
import { EACH, ELEMENTS, type Leftover, LINE_BREAKS } from './html-patterns.ts';

const NAME = 'html-leftovers';
const SIGNS: readonly Sign[] = [[/[<>&]/], [/\//, /[pdbsPDBS\u017f]/]];

/** Words of texts about markup and programs, which keep theirs; or a fenced block of code. */
const ABOUT_MARKUP =
  /\b(?:x?html5?|xml|css3?|svg|javascript|typescript|vue|jsx)\b|前端|标记语言|標記語言|转义|轉義|源代?码|源代?碼|(?:示例|以下|这段|這段)代[码碼]|程式碼|编程|編程|^```/imu;

/** A tag that the text speaks of: called one, or in quotes. */
const MENTIONED_TAG =
  /<\/?[a-z][^<>\n]{0,40}>\s?(?:标签|標籤|元素|标记|標記|tag|element)|(?:标签|標籤|元素|tag)\s?<\/?[a-z]|[`“「『'"]<\/?[a-z][^<>\n]{0,40}>[`”」』'"]/iu;

/**
 * Removes tags of known HTML elements, with a line break for `<br>` and block elements inside a line; comments; script
 * and style elements with their content; a tag torn at the end of a line (`/p>`, `<p`); and decodes character references,
 * as often as they were encoded.
 *
 * Stays on purpose: everything in a text about markup or programs; comparisons (a<b 且 c>d); names in brackets that no
 * HTML element has (<ThePaper>); tags in a row of a Markdown table; ampersands in names (R&D, AT&T); references without a semicolon.
 *
 * @example 正文&amp;nbsp;第二段</p> becomes 正文 第二段
 */
export const htmlLeftovers: Step = {
  name: NAME,
  signs: SIGNS,
  run(text) {
    const matches = [...text.matchAll(EACH)];
    if (matches.length === 0 || MENTIONED_TAG.test(text) || ABOUT_MARKUP.test(text.replace(EACH, ' '))) return NOTHING;
    const isInTable = tableReader(text);
    const edits = matches.flatMap((match) => editOf(text, match, isInTable) ?? []);
    return edits.length === 0 ? NOTHING : { edits, findings: [], rejections: [] };
  },
};

function editOf(text: string, match: RegExpExecArray, isInTable: (at: number) => boolean): Edit | undefined {
  const [actual] = match;
  const start = match.index;
  const end = start + actual.length;
  const found = match.groups as Leftover;
  const edit = (replacement: string, note: string): Edit => ({
    span: { start, end },
    text: replacement,
    cause: { kind: 'repair', name: NAME, evidence: [{ kind: 'note', text: note }] },
  });
  if (found.reference !== undefined) {
    const decoded = decodeReference(actual);
    return decoded === undefined ? undefined : edit(decoded, 'A character reference.');
  }
  if (found.comment !== undefined) return edit('', 'An HTML comment.');
  if (found.script !== undefined) return edit('', 'A script or style element.');
  const element = (found.element ?? found.torn ?? found.unclosed ?? '').toLowerCase();
  if (!ELEMENTS.has(element) || isInTable(start)) return undefined;
  if (found.element === undefined) return edit('', 'A torn HTML tag.');
  const breaks = LINE_BREAKS.has(element) && !isAtLineEdge(text, start, end);
  return edit(breaks ? '\n' : '', `The tag of an HTML element, ${element}.`);
}

function isAtLineEdge(text: string, start: number, end: number): boolean {
  return start === 0 || text[start - 1] === '\n' || end === text.length || text[end] === '\n' || text[end] === '\r';
}

/** Tells of places, asked for from left to right, whether they are in a row of a table. */
function tableReader(text: string): (at: number) => boolean {
  const row = /[^\S\n]*\|/uy;
  let end = -1;
  let isRow = false;
  let cellsFrom = 0;
  return (at) => {
    while (end < at && end < text.length) {
      row.lastIndex = end + 1;
      isRow = row.test(text);
      cellsFrom = row.lastIndex;
      const next = text.indexOf('\n', end + 1);
      end = next === -1 ? text.length : next;
    }
    return isRow && cellsFrom <= at;
  };
}

/** More layers than this are not encoding by accident. */
const MOST_LAYERS = 5;

/** The text of a reference, as often encoded as it may be; undefined where it stands for nothing that is text. */
function decodeReference(reference: string): string | undefined {
  let decoded = reference;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = decodeHTMLStrict(decoded);
    if (next === decoded) break;
    decoded = next;
  }
  if (decoded === reference || NO_TEXT.test(decoded)) return undefined;
  return decoded === '\u00a0' ? ' ' : decoded;
}

const NO_TEXT = /[\p{Cc}\p{Co}\ufffd]/u;
