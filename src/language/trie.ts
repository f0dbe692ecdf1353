/** Reads a trie from flat tables; `tables/trie.ts` says how it is laid out. Knows nothing of what its words mean. */
export interface Trie {
  /** How many nodes there are; node 0 is the root. */
  readonly nodes: number;
  /** How many bytes the trie takes up, at the start of its table. */
  readonly byteLength: number;
  /** The node of the words that begin with the UTF-16 unit; 0 where none does. */
  readonly root: Uint32Array;
  /** The node behind `node` by the UTF-16 unit; 0 where no word goes on like that. */
  child(node: number, unit: number): number;
}

/** @param buffer begins with the trie */
export function readTrie(buffer: ArrayBufferLike): Trie {
  const [nodes = 0] = new Uint32Array(buffer, 0, 1);
  const first = new Uint32Array(buffer, 4, nodes + 1);
  const units = new Uint16Array(buffer, 8 + 4 * nodes, nodes);
  const root = new Uint32Array(0x10000);
  for (let node = first[0] ?? 0; node < (first[1] ?? 0); node++) root[units[node] ?? 0] = node;
  return {
    nodes,
    byteLength: 8 + 6 * nodes,
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
  };
}
