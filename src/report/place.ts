/** Turns offsets into the lines and columns that people count. The only place that does; knows no format. */
import { firstIndex } from '../model/search.ts';
import type { Span } from '../model/span.ts';

/** A span and where it starts: line and column count from 1, columns in UTF-16 code units. */
export interface Place extends Span {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text starts, in UTF-16 code units. A line feed ends a line, and belongs to it. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the line that an offset lies in. */
export function lineOf(starts: readonly number[], offset: number): number {
  return firstIndex(starts.length, (line) => (starts[line] as number) > offset) - 1;
}

/** Looks up places in one text. */
export function placer(text: string): (span: Span) => Place {
  let starts: readonly number[] | undefined;
  return ({ start, end }) => {
    starts ??= lineStarts(text);
    const line = lineOf(starts, start);
    return { start, end, line: line + 1, column: start - (starts[line] as number) + 1 };
  };
}
