/**
 * Texts that are written in another notation (escapes, entities, doubled quotes) or lie between tags: where each part of
 * the text stands in what was read, so that a change touches nothing else. Knows no notation itself.
 */
import type { Span } from '../../model/span.ts';
import type { Change } from './format.ts';

/** A part of a text. A part as long as what it is written as is changed unit by unit, any other as a whole. */
export interface Piece {
  readonly text: string;
  /** Where it is written. */
  readonly start: number;
  readonly end: number;
  /** Writes a text in the notation of this place. Where there is none, the piece stays as it is. */
  readonly encode?: (text: string) => string;
}

/** What is written at `start` to `end` becomes `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/**
 * What is to be written for changes to the text of pieces. A change across a piece that stays is not made, but where it
 * removes text, it removes what lies on both sides.
 */
export function splicesFor(pieces: readonly Piece[], changes: readonly Change[]): Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  let index = 0;
  for (const { span, text } of changes) {
    for (; index < pieces.length - 1 && isBefore(pieces[index] as Piece, at, span); index++) {
      at += (pieces[index] as Piece).text.length;
    }
    const touched: { piece: Piece; from: number; to: number }[] = [];
    for (let i = index, start = at; i < pieces.length && (start < span.end || i === index); i++) {
      const piece = pieces[i] as Piece;
      touched.push({
        piece,
        from: Math.max(span.start - start, 0),
        to: Math.min(span.end - start, piece.text.length),
      });
      start += piece.text.length;
    }
    if (text !== '' && touched.some(({ piece }) => piece.encode === undefined)) continue;
    touched.forEach(({ piece, from, to }, i) => {
      if (piece.encode !== undefined) splices.push(spliceOf(piece, from, to, i === 0 ? text : '', piece.encode));
    });
  }
  return disjoint(splices);
}

/** An insertion between two pieces belongs to the first of them that may be changed. */
function isBefore(piece: Piece, at: number, span: Span): boolean {
  const end = at + piece.text.length;
  return end < span.start || (end === span.start && (span.end > span.start || piece.encode === undefined));
}

function spliceOf(piece: Piece, from: number, to: number, text: string, encode: (text: string) => string): Splice {
  const { start, end } = piece;
  if (piece.text.length === end - start) return { start: start + from, end: start + to, text: encode(text) };
  return { start, end, text: encode(piece.text.slice(0, from) + text + piece.text.slice(to)) };
}

/** Two changes to one piece that is changed as a whole cannot both be made: the first is. */
function disjoint(splices: readonly Splice[]): Splice[] {
  return splices.filter((splice, i) => i === 0 || splice.start >= (splices[i - 1] as Splice).end);
}

export function applyChanges(text: string, changes: readonly Change[]): string {
  return applySplices(
    text,
    changes.map(({ span, text }) => ({ ...span, text })),
  );
}

/** @param splices sorted and disjoint */
export function applySplices(raw: string, splices: readonly Splice[]): string {
  let copied = 0;
  let out = '';
  for (const { start, end, text } of splices) {
    out += raw.slice(copied, start) + text;
    copied = end;
  }
  return out + raw.slice(copied);
}

/**
 * Cuts what is written into pieces at its escapes.
 *
 * @param escapes with the flag `g`
 * @param decode what an escape stands for; the escape itself where it is none
 */
export function piecesOf(
  raw: string,
  start: number,
  end: number,
  escapes: RegExp,
  decode: (written: string) => string,
  encode: (text: string) => string,
): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, from: number, to: number): void => {
    if (to > from) pieces.push({ text, start: from, end: to, encode });
  };
  let copied = start;
  const whole = raw.slice(start, end);
  for (const match of whole.matchAll(escapes)) {
    const [written] = match;
    const text = decode(written);
    if (text === written) continue;
    const from = start + match.index;
    add(raw.slice(copied, from), copied, from);
    add(text, from, from + written.length);
    copied = from + written.length;
  }
  add(raw.slice(copied, end), copied, end);
  return pieces;
}
