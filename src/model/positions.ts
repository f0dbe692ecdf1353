/** Follows places through revisions: from a text back to the source, and forward to the cleaned text. */
import type { Document, Revision } from './document.ts';
import type { Edit } from './edit.ts';
import { firstIndex } from './search.ts';
import type { Span } from './span.ts';

/** The edits of one revision, once for each way: starts and ends in the text that is left and in the one that is reached. */
interface Move {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Places of one document, in its source and in the texts after its revisions. */
export interface Positions {
  /** Where a span of the text after `at` revisions came from. A span that cuts into an edit is widened to all of it. */
  toSource(span: Span, at: number): Span;
  /** Where a span of the text after `at` revisions is in the cleaned text. */
  toText(span: Span, at: number): Span;
}

/**
 * Follows places through the revisions of a document.
 *
 * @example
 * const { document } = createCleaner({ glossary: await loadGlossary() }).clean('A&amp;B公司');
 * const { toSource } = positionsOf(document);
 * const { start, end } = toSource({ start: 2, end: 3 }, document.revisions.length);
 * document.source.slice(start, end); // B
 */
export function positionsOf({ revisions }: Pick<Document, 'revisions'>): Positions {
  return followRevisions(revisions, false);
}

/**
 * All that the revisions changed: sorted and disjoint spans of the source, and what they became.
 *
 * @example
 * const { document } = createCleaner({ glossary: await loadGlossary() }).clean('A&amp;B公司');
 * changesOf(document).map(({ span, text }) => `${span.start}-${span.end} ${text}`); // 1-6 &
 */
export function changesOf(document: Document): { readonly span: Span; readonly text: string }[] {
  const { toSource, toText } = followRevisions(document.revisions, true);
  const spans = document.revisions.flatMap(({ edits }, at) => edits.map(({ span }) => toSource(span, at)));
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged.map((span) => {
    const { start, end } = toText(span, 0);
    return { span, text: document.text.slice(start, end) };
  });
}

function followRevisions(revisions: readonly Revision[], wide: boolean): Positions {
  const sides = revisions.map(({ edits }) => {
    const before: Move = { starts: edits.map(({ span }) => span.start), ends: edits.map(({ span }) => span.end) };
    return { before, after: sideAfter(edits) };
  });
  const move = ({ start, end }: Span, from: Move, to: Move): Span => {
    const touching = wide || start === end;
    return { start: moveStart(start, from, to, touching), end: moveEnd(end, from, to, touching) };
  };
  return {
    toSource(span, at) {
      let moved = span;
      for (const { before, after } of sides.slice(0, at).reverse()) moved = move(moved, after, before);
      return moved;
    },
    toText(span, at) {
      let moved = span;
      for (const { before, after } of sides.slice(at)) moved = move(moved, before, after);
      return moved;
    },
  };
}

function sideAfter(edits: readonly Edit[]): Move {
  const starts: number[] = [];
  const ends: number[] = [];
  let shift = 0;
  for (const { span, text } of edits) {
    starts.push(span.start + shift);
    ends.push(span.start + shift + text.length);
    shift += text.length - (span.end - span.start);
  }
  return { starts, ends };
}

/** @param touching an insertion exactly at `at` belongs to the span */
function moveStart(at: number, from: Move, to: Move, touching: boolean): number {
  const index = firstIndex(from.starts.length, (i) => {
    const [start, end] = [from.starts[i] as number, from.ends[i] as number];
    return end > at || (touching && start === at && end === at);
  });
  const start = from.starts[index];
  return start !== undefined && start <= at ? (to.starts[index] as number) : shifted(at, index - 1, from, to);
}

/** @param touching an insertion exactly at `at` belongs to the span */
function moveEnd(at: number, from: Move, to: Move, touching: boolean): number {
  const index =
    firstIndex(from.starts.length, (i) => {
      const [start, end] = [from.starts[i] as number, from.ends[i] as number];
      return !(start < at || (touching && start === at && end === at));
    }) - 1;
  const end = from.ends[index];
  return end !== undefined && end >= at ? (to.ends[index] as number) : shifted(at, index, from, to);
}

/** A place behind edit `index` and in front of the next. */
function shifted(at: number, index: number, from: Move, to: Move): number {
  return index < 0 ? at : at - (from.ends[index] as number) + (to.ends[index] as number);
}
