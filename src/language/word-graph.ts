/**
 * Segments folded text by the dictionary: of all ways to read it as words, the likeliest. Reads `tables/word-graph.bin`,
 * 2 MB, when it is first asked. Knows nothing of hits.
 */
import type { Span } from '../model/span.ts';
import { loadTable } from '../tables/load.ts';
import { readTrie, type Trie } from './trie.ts';

interface Dictionary extends Trie {
  /** For each node, what the word that ends there costs; 0 where none does. */
  readonly costs: Uint16Array;
}

/** What a character costs that the dictionary does not have, as one that its corpus has once. */
const UNKNOWN = 1800;

/** What a run of Latin letters and digits costs: no dictionary could have them all. */
const LATIN_RUN = 1000;

const UNREACHED = 0x7fffffff;

let read: Dictionary | undefined;
let best: Int32Array = new Int32Array(128);
let previous: Int32Array = new Int32Array(128);

function dictionary(): Dictionary {
  read ??= readDictionary();
  return read;
}

function readDictionary(): Dictionary {
  const { buffer } = loadTable('word-graph.bin').slice();
  const trie = readTrie(buffer);
  return { ...trie, costs: new Uint16Array(buffer, trie.byteLength, trie.nodes) };
}

/** True of a word of the dictionary. */
export function isWord(folded: string): boolean {
  const { root, child, costs } = dictionary();
  let node = root[folded.charCodeAt(0)] ?? 0;
  for (let i = 1; i < folded.length && node !== 0; i++) node = child(node, folded.charCodeAt(i));
  return (costs[node] ?? 0) !== 0;
}

/** True where some word of the dictionary stands across `edge`, likely or not, within `start` and `end`. */
export function mayCross(folded: string, edge: number, { start, end }: Span): boolean {
  const { root, child, costs } = dictionary();
  for (let first = edge - 1; first >= start; first--) {
    let node = root[folded.charCodeAt(first)] ?? 0;
    for (let at = first + 1; node !== 0 && at < end; at++) {
      node = child(node, folded.charCodeAt(at));
      if (at >= edge && (costs[node] ?? 0) !== 0) return true;
    }
  }
  return false;
}

/**
 * Where the words of a stretch begin, in order; the first at `start`, if the stretch is not empty. A run of Latin letters
 * and digits is one word, or a part of one (c语言); any other character that is in no word is a word by itself.
 */
export function wordStarts(folded: string, { start, end }: Span): number[] {
  const length = end - start;
  if (best.length <= length) {
    best = new Int32Array(2 * length);
    previous = new Int32Array(2 * length);
  }
  best.fill(UNREACHED, 1, length + 1);
  best[0] = 0;
  for (let i = 0; i < length; i++) if (best[i] !== UNREACHED) reachFrom(i, folded, start, length);
  const starts: number[] = [];
  for (let i = length; i > 0; i = previous[i] ?? 0) starts.push(start + (previous[i] ?? 0));
  return starts.reverse();
}

/** Tries every word that begins `from` units behind `start`. */
function reachFrom(from: number, folded: string, start: number, length: number): void {
  const { root, child, costs } = dictionary();
  const unit = folded.charCodeAt(start + from);
  let node = root[unit] ?? 0;
  if (isLatin(unit)) {
    let end = from + 1;
    while (end < length && isLatin(folded.charCodeAt(start + end))) end++;
    reach(from, end, LATIN_RUN);
    if (isInLatinRun(folded, start + from)) return;
  } else reach(from, from + 1, costs[node] || UNKNOWN);
  for (let end = from + 1; node !== 0 && end < length; ) {
    node = child(node, folded.charCodeAt(start + end++));
    const cost = costs[node] ?? 0;
    if (cost !== 0 && !isInLatinRun(folded, start + end)) reach(from, end, cost);
  }
}

function reach(from: number, end: number, cost: number): void {
  const sum = (best[from] ?? 0) + cost;
  if (sum >= (best[end] ?? 0)) return;
  best[end] = sum;
  previous[end] = from;
}

const isInLatinRun = (text: string, at: number): boolean =>
  isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at));

const isLatin = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

/** True of characters that the dictionary's words consist of: Han, Latin letters and digits. */
export const isWordUnit = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x9fff) || isLatin(unit);
