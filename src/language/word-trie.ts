/**
 * The dictionary's words in simplified characters as a flat trie, with their frequencies: 4 MB, read when it is first
 * asked for. `tables/words.ts` says how it is laid out. Knows nothing of what its readers look for.
 */
import { loadTable } from '../tables/load.ts';
import { readTrie, type Trie } from './trie.ts';

export interface WordTrie extends Pick<Trie, 'root' | 'child'> {
  /** The share of running words that are the node's word; 0 where none ends there. */
  ending(node: number): number;
  /** The same for all words that pass through the node or end there. */
  through(node: number): number;
}

const SCALE = 14;

let read: WordTrie | undefined;

export function wordTrie(): WordTrie {
  read ??= readWords();
  return read;
}

function readWords(): WordTrie {
  const { buffer } = loadTable('words.bin').slice();
  const { nodes, byteLength, root, child } = readTrie(buffer);
  const own = new Uint8Array(buffer, byteLength, nodes);
  const below = new Uint8Array(buffer, byteLength + nodes, nodes);
  const all = below[0] ?? 0;
  const shares = Float64Array.from({ length: 256 }, (_, step) => (step === 0 ? 0 : Math.exp((step - all) / SCALE)));
  return {
    root,
    child,
    ending: (node) => shares[own[node] ?? 0] ?? 0,
    through: (node) => shares[below[node] ?? 0] ?? 0,
  };
}
