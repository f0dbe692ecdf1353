/**
 * Finds every occurrence of any number of words in one pass over a text (Aho and Corasick 1975), on flat typed
 * arrays. Knows nothing of glossaries: words and texts are UTF-16 units, and a word is its index.
 */
import { buildDoubleArray } from './double-array.ts';

/** @param word the index of the word that stands at `start`..`end` of the scanned units */
type Visit = (word: number, start: number, end: number) => void;

/** All that an automaton knows, as plain arrays: a symbol for each unit, and the trie with its suffix links. */
export interface AutomatonTables {
  readonly symbolOf: Uint16Array;
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly word: Int32Array;
  readonly fail: Int32Array;
  readonly shorter: Int32Array;
  readonly lengths: Uint32Array;
}

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
  const lengths = Uint32Array.from(words, (units) => units.length);
  return automatonOf({ symbolOf, base, check, word, lengths, ...linkSuffixes(base, check, order, word) });
}

/** The automaton of tables that {@link buildAutomaton} made. */
export function automatonOf(tables: AutomatonTables): Automaton {
  const { symbolOf, base, check, word, fail, shorter, lengths } = tables;
  const scan = (units: Uint16Array, visit: Visit): void => {
    let node = 0;
    for (let i = 0; i < units.length; i++) {
      const symbol = symbolOf[units[i] as number] as number;
      if (symbol === 0) {
        node = 0;
        continue;
      }
      let next = (base[node] as number) + symbol;
      while (check[next] !== node && node !== 0) {
        node = fail[node] as number;
        next = (base[node] as number) + symbol;
      }
      node = check[next] === node && next !== 0 ? next : 0;
      for (
        let end = (word[node] as number) >= 0 ? node : (shorter[node] as number);
        end > 0;
        end = shorter[end] as number
      ) {
        const index = word[end] as number;
        visit(index, i + 1 - (lengths[index] as number), i + 1);
      }
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

/** For each node, the node of its longest proper suffix, and that of the longest one that is itself a word (or 0). */
function linkSuffixes(base: Int32Array, check: Int32Array, order: Int32Array, word: Int32Array) {
  const fail = new Int32Array(base.length);
  const shorter = new Int32Array(base.length);
  for (const node of order) {
    if (node === 0) continue;
    const parent = check[node] as number;
    const symbol = node - (base[parent] as number);
    let suffix = parent;
    let target = 0;
    while (suffix !== 0 && target === 0) {
      suffix = fail[suffix] as number;
      const next = (base[suffix] as number) + symbol;
      if (check[next] === suffix && next !== 0) target = next;
    }
    fail[node] = target;
    shorter[node] = (word[target] as number) >= 0 ? target : (shorter[target] as number);
  }
  return { fail, shorter };
}
