/**
 * Adds to a beam what one hypothesis becomes, with what each character is worth. Which cases of the damage there are,
 * `transitions.ts` knows.
 */
import { gbk, isLead, isLetter } from './gbk.ts';
import { Act, type Beam, type Steps } from './hypothesis.ts';
import { mayAnnotate, type Page } from './page.ts';
import { openAfter, scoreOrder } from './quotes.ts';
import type { Token } from './token.ts';
import { MARGIN } from './weights.ts';

export class Extension {
  readonly #page: Page;
  readonly #steps: Steps;
  #from: Beam;
  #to: Beam;
  #i = 0;
  #closing = '';
  /** The greatest gain, in natural logarithms, of what was added since `extend`. */
  gain: number = Number.NEGATIVE_INFINITY;

  /** @param spare a beam to hold until `begin` names another one */
  constructor(page: Page, steps: Steps, spare: Beam) {
    this.#page = page;
    this.#steps = steps;
    this.#from = spare;
    this.#to = spare;
  }

  /** @param closing the reading behind an ASCII character, which ends the character that is annotated then; or empty */
  begin(to: Beam, closing: string): void {
    this.#to = to;
    this.#closing = closing;
  }

  /** Says which hypothesis is meant from now on. */
  extend(from: Beam, i: number): void {
    this.#from = from;
    this.#i = i;
    this.gain = Number.NEGATIVE_INFINITY;
  }

  /** The byte that waits for its partner. */
  get pending(): number {
    return this.#from.pending[this.#i] ?? 0;
  }

  get step(): number {
    return this.#from.step[this.#i] ?? -1;
  }

  /** The character read last, as GBK or ASCII. */
  get last(): number {
    return this.#from.last[this.#i] ?? 0;
  }

  /** The pair that the last two bytes spell: a character, or half of one and a Latin letter. */
  spelt(last: number = this.last, step: number = this.step): number {
    if (last >= 0x80) return last;
    const before = this.#steps.characterBefore(step);
    return ((before & 0xff) << 8) | last;
  }

  /** Bytes of the characters read so far. */
  get bytes(): number {
    return this.#from.bytes[this.#i] ?? 0;
  }

  /** True where the page would have annotated the character, and nothing is behind it. */
  bare(code: number, next: Token | undefined): boolean {
    return this.#page.strict.has(code) && next?.kind !== 'reading' && this.#from.split[this.#i] !== 1;
  }

  /** A character is read; `pending` waits behind it. */
  emit(index: number, code: number, act: Act, at: number, pending: number, extra: number): void {
    const gain = this.score(code) + extra;
    if (!this.reaches(gain)) return;
    const step = this.#steps.add(this.step, index, code, act, at);
    this.push(step, pending, code, this.bytes + (code < 0x80 ? 1 : 2), gain, 0);
  }

  /** What a character is worth next, in natural logarithms. */
  score(code: number): number {
    return this.#page.model.score(this.last, code) + scoreOrder(this.#from.quotes[this.#i] ?? 0, this.last, code);
  }

  /** True where a hypothesis with that gain would be kept so far. */
  reaches(gain: number): boolean {
    if (gain > this.gain) this.gain = gain;
    return (this.#from.score[this.#i] ?? 0) + gain >= this.#to.top - MARGIN;
  }

  /** Adds a hypothesis behind the step. */
  push(step: number, pending: number, last: number, bytes: number, gain: number, split: number): void {
    if (gain > this.gain) this.gain = gain;
    if (this.#closing !== '' && !(pending === 0 && mayAnnotate(this.#page, this.spelt(last, step), this.#closing)))
      return;
    const quotes = openAfter(this.#from.quotes[this.#i] ?? 0, last);
    this.#to.push(
      this.#from,
      this.#i,
      step,
      pending,
      last,
      bytes,
      (this.#from.score[this.#i] ?? 0) + gain,
      split,
      quotes,
    );
  }

  /** A reading was inserted where the hypothesis stands. */
  stay(index: number, pending: number, at: number, act: Act = Act.Insert): void {
    const step = this.#steps.add(this.step, index, 0, act, at);
    this.push(step, pending, this.last, this.bytes, 0, pending === 0 ? 0 : 1);
  }

  /** The pending byte and `lead` make a character; `trail`, if any, is pending next, or an ASCII character. */
  complete(byte: number, lead: number, trail: number, index: number): void {
    const code = (byte << 8) | lead;
    if (gbk().unitOf[code] === 0) return;
    if (this.#page.strict.has(code) && this.#from.split[this.#i] !== 1 && trail !== 0) return;
    if (trail === 0 || isLead(trail)) this.emit(index, code, Act.None, 0, trail, 0);
    else if (isLetter(trail)) this.emitTwo(index, code, trail, Act.None, 0, 0);
  }

  /** A character and an ASCII one behind it are read. */
  emitTwo(index: number, code: number, ascii: number, act: Act, at: number, extra: number): void {
    const { model } = this.#page;
    const gain = this.score(code) + model.score(code, ascii) + extra;
    if (!this.reaches(gain)) return;
    const first = this.#steps.add(this.step, index, code, Act.None, 0);
    const step = this.#steps.add(first, index, ascii, act, at);
    this.push(step, 0, ascii, this.bytes + 3, gain, 0);
  }
}
