/**
 * The words around a hit, and where words begin. Words are segmentit's, in simplified characters: texts are folded first.
 * Knows nothing of how a segmentation is found.
 */
import type { Span } from '../model/span.ts';
import { isWord, isWordUnit, mayCross, wordStarts } from './word-graph.ts';

export { isWord, wordStarts } from './word-graph.ts';

/** How far to each side of a hit the words are looked at, in UTF-16 units. */
const REACH = 12;

/**
 * The dictionary word that straddles an edge of `span`, if there is one: 率先 for 计算率 in 计算率先提升.
 *
 * @param folded text after {@link fold}
 */
export function wordAcross(folded: string, { start, end }: Span): string | undefined {
  const window = { start: reach(folded, start, -1), end: reach(folded, end, 1) };
  const edges = [start, end].filter((edge) => mayCross(folded, edge, window));
  if (edges.length === 0) return undefined;
  const starts = wordStarts(folded, window);
  for (const edge of edges) {
    const next = starts.findIndex((place) => place >= edge);
    if (starts[next] === edge) continue;
    const word = folded.slice(starts.at(next === -1 ? -1 : next - 1), starts[next] ?? window.end);
    if (isWord(word)) return word;
  }
  return undefined;
}

/** The last place in direction `step` that only characters of words separate from `from`, at most {@link REACH} away. */
function reach(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < REACH && isWordUnit(text.charCodeAt(step === 1 ? at : at - 1))) at += step;
  return at;
}
