/**
 * Where decisions find their place again: in the text as the detect stage first changed it. Repairs lie behind that text
 * and decisions before it, so that a place reads the same whatever was decided elsewhere.
 */
import { createHash } from 'node:crypto';
import type { Revision } from './document.ts';
import { positionsOf } from './positions.ts';
import type { Span } from './span.ts';

/** UTF-16 units to each side, white space not counted. */
const REACH = 20;

/** UTF-16 units that are looked at for them. */
const WIDE = 200;

/** The text that decisions are about, and how many revisions led to it. */
export function reviewedText(revisions: readonly Revision[], text: string): { text: string; at: number } {
  const first = revisions.findIndex(({ stage }) => stage === 'detect');
  const at = first === -1 ? revisions.length : first;
  return { text: revisions[at]?.before ?? text, at };
}

/** Leads spans of the text after `at` revisions to the reviewed text. */
export function toReviewed(revisions: readonly Revision[], at: number): (span: Span) => Span {
  const { at: base } = reviewedText(revisions, '');
  const between = revisions.slice(Math.min(at, base), Math.max(at, base));
  const positions = positionsOf({ revisions: between });
  return (span) => (at < base ? positions.toText(span, 0) : positions.toSource(span, between.length));
}

/**
 * A hash of a span and what stands around it.
 *
 * @param text the reviewed text; `span` is into it
 */
export function contextOf(text: string, { start, end }: Span): string {
  const before = text
    .slice(Math.max(0, start - WIDE), start)
    .replace(/\s+/g, '')
    .slice(-REACH);
  const after = text
    .slice(end, end + WIDE)
    .replace(/\s+/g, '')
    .slice(0, REACH);
  const whole = [before, text.slice(start, end), after].join('\0');
  return createHash('sha256').update(whole).digest('hex').slice(0, 16);
}
