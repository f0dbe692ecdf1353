/**
 * Finds every occurrence of any number of words in a text: from each place where one may begin, a trie on flat typed
 * arrays is followed as far as it goes. Knows nothing of glossaries: words and texts are UTF-16 units, and a word is its
 * index.
 */
import { buildDoubleArray } from './double-array.ts';
import { BLOCK, type HeadFilter, headFinder, makeHeadFilter } from './head-filter.ts';

/** @param word the index of the word that stands at `start`..`end` of the scanned units */
type Visit = (word: number, start: number, end: number) => void;

/** All that an automaton knows, as plain arrays. */
export interface AutomatonTables {
  readonly heads: HeadFilter;
  /** A symbol for each unit; 0 for those that no word has. */
  readonly symbolOf: Uint16Array;
  /** {@link CELL} numbers for each node of the trie, which one look at the memory brings together. */
  readonly nodes: Int32Array;
}

/** A node's numbers: those of the double array, and the word that ends there, or -1. */
const CELL = 3;
const BASE = 0;
const CHECK = 1;
const WORD = 2;

export interface Automaton {
  readonly tables: AutomatonTables;
  /**
   * Calls `visit` for every occurrence of every word, also where they overlap or lie in one another: by their starts from
   * left to right, at one start the shortest first. Time is linear in the units and in the length of the longest word.
   */
  scan(units: Uint16Array, visit: Visit): void;
}

/** @param words distinct and not empty; their index is what {@link Visit} gets */
export function buildAutomaton(words: readonly Uint16Array[]): Automaton {
  const { symbolOf, count } = numberSymbols(words);
  const { base, check, word } = buildDoubleArray(
    words.map((units) => units.map((unit) => symbolOf[unit] as number)),
    count,
  );
  const nodes = new Int32Array(base.length * CELL);
  base.forEach((value, node) => {
    nodes[node * CELL + BASE] = value;
    nodes[node * CELL + CHECK] = check[node] as number;
    nodes[node * CELL + WORD] = word[node] as number;
  });
  return automatonOf({ heads: makeHeadFilter(words), symbolOf, nodes });
}

/** The automaton of tables that {@link buildAutomaton} made. */
export function automatonOf(tables: AutomatonTables): Automaton {
  const { heads, symbolOf, nodes } = tables;
  const { places, find } = headFinder(heads);
  const scan = (units: Uint16Array, visit: Visit): void => {
    for (let block = 0; block < units.length; block += BLOCK) {
      const count = find(units, block);
      for (let n = 0; n < count; n++) follow(units, places[n] as number, visit);
    }
  };
  const follow = (units: Uint16Array, start: number, visit: Visit): void => {
    for (let at = start, node = 0; at < units.length; ) {
      const symbol = symbolOf[units[at++] as number] as number;
      const next = (nodes[node * CELL + BASE] as number) + symbol;
      if (symbol === 0 || nodes[next * CELL + CHECK] !== node) return;
      node = next;
      const word = nodes[node * CELL + WORD] as number;
      if (word >= 0) visit(word, start, at);
    }
  };
  return { tables, scan };
}

/** Numbers the units that occur in the words from 1 up, the most frequent first: this keeps the arrays dense. */
function numberSymbols(words: readonly Uint16Array[]): { symbolOf: Uint16Array; count: number } {
  const frequency = new Uint32Array(0x10000);
  for (const units of words) for (const unit of units) frequency[unit] = (frequency[unit] as number) + 1;
  const used = [...frequency.keys()].filter((unit) => (frequency[unit] as number) > 0);
  used.sort((a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b);
  const symbolOf = new Uint16Array(0x10000);
  used.forEach((unit, index) => {
    symbolOf[unit] = index + 1;
  });
  return { symbolOf, count: used.length };
}
