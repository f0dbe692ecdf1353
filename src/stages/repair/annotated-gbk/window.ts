/**
 * Finds the windows that the damage garbled and has each decoded and proven. A window begins at a sign: a reading that
 * lost its opening bracket, or a "?" in front of a full-width mark; misaligned bytes cannot begin without one.
 */
import type { Span } from '../../../model/span.ts';
import { decode } from './decode.ts';
import type { Page } from './page.ts';
import { type Proven, prove } from './prove.ts';
import { LETTERS, TONED } from './readings.ts';

export interface Window {
  /** The garbled characters, as far as is known. */
  readonly span: Span;
  /** What it was; undefined where no reading of it could be proven. */
  readonly proven: Proven | undefined;
}

const SIGN_SOURCE =
  '[?\ufffd](?=[!-/:;<=>?\uff01-\uff0f\uff1a-\uff20\uff5e])' +
  `|[?\ufffd](?=[${LETTERS}]{0,6}[${TONED}][${LETTERS}]{0,6}\\))`;
const SIGN = new RegExp(SIGN_SOURCE, 'g');
const GARBLE = new RegExp(`(?:${SIGN_SOURCE})[^\n,.:; 。]*`, 'g');
const READING_BEFORE = new RegExp(`\\([${LETTERS}]{1,7}\\)$`);
/** Characters in front of a sign that the decoder reads along, for the model's sake. */
const CONTEXT = 3;
/** How far around a sign what is said is taken into account, in UTF-16 units. */
const NEARBY = 120;

/** The text without the stretches that misaligned bytes may fill, which say nothing of the language. */
export function withoutGarble(text: string): string {
  return text.replace(GARBLE, '\n');
}

export function* findWindows(text: string, page: Page): Generator<Window> {
  let behind = 0;
  for (const sign of text.matchAll(SIGN)) {
    if (sign.index < behind) continue;
    const certain = /[a-z\u00c0-\u02ff]/.test(text.charAt(sign.index + 1));
    page.model.attend(withoutGarble(text.slice(Math.max(0, sign.index - NEARBY), sign.index + NEARBY)));
    const decoded = decode(text, contextStart(text, sign.index, behind), sign.index + 2, page);
    const proven = prove(text, decoded, page);
    behind = Math.max(decoded.tokens[decoded.consumed]?.start ?? text.length, sign.index + 1);
    if (proven === undefined && certain) yield { span: extent(text, sign.index, behind), proven };
    for (const one of proven ?? []) yield { span: one.span, proven: one };
  }
}

/** Some characters before the sign, each with its reading, in the same line and behind the last window. */
function contextStart(text: string, sign: number, behind: number): number {
  let start = sign;
  for (let i = 0; i < CONTEXT; i++) {
    const reading = READING_BEFORE.exec(text.slice(Math.max(behind, start - 9), start));
    const before = start - (reading?.[0].length ?? 0) - 1;
    if (before < behind || text.charCodeAt(before) < 0x20) break;
    start = before;
  }
  return start;
}

/** Misaligned bytes reach to the end of the line, or to an ASCII character that cannot end a pair. */
function extent(text: string, sign: number, behind: number): Span {
  return { start: sign, end: behind + text.slice(behind).search(/[\n,.;:!0-9 ]|$/) };
}
