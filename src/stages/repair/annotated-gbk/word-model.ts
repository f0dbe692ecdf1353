/**
 * How likely a character is behind the characters before it, as words drawn one after another from the dictionary: the
 * probability of all words that the text so far can be the beginning of. Knows nothing of bytes.
 */
import { type Collocations, collocations } from '../../../language/collocations.ts';
import { type WordTrie, wordTrie } from '../../../language/word-trie.ts';

/** How many words that began earlier can still be open. */
const OPEN = 6;
/** The share of running words that a character is, at least, where no word is known to end. */
const STRAY = 1e-7;

/** States are numbers; they hold until `clear`. */
export class WordModel {
  readonly #trie: WordTrie = wordTrie();
  readonly #collocations: Collocations = collocations();
  /** Nodes of the words that are open in each state, and the probability of what precedes them. */
  #nodes: Uint32Array = new Uint32Array(OPEN << 10);
  #weights: Float64Array = new Float64Array(OPEN << 10);
  /** The probability that a word ends here. */
  #ended: Float64Array = new Float64Array(1 << 10);
  /** The character that was read last. */
  #last: Uint16Array = new Uint16Array(1 << 10);
  #size = 0;
  /** The natural logarithm of the probability of the character that was read last. */
  gain = 0;

  /** Forgets all states but 0, where a word begins. */
  clear(): void {
    this.#size = 1;
    this.#ended[0] = 1;
  }

  /** The state behind `unit`, in simplified characters; sets `gain`. */
  read(state: number, unit: number): number {
    const trie = this.#trie;
    const to = this.#add();
    let count = 0;
    let total = 0;
    let ended = 0;
    const first = trie.root[unit] ?? 0;
    const before = (this.#ended[state] ?? 0) * this.#collocations.factor(this.#last[state] ?? 0, unit);
    for (let i = state * OPEN; i < state * OPEN + OPEN; i++) {
      const node = this.#nodes[i] ?? 0;
      if (node === 0) break;
      const child = trie.child(node, unit);
      if (child === 0) continue;
      const weight = this.#weights[i] ?? 0;
      this.#nodes[to * OPEN + count] = child;
      this.#weights[to * OPEN + count++] = weight;
      total += weight * trie.through(child);
      ended += weight * trie.ending(child);
    }
    if (first !== 0 && count < OPEN) {
      this.#nodes[to * OPEN + count] = first;
      this.#weights[to * OPEN + count++] = before;
    }
    total += before * Math.max(STRAY, first === 0 ? 0 : trie.through(first));
    ended += before * Math.max(STRAY, first === 0 ? 0 : trie.ending(first));
    for (let i = 0; i < count; i++) this.#weights[to * OPEN + i] = (this.#weights[to * OPEN + i] ?? 0) / total;
    if (count < OPEN) this.#nodes[to * OPEN + count] = 0;
    this.#ended[to] = ended / total;
    this.#last[to] = unit;
    this.gain = Math.log(total);
    return to;
  }

  #add(): number {
    if (this.#size === this.#ended.length) {
      this.#nodes = grown(this.#nodes, new Uint32Array(2 * this.#nodes.length));
      this.#weights = grown(this.#weights, new Float64Array(2 * this.#weights.length));
      this.#last = grown(this.#last, new Uint16Array(2 * this.#last.length));
      this.#ended = grown(this.#ended, new Float64Array(2 * this.#ended.length));
    }
    return this.#size++;
  }
}

function grown<T extends Uint16Array | Uint32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
