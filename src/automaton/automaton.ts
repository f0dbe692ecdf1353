/**
 * Finds every occurrence of any number of words in one pass over a text (Aho and Corasick 1975), on flat typed
 * arrays. Knows nothing of glossaries: words and texts are UTF-16 units, and a word is its index.
 */
import { buildDoubleArray } from './double-array.ts';
import { type HeadFilter, makeHeadFilter, nextHead } from './head-filter.ts';

/** @param word the index of the word that stands at `start`..`end` of the scanned units */
type Visit = (word: number, start: number, end: number) => void;

/** All that an automaton knows, as plain arrays. */
export interface AutomatonTables {
  readonly heads: HeadFilter;
  /** A symbol for each unit; 0 for those that no word has. */
  readonly symbolOf: Uint16Array;
  /** {@link CELL} numbers for each node of the trie, which one look at the memory brings together. */
  readonly nodes: Int32Array;
  /** The word that ends at each node, or -1. */
  readonly word: Int32Array;
  readonly lengths: Uint32Array;
}

/** A node's numbers: its double array, and the nodes of suffixes of what it stands for (0 where there is none). */
const CELL = 4;
const BASE = 0;
const CHECK = 1;
/** The longest proper suffix. */
const FAIL = 2;
/** The longest suffix, the whole included, that is a word. */
const ENDING = 3;

export interface Automaton {
  readonly tables: AutomatonTables;
  /**
   * Calls `visit` for every occurrence of every word, also where they overlap or lie in one another: by their ends
   * from left to right, at one end the longest first. Time is linear in the units and the occurrences.
   */
  scan(units: Uint16Array, visit: Visit): void;
}

/** @param words distinct and not empty; their index is what {@link Visit} gets */
export function buildAutomaton(words: readonly Uint16Array[]): Automaton {
  const { symbolOf, count } = numberSymbols(words);
  const { base, check, order, word } = buildDoubleArray(
    words.map((units) => units.map((unit) => symbolOf[unit] as number)),
    count,
  );
  const nodes = new Int32Array(base.length * CELL);
  base.forEach((value, node) => {
    nodes[node * CELL + BASE] = value;
    nodes[node * CELL + CHECK] = check[node] as number;
  });
  linkSuffixes(nodes, order, word);
  const lengths = Uint32Array.from(words, (units) => units.length);
  return automatonOf({ heads: makeHeadFilter(words), symbolOf, nodes, word, lengths });
}

/** The automaton of tables that {@link buildAutomaton} made. */
export function automatonOf(tables: AutomatonTables): Automaton {
  const { heads, symbolOf, nodes, word, lengths } = tables;
  const scan = (units: Uint16Array, visit: Visit): void => {
    let node = 0;
    for (let i = 0; i < units.length; i++) {
      if (node === 0) i = nextHead(heads, units, i);
      const unit = units[i] as number;
      node = follow(nodes, node, symbolOf[unit] as number);
      let end = nodes[node * CELL + ENDING] as number;
      while (end !== 0) {
        const index = word[end] as number;
        visit(index, i + 1 - (lengths[index] as number), i + 1);
        end = nodes[(nodes[end * CELL + FAIL] as number) * CELL + ENDING] as number;
      }
    }
  };
  return { tables, scan };
}

/** The node of the longest suffix of `node` and `symbol` together that is in the trie. */
function follow(nodes: Int32Array, node: number, symbol: number): number {
  if (symbol === 0) return 0;
  for (let from = node; ; from = nodes[from * CELL + FAIL] as number) {
    const next = childOf(nodes, from, symbol);
    if (next !== 0 || from === 0) return next;
  }
}

/** 0 where there is none. */
function childOf(nodes: Int32Array, node: number, symbol: number): number {
  const next = (nodes[node * CELL + BASE] as number) + symbol;
  return nodes[next * CELL + CHECK] === node ? next : 0;
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

/** @param order the nodes by their depth */
function linkSuffixes(nodes: Int32Array, order: Int32Array, word: Int32Array): void {
  for (const node of order) {
    if (node === 0) continue;
    const parent = nodes[node * CELL + CHECK] as number;
    const symbol = node - (nodes[parent * CELL + BASE] as number);
    const fail = parent === 0 ? 0 : follow(nodes, nodes[parent * CELL + FAIL] as number, symbol);
    nodes[node * CELL + FAIL] = fail;
    nodes[node * CELL + ENDING] = (word[node] as number) >= 0 ? node : (nodes[fail * CELL + ENDING] as number);
  }
}
