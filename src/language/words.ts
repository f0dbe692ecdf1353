/**
 * The one typed door to segmentit. It takes 0.6 s and 125 MB to load and knows simplified words only: it is loaded
 * when the first hit asks, and is fed folded text.
 */
import { createRequire } from 'node:module';
import type { Span } from '../model/span.ts';

interface Segment {
  doSegment(text: string, options: { simple: true }): string[];
  readonly DICT: { readonly TABLE: Readonly<Record<string, unknown>> };
}

interface Segmentit {
  readonly Segment: new () => Segment;
  useDefault(segment: Segment): Segment;
}

let loaded: Segment | undefined;

function segmenter(): Segment {
  if (loaded === undefined) {
    const { Segment, useDefault } = createRequire(import.meta.url)('segmentit') as Segmentit;
    loaded = useDefault(new Segment());
  }
  return loaded;
}

/** How far to each side of a hit the segmenter looks, in UTF-16 units. */
const REACH = 12;

const WORD_CHARACTER = /[\p{Script=Han}\p{Letter}\p{Number}]/u;

/**
 * The dictionary word that straddles an edge of `span`, if there is one: 率先 for 计算率 in 计算率先提升.
 *
 * @param folded text after {@link fold}
 */
export function wordAcross(folded: string, { start, end }: Span): string | undefined {
  return wordOver(folded, start) ?? wordOver(folded, end);
}

function wordOver(folded: string, edge: number): string | undefined {
  let from = reach(folded, edge, -1);
  const to = reach(folded, edge, 1);
  if (from === edge || to === edge) return undefined;
  const { DICT } = segmenter();
  for (const word of segmenter().doSegment(folded.slice(from, to), { simple: true })) {
    if (from < edge && edge < from + word.length) return Object.hasOwn(DICT.TABLE, word) ? word : undefined;
    from += word.length;
  }
  return undefined;
}

/** True of a word of the dictionary, folded. */
export function isWord(folded: string): boolean {
  return Object.hasOwn(segmenter().DICT.TABLE, folded);
}

/**
 * Where the words of a stretch of folded text begin.
 *
 * @returns places in `folded`, in order; the first is `span.start`
 */
export function wordStarts(folded: string, { start, end }: Span): number[] {
  const starts: number[] = [];
  let at = start;
  for (const word of segmenter().doSegment(folded.slice(start, end), { simple: true })) {
    starts.push(at);
    at += word.length;
  }
  return starts;
}

/** The last place in direction `step` that only word characters separate from `from`, at most {@link REACH} away. */
function reach(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < REACH && WORD_CHARACTER.test(text[step === 1 ? at : at - 1] ?? ' ')) at += step;
  return at;
}
