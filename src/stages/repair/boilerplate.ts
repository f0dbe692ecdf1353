/**
 * Tells the lines that a site puts around every article: share and follow appeals, copyright and disclaimer, contact
 * addresses, editor and source lines. Knows lines and their place, nothing of what the article says.
 */
import type { Edit } from '../../model/edit.ts';
import type { StageFinding } from '../../model/finding.ts';
import type { Span } from '../../model/span.ts';
import { NOTHING, type Step } from '../../model/step.ts';
import { cuesOf, isAboutLaw, LEAST_SCORE } from './boilerplate-cues.ts';

const NAME = 'boilerplate';

/** How many lines, empty ones not counted, are looked at: the rest of the text is never boilerplate. */
const FIRST_LINES = 4;
const LAST_LINES = 40;

/** A longer line is a paragraph of the article. */
const LONGEST = 400;

/** A text in which less than this is left is itself a page of terms. */
const LEAST_REST = 40;

interface Line extends Span {
  readonly text: string;
}

/**
 * Flags lines of boilerplate at the start and the end of a text, or removes them. A line is boilerplate when several
 * independent cues say so (免责声明, 转载, 侵权 and 邮箱 in one line), in both scripts. Lines are taken from the end
 * inwards and from the start inwards, until one is not boilerplate twice in a row.
 *
 * Stays on purpose: everything in the middle; texts that talk about disclaimers and copyright; a text of boilerplate
 * only, which may be a page of terms.
 *
 * @param strip removes the lines instead of flagging them
 * @example 本文仅代表作者观点，版权归原作者所有，转载请注明来源。
 */
export function boilerplate(strip: boolean): Step {
  return {
    name: NAME,
    run(text) {
      const lines = boilerplateLines(text);
      if (lines.length === 0) return NOTHING;
      if (strip)
        return { edits: blocks(text, lines).map((block) => removal(text, block)), findings: [], rejections: [] };
      return { edits: [], findings: lines.map(finding), rejections: [] };
    },
  };
}

function boilerplateLines(text: string): Line[] {
  const tail = inwards(linesFromEnd(text)).reverse();
  const head = inwards(linesFromStart(text)).filter(({ end }) => end < (tail[0]?.start ?? text.length));
  const found = [...head, ...tail];
  if (found.length === 0) return [];
  const rest = withoutLines(text, found);
  return rest.trim().length < LEAST_REST || isAboutLaw(rest) ? [] : found;
}

/** The lines that are boilerplate, up to the second in a row that is not. */
function inwards(lines: Iterable<Line>): Line[] {
  const found: Line[] = [];
  let others = 0;
  for (const line of lines) {
    if (isBoilerplate(line.text)) {
      found.push(line);
      others = 0;
    } else if (++others === 2) break;
  }
  return found;
}

function isBoilerplate(line: string): boolean {
  return cuesOf(line, LONGEST).reduce((sum, { score }) => sum + score, 0) >= LEAST_SCORE;
}

function* linesFromStart(text: string): Generator<Line> {
  let start = 0;
  for (let lines = 0; lines < FIRST_LINES && start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    if (line !== '') {
      lines++;
      yield { start, end, text: line };
    }
    start = end + 1;
  }
}

function* linesFromEnd(text: string): Generator<Line> {
  let end = text.length;
  for (let lines = 0; lines < LAST_LINES && end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (line !== '') {
      lines++;
      yield { start, end, text: line };
    }
    end = start - 1;
  }
}

function withoutLines(text: string, lines: readonly Line[]): string {
  let rest = '';
  let copied = 0;
  for (const { start, end } of lines) {
    rest += text.slice(copied, start);
    copied = end;
  }
  return rest + text.slice(copied);
}

/** Lines with nothing but empty lines between them, as one. */
function blocks(text: string, lines: readonly Line[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of lines) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === '') last.end = end;
    else merged.push({ start, end });
  }
  return merged;
}

/** At the end of the text the line break before the block goes too, elsewhere the one behind it. */
function removal(text: string, { start, end }: Span): Edit {
  const isLast = text.slice(end).trim() === '';
  const span = isLast
    ? { start: text.slice(0, start).trimEnd().length, end: start + text.slice(start, end).trimEnd().length }
    : { start, end: end + 1 };
  return { span, text: '', cause: { kind: 'repair', name: NAME, evidence: [] } };
}

function finding({ start, end, text }: Line): StageFinding {
  return {
    rule: NAME,
    span: { start, end },
    actual: text,
    expected: [],
    tier: 'flag',
    category: 'accuracy/addition',
    evidence: cuesOf(text, LONGEST).map(({ name }) => ({ kind: 'note', text: name })),
    note: 'This line belongs to the page that carried the article and is no part of it.',
  };
}
