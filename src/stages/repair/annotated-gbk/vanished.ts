/**
 * What can have stood where a pair left no trace: the pending byte made a character with the pair's first byte, and its
 * second byte is pending next, or was a Latin letter. Knows nothing of the tokens that come behind.
 */
import { vanishes } from './gbk.ts';
import { Act, type Beam, type Steps, UNKNOWN } from './hypothesis.ts';
import { Likeliest } from './likeliest.ts';
import type { Page } from './page.ts';
import { vanishing } from './trace.ts';

/** What can have been lost with a vanished pair: enough letters to tell that it is open which one was. */
const LOST_LETTERS: readonly number[] = [...'ABCDEIMPSTUW'].map((letter) => letter.charCodeAt(0));

export class Vanished {
  readonly #page: Page;
  readonly #steps: Steps;
  readonly #likeliest: Likeliest = new Likeliest();

  constructor(page: Page, steps: Steps) {
    this.#page = page;
    this.#steps = steps;
  }

  /** Fills `into` with the likeliest `width` that gain more than `least`, of hypothesis `i` of `from`. */
  pairs(from: Beam, i: number, index: number, into: Beam, width: number, least: number): void {
    const { model } = this.#page;
    const pending = from.pending[i] ?? 0;
    const last = from.last[i] ?? 0;
    const codes = pending < UNKNOWN ? vanishing(pending) : model.betweenVanished(pending - UNKNOWN);
    this.#likeliest.choose(codes, (code) => model.score(last, code), width, least);
    into.clear();
    for (let n = 0; n < this.#likeliest.size; n++) {
      const code = this.#likeliest.codes[n] ?? 0;
      const step = this.#add(from, i, index, code);
      const score = (from.score[i] ?? 0) + (this.#likeliest.gains[n] ?? 0);
      into.push(from, i, step, UNKNOWN + (code & 0xff), code, (from.bytes[i] ?? 0) + 2, score, 0, from.quotes[i] ?? 0);
    }
  }

  /** Fills `into` with those where the pair's second byte was a letter. */
  letters(from: Beam, i: number, index: number, into: Beam, least: number): void {
    const { model } = this.#page;
    into.clear();
    for (const code of vanishing(from.pending[i] ?? 0)) {
      const first = model.score(from.last[i] ?? 0, code);
      for (const letter of LOST_LETTERS) {
        const gain = first + model.score(code, letter);
        if (gain < least || !vanishes(((code & 0xff) << 8) | letter)) continue;
        const step = this.#steps.add(this.#add(from, i, index, code), index, letter, Act.None, 0);
        const score = (from.score[i] ?? 0) + gain;
        into.push(from, i, step, 0, letter, (from.bytes[i] ?? 0) + 3, score, 0, from.quotes[i] ?? 0);
      }
    }
  }

  #add(from: Beam, i: number, index: number, code: number): number {
    return this.#steps.add(from.step[i] ?? -1, index, code, Act.Vanish, (from.bytes[i] ?? 0) + 1);
  }
}
