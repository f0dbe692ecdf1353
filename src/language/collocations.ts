/**
 * Which character begins a word behind which other, as far as it is not chance: what a list of words cannot tell. Read
 * from `tables/collocations.txt` when it is first asked for. Knows nothing of what its readers look for.
 */
import { loadTable } from '../tables/load.ts';
import { wordTrie } from './word-trie.ts';

export interface Collocations {
  /** By what factor a word that begins with `unit` is likelier behind one that ends with `before` than elsewhere. */
  factor(before: number, unit: number): number;
}

/** Slots of the hash table, as a power of 2: it holds some fifteen thousand pairs. */
const BITS = 16;
const SLOTS: number = 1 << BITS;
/** The share of the cases that each character of a row's first group has. */
const FIRST = 0.5;
const LEAST_CHANCE = 1e-7;

let read: Collocations | undefined;

export function collocations(): Collocations {
  read ??= readCollocations();
  return read;
}

function readCollocations(): Collocations {
  const { root, through } = wordTrie();
  const keys = new Int32Array(SLOTS);
  const factors = new Float32Array(SLOTS);
  /** For each first character, the factor of those that its row does not name. */
  const others = new Float32Array(0x10000).fill(1);
  const slotOf = (before: number, unit: number): number => {
    const key = (before << 16) | unit;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - BITS);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  };
  const addRow = (row: string): void => {
    const before = row.charCodeAt(0);
    let [share, named, usual] = [FIRST, 0, 0];
    for (const char of row.slice(1)) {
      if (char === '/') {
        share /= 2;
        continue;
      }
      const unit = char.charCodeAt(0);
      const chance = Math.max(LEAST_CHANCE, through(root[unit] ?? 0));
      const slot = slotOf(before, unit);
      keys[slot] = (before << 16) | unit;
      factors[slot] = share / chance;
      named += share;
      usual += chance;
    }
    others[before] = (1 - Math.min(0.95, named)) / Math.max(0.05, 1 - usual);
  };
  for (const row of new TextDecoder().decode(loadTable('collocations.txt')).split('\n')) {
    if (row !== '' && !row.startsWith('#')) addRow(row);
  }
  return {
    factor: (before, unit) => factors[slotOf(before, unit)] || (others[before] ?? 1),
  };
}
