/**
 * The dictionary's words in simplified characters as a flat trie, with their frequencies: 4 MB, read when it is first
 * asked for. `tables/words.ts` says how it is laid out. Knows nothing of what its readers look for.
 */
import { loadTable } from '../tables/load.ts';

export interface WordTrie {
  /** The node of the words that begin with the UTF-16 unit; 0 where none does. */
  readonly root: Uint32Array;
  /** The node behind `node` by the UTF-16 unit; 0 where no word goes on like that. */
  child(node: number, unit: number): number;
  /** The share of running words that are the node's word; 0 where none ends there. */
  ending(node: number): number;
  /** The same for all words that pass through the node or end there. */
  through(node: number): number;
}

const SCALE = 14;

let read: WordTrie | undefined;

export function wordTrie(): WordTrie {
  read ??= readTrie();
  return read;
}

function readTrie(): WordTrie {
  const { buffer } = loadTable('words.bin').slice();
  const [n = 0] = new Uint32Array(buffer, 0, 1);
  const first = new Uint32Array(buffer, 4, n + 1);
  const units = new Uint16Array(buffer, 8 + 4 * n, n);
  const own = new Uint8Array(buffer, 8 + 6 * n, n);
  const below = new Uint8Array(buffer, 8 + 7 * n, n);
  const root = new Uint32Array(0x10000);
  for (let node = first[0] ?? 0; node < (first[1] ?? 0); node++) root[units[node] ?? 0] = node;
  const all = below[0] ?? 0;
  const shares = Float64Array.from({ length: 256 }, (_, step) => (step === 0 ? 0 : Math.exp((step - all) / SCALE)));
  return {
    root,
    child(node, unit) {
      let low = first[node] ?? 0;
      let high = (first[node + 1] ?? 0) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const found = units[middle] ?? 0;
        if (found === unit) return middle;
        if (found < unit) low = middle + 1;
        else high = middle - 1;
      }
      return 0;
    },
    ending: (node) => shares[own[node] ?? 0] ?? 0,
    through: (node) => shares[below[node] ?? 0] ?? 0,
  };
}
