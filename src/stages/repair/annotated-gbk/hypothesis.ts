/** The decoder's bookkeeping in typed arrays: a beam of hypotheses, and the steps that led to each. */

import { TEMPER } from './weights.ts';

/** What a step did besides standing for a character. */
export const Act = {
  /** A character that the decoder read anew, or nothing. */
  None: 0,
  /** The token stands for itself. */
  Copy: 1,
  /** A reading was inserted here. */
  Insert: 2,
  /** An orphan byte ends here, in front of a mark or the end of the line. */
  Tear: 3,
  /** Two bytes from here on vanished. */
  Vanish: 4,
  /** The byte here was an orphan, and what it swallowed was chosen too. */
  Orphan: 5,
  /** A reading was inserted here that more than one character with that first byte has. */
  Read: 6,
} as const;
export type Act = (typeof Act)[keyof typeof Act];

/** Steps as a tree: each names the one before it. */
export class Steps {
  parent: Int32Array = new Int32Array(1 << 12);
  token: Int32Array = new Int32Array(1 << 12);
  code: Uint16Array = new Uint16Array(1 << 12);
  act: Uint8Array = new Uint8Array(1 << 12);
  at: Int32Array = new Int32Array(1 << 12);
  /** How likely what was dropped in favour of the step is, as a multiple of the hypothesis that was kept. */
  rivals: Float32Array = new Float32Array(1 << 12);
  size = 0;

  /** @param code the GBK or ASCII character that is read; 0 for none. @param at the act's offset in bytes */
  add(parent: number, token: number, code: number, act: Act, at: number): number {
    if (this.size === this.parent.length) this.#grow();
    const step = this.size++;
    this.parent[step] = parent;
    this.token[step] = token;
    this.code[step] = code;
    this.act[step] = act;
    this.at[step] = at;
    this.rivals[step] = 0;
    return step;
  }

  /** Keeps in mind that a hypothesis was dropped in favour of one that goes on alike, where they part. */
  drop(dropped: number, kept: number, likelihood: number): void {
    let [other, step, parting] = [dropped, kept, kept];
    while (other !== step) {
      if (other > step) other = this.parent[other] ?? -1;
      else {
        parting = step;
        step = this.parent[step] ?? -1;
      }
    }
    if (parting >= 0) this.rivals[parting] = (this.rivals[parting] ?? 0) + likelihood;
  }

  path(last: number): number[] {
    const path: number[] = [];
    for (let step = last; step >= 0; step = this.parent[step] ?? -1) path.push(step);
    return path.reverse();
  }

  /** The character read last up to the step, as GBK or ASCII; 0 for none. */
  lastCharacter(last: number): number {
    let step = last;
    while (step >= 0 && this.code[step] === 0) step = this.parent[step] ?? -1;
    return step < 0 ? 0 : (this.code[step] ?? 0);
  }

  /** The character read before the one that was read last, as GBK or ASCII; 0 for none. */
  characterBefore(last: number): number {
    let step = last;
    while (step >= 0 && this.code[step] === 0) step = this.parent[step] ?? -1;
    const before = step < 0 ? -1 : (this.parent[step] ?? -1);
    return before < 0 ? 0 : (this.code[before] ?? 0);
  }

  #grow(): void {
    const wider = <T extends Int32Array | Uint16Array | Uint8Array | Float32Array>(
      old: T,
      make: new (size: number) => T,
    ): T => {
      const grown = new make(2 * old.length);
      grown.set(old);
      return grown;
    };
    this.parent = wider(this.parent, Int32Array);
    this.token = wider(this.token, Int32Array);
    this.code = wider(this.code, Uint16Array);
    this.act = wider(this.act, Uint8Array);
    this.at = wider(this.at, Int32Array);
    this.rivals = wider(this.rivals, Float32Array);
  }
}

/** A byte that waits for its partner: 0 for none, the byte, or `UNKNOWN + lead` for one that vanished behind `lead`. */
export const UNKNOWN = 0x100;

const CAPACITY = 1 << 14;

/** Hypotheses about the bytes up to one place in the scraped text. */
export class Beam {
  readonly step: Int32Array = new Int32Array(CAPACITY);
  readonly pending: Uint16Array = new Uint16Array(CAPACITY);
  /** The character read last, as GBK or ASCII. */
  readonly last: Uint16Array = new Uint16Array(CAPACITY);
  /** Bytes of the characters read so far; the pending one comes behind. */
  readonly bytes: Int32Array = new Int32Array(CAPACITY);
  readonly score: Float64Array = new Float64Array(CAPACITY);
  /** 1 where a reading was inserted in front of the byte that comes next, 2 where the next token is used up already. */
  readonly split: Uint8Array = new Uint8Array(CAPACITY);
  /** Quotation marks that are open, as `quotes.ts` counts them. */
  readonly quotes: Uint8Array = new Uint8Array(CAPACITY);
  /** The state of the word model behind the step `settled`; later steps are not weighed by it yet. */
  readonly words: Int32Array = new Int32Array(CAPACITY);
  readonly settled: Int32Array = new Int32Array(CAPACITY);
  /** Characters since the last mark behind the step `settled`, as `clause-lengths.ts` counts them. */
  readonly clause: Uint8Array = new Uint8Array(CAPACITY);
  size = 0;
  /** The greatest score so far. */
  top: number = Number.NEGATIVE_INFINITY;

  /** Begins anew with one hypothesis of which nothing is read. */
  begin(words: number, quotes: number, clause: number): void {
    this.clear();
    this.words[0] = words;
    this.settled[0] = -1;
    this.clause[0] = clause;
    this.push(this, 0, -1, 0, 0, 0, 0, 0, quotes);
  }

  clear(): void {
    this.size = 0;
    this.top = Number.NEGATIVE_INFINITY;
  }

  /** Adds what hypothesis `i` of `from` becomes. */
  push(
    from: Beam,
    i: number,
    step: number,
    pending: number,
    last: number,
    bytes: number,
    score: number,
    split: number,
    quotes: number,
  ): void {
    if (this.size === CAPACITY) return;
    if (score > this.top) this.top = score;
    const n = this.size++;
    this.step[n] = step;
    this.pending[n] = pending;
    this.last[n] = last;
    this.bytes[n] = bytes;
    this.score[n] = score;
    this.split[n] = split;
    this.quotes[n] = quotes;
    this.words[n] = from.words[i] ?? 0;
    this.settled[n] = from.settled[i] ?? -1;
    this.clause[n] = from.clause[i] ?? 0;
  }

  /** The indices of the best `width`, none further than `margin` behind the first. */
  best(width: number, margin: number): number[] {
    const near: number[] = [];
    for (let i = 0; i < this.size; i++) if ((this.score[i] ?? 0) >= this.top - margin) near.push(i);
    return this.#sorted(near).slice(0, width);
  }

  /** Those of the indices that are among the best `width`, and few that go on alike; the rest of these is noted. */
  distinct(indices: number[], width: number, steps: Steps): number[] {
    const best: number[] = [];
    const alike = new Map<number, { readonly first: number; count: number }>();
    for (const i of this.#sorted(indices)) {
      if (best.length === width) break;
      const going = ((this.pending[i] ?? 0) << 18) | ((this.last[i] ?? 0) << 2) | (this.split[i] ?? 0);
      const state = 32 * going + (this.clause[i] ?? 0);
      const same = alike.get(state);
      if (same === undefined) alike.set(state, { first: i, count: 1 });
      else if (same.count++ >= ALIKE) {
        const distance = (this.score[i] ?? 0) - (this.score[same.first] ?? 0);
        steps.drop(this.step[i] ?? -1, this.step[same.first] ?? -1, Math.exp(TEMPER * distance));
        continue;
      }
      best.push(i);
    }
    return best;
  }

  #sorted(indices: number[]): number[] {
    return indices.sort((a, b) => (this.score[b] ?? 0) - (this.score[a] ?? 0));
  }
}

/** How many hypotheses that go on alike are kept, as other readings to name. */
const ALIKE = 4;
