/** Where segmentit sees words: what the flat segmenter is held against. */
import segmentit from 'segmentit';
import type { Span } from '../../src/model/span.ts';

const segment = segmentit.useDefault(new segmentit.Segment());
const REACH = 12;
const WORD_CHARACTER = /[\p{Script=Han}\p{Letter}\p{Number}]/u;

/** The word of its dictionary that straddles an edge of the span, in folded text. */
export function segmentitWordAcross(folded: string, { start, end }: Span): string | undefined {
  return wordOver(folded, start) ?? wordOver(folded, end);
}

function wordOver(folded: string, edge: number): string | undefined {
  let from = reach(folded, edge, -1);
  const window = folded.slice(from, reach(folded, edge, 1));
  for (const word of segment.doSegment(window, { simple: true })) {
    const isAcross = from < edge && edge < from + word.length;
    if (isAcross) return Object.hasOwn(segment.DICT.TABLE, word) ? word : undefined;
    from += word.length;
  }
  return undefined;
}

function reach(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < REACH && WORD_CHARACTER.test(text.charAt(step === 1 ? at : at - 1))) at += step;
  return at;
}
