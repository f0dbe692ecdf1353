/**
 * A document as lines with its changes and findings marked inside them. Made from the edits, never by comparing texts.
 * What a person sees, in a browser or a terminal, is drawn from this.
 */
import { changesOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import { type Entry, entriesOf } from './entries.ts';
import { lineOf, lineStarts } from './place.ts';

/** A stretch of the source: as it was, and what it became where it was changed. */
interface Segment {
  readonly before: string;
  readonly after: string;
}

/** A stretch that was changed or about which something was found. */
export interface Mark {
  /** In the source. */
  readonly span: Span;
  readonly segments: readonly Segment[];
  readonly entries: readonly Entry[];
}

/** Lines that belong together: one, or as many as a mark reaches over. */
export interface Row {
  /** The first line, counted from 1. */
  readonly line: number;
  /** How many lines of the source. */
  readonly count: number;
  /** Unmarked text and marks, without the line's end. */
  readonly pieces: readonly (string | Mark)[];
}

export function rowsOf(report: Report): Row[] {
  const { source } = report.document;
  const starts = lineStarts(source);
  const count = Math.max(1, starts.at(-1) === source.length ? starts.length - 1 : starts.length);
  const startOf = (line: number): number => starts[line] ?? source.length;
  const marks = marksOf(report);
  const rows: Row[] = [];
  let next = 0;
  for (let first = 0; first < count; ) {
    let last = first + 1;
    const pieces: (string | Mark)[] = [];
    let at = startOf(first);
    for (let mark = marks[next]; mark !== undefined && isIn(mark.span, startOf(last), source); mark = marks[++next]) {
      if (mark.span.start > at) pieces.push(source.slice(at, mark.span.start));
      pieces.push(mark);
      at = mark.span.end;
      const reached = lineOf(starts, at);
      last = Math.max(last, startOf(reached) === at && mark.span.start === startOf(first) ? reached : reached + 1);
    }
    const rest = source.slice(at, startOf(Math.min(last, count))).replace(/\r?\n$/, '');
    if (rest !== '') pieces.push(rest);
    rows.push({ line: first + 1, count: Math.min(last, count) - first, pieces });
    first = last;
  }
  return rows;
}

/** True where a row that ends at `end` has the mark: the last row also has what is added at the end of the text. */
function isIn({ start }: Span, end: number, source: string): boolean {
  return start < end || end === source.length;
}

/** The changes and the places of entries, joined where they overlap. */
function marksOf(report: Report): Mark[] {
  const { document } = report;
  const entries = entriesOf(report);
  const changes = changesOf(document).filter(({ span, text }) => document.source.slice(span.start, span.end) !== text);
  const spans = joined([...changes.map(({ span }) => span), ...entries.map(({ source }) => source)]);
  let nextEntry = 0;
  let nextChange = 0;
  return spans.map((span) => {
    const firstEntry = nextEntry;
    while ((entries[nextEntry]?.source.end ?? Number.POSITIVE_INFINITY) <= span.end) nextEntry++;
    const firstChange = nextChange;
    while ((changes[nextChange]?.span.end ?? Number.POSITIVE_INFINITY) <= span.end) nextChange++;
    return {
      span,
      segments: [...segmentsOf(document.source, span, changes.slice(firstChange, nextChange))],
      entries: entries.slice(firstEntry, nextEntry),
    };
  });
}

/** Sorted; stretches that share a unit, and a place between two units with what it touches, are one. */
function joined(spans: Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = all.at(-1);
    const touches =
      last !== undefined &&
      (span.start < last.end || (span.start === last.end && (last.start === last.end || span.start === span.end)));
    if (touches) all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}

function* segmentsOf(
  source: string,
  { start, end }: Span,
  changes: readonly { readonly span: Span; readonly text: string }[],
): Generator<Segment> {
  let at = start;
  const kept = (to: number): Segment => ({ before: source.slice(at, to), after: source.slice(at, to) });
  for (const { span, text } of changes) {
    if (span.start > at) yield kept(span.start);
    yield { before: source.slice(span.start, span.end), after: text };
    at = span.end;
  }
  if (end > at) yield kept(end);
}
