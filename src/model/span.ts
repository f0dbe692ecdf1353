/** Positions in text. The half-open convention and the unit are defined here, once. */

/**
 * A stretch of text: `start` is its first UTF-16 code unit, `end` the first one after it. Offsets count from the
 * start of the text that the owner of the span names; `start === end` marks a place between two units.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True where the two spans share at least one unit. A place between two units overlaps nothing. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where every unit of `inner` lies in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
