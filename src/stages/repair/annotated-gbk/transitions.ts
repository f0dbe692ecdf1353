/**
 * What one piece of scraped text can have been, given what the bytes before it were: the cases of the damage, each
 * with the bytes that it fixes or leaves open. Knows nothing of windows, proofs or reports.
 */
import { gbk, isLead, isLetter, isTrail, vanishes } from './gbk.ts';
import { Act, Beam, type Steps, UNKNOWN } from './hypothesis.ts';
import { annotatedWith, mayAnnotate, type Page } from './page.ts';
import { openAfter, scoreOrder } from './quotes.ts';
import { markOf, type Token } from './token.ts';
import { swallowable, vanishedTrails } from './trace.ts';
import { Vanished } from './vanished.ts';
import {
  FOLLOWED,
  FOLLOWED_TWICE,
  FOREIGN,
  GLANCED_AT,
  LEADING,
  LIKELY_SWALLOW,
  MARGIN,
  ODD,
  ODD_SWALLOW,
  ORPHAN,
  SUSPECTED,
  TWICE,
} from './weights.ts';

/** Used again for each window. */
const SPARE: Beam = new Beam();
const SPARE2: Beam = new Beam();

export class Transitions {
  readonly #page: Page;
  readonly #steps: Steps;
  readonly #spare: Beam = SPARE;
  readonly #spare2: Beam = SPARE2;
  readonly #vanished: Vanished;
  #from: Beam = this.#spare;
  #to: Beam = this.#spare;
  #i = 0;
  #gain = Number.NEGATIVE_INFINITY;

  constructor(page: Page, steps: Steps) {
    this.#page = page;
    this.#steps = steps;
    this.#vanished = new Vanished(page, steps);
  }

  /** Adds to `to` all that hypothesis `i` of `from`, the best but `rank`, can become by the token. */
  follow(from: Beam, to: Beam, i: number, rank: number, token: Token, index: number, next: Token | undefined): void {
    const pending = from.pending[i] ?? 0;
    this.#to = to;
    const gain = this.#consume(from, i, token, index, next);
    if (pending === 0 || rank >= (gain > ODD ? LEADING : SUSPECTED)) return;
    const least = to.top - MARGIN;
    const score = from.score[i] ?? 0;
    if (rank === 0 && pending < UNKNOWN && token.kind === 'ascii') {
      this.#vanished.letters(from, i, index, this.#spare, least - score);
      for (let n = 0; n < this.#spare.size; n++) this.#consume(this.#spare, n, token, index, next);
    }
    this.#vanished.pairs(from, i, index, this.#spare, gain > ODD ? GLANCED_AT : FOLLOWED, least - score);
    for (let n = 0; n < this.#spare.size; n++) {
      this.#consume(this.#spare, n, token, index, next);
      if (n + rank > TWICE || token.kind === 'query') continue;
      this.#vanished.pairs(this.#spare, n, index, this.#spare2, FOLLOWED_TWICE, least - (this.#spare.score[n] ?? 0));
      for (let m = 0; m < this.#spare2.size; m++) this.#consume(this.#spare2, m, token, index, next);
    }
  }

  /** The greatest gain of those that were added. */
  #consume(from: Beam, i: number, token: Token, index: number, next: Token | undefined): number {
    this.#from = from;
    this.#i = i;
    this.#gain = Number.NEGATIVE_INFINITY;
    const pending = from.pending[i] ?? 0;
    if (from.split[i] === 2) this.#push(from.step[i] ?? -1, pending, this.#last, this.#bytes, 0, 0);
    else if (pending === 0) this.#aligned(token, index, next);
    else if (pending < UNKNOWN) this.#shifted(pending, token, index, next);
    else this.#behindVanished(pending - UNKNOWN, token, index, next);
    return this.#gain;
  }

  #aligned(token: Token, index: number, next: Token | undefined): void {
    switch (token.kind) {
      case 'pair':
        if (this.#bare(token.code, next)) return;
        this.#emit(index, token.code, Act.Copy, 0, 0, gbk().unitOf[token.code] === 0 ? FOREIGN : 0);
        return;
      case 'ascii':
        this.#emit(index, token.code, Act.Copy, 0, 0, 0);
        return;
      case 'query':
        this.#emit(index, 0x3f, Act.Copy, 0, 0, 0);
        this.#tear(index, markOf(next));
        return;
      case 'reading':
        if (token.torn) this.#insertIntoNext(token.reading, index);
        else if (mayAnnotate(this.#page, this.#spelt(), token.reading)) this.#stay(index, 0, this.#bytes);
    }
  }

  /** The same where the pending byte vanished behind `lead`, as the second byte of a pair that shows nothing. */
  #behindVanished(lead: number, token: Token, index: number, next: Token | undefined): void {
    const { model } = this.#page;
    const ending = (trail: number, pending: number): void => {
      for (const code of model.endingWith(trail)) {
        if (vanishes((lead << 8) | (code >> 8))) this.#complete(code >> 8, trail, pending, index);
      }
    };
    switch (token.kind) {
      case 'pair':
        ending(token.code >> 8, token.code & 0xff);
        return;
      case 'ascii':
        if (isTrail(token.code)) ending(token.code, 0);
        ending(0xa3, 0x80 | token.code);
        if (token.code === 0x20) ending(0xa1, 0xa1);
        return;
      default:
        for (const byte of vanishedTrails(lead)) this.#shifted(byte, token, index, next);
    }
  }

  #shifted(byte: number, token: Token, index: number, next: Token | undefined): void {
    switch (token.kind) {
      case 'pair':
        this.#complete(byte, token.code >> 8, token.code & 0xff, index);
        return;
      case 'ascii':
        if (isTrail(token.code)) this.#complete(byte, token.code, 0, index);
        this.#complete(byte, 0xa3, 0x80 | token.code, index);
        if (token.code === 0x20) this.#complete(byte, 0xa1, 0xa1, index);
        return;
      case 'query':
        this.#complete(byte, 0xa3, 0xbf, index);
        this.#orphan(byte, index, next);
        return;
      case 'reading':
        if (token.torn) this.#insertBehind(byte, token.reading, index);
        else if (mayAnnotate(this.#page, ((this.#last & 0xff) << 8) | byte, token.reading)) {
          this.#stay(index, byte, this.#bytes + 1);
        }
    }
  }

  get #last(): number {
    return this.#from.last[this.#i] ?? 0;
  }

  /** The pair that the last two bytes spell: a character, or half of one and a Latin letter. */
  #spelt(): number {
    const last = this.#last;
    if (last >= 0x80) return last;
    const before = this.#steps.characterBefore(this.#from.step[this.#i] ?? -1);
    return ((before & 0xff) << 8) | last;
  }

  get #bytes(): number {
    return this.#from.bytes[this.#i] ?? 0;
  }

  /** True where the page would have annotated the character, and nothing is behind it. */
  #bare(code: number, next: Token | undefined): boolean {
    return this.#page.strict.has(code) && next?.kind !== 'reading' && this.#from.split[this.#i] !== 1;
  }

  /** A character is read; `pending` waits behind it. */
  #emit(index: number, code: number, act: Act, at: number, pending: number, extra: number): void {
    const gain = this.#score(code) + extra;
    if (!this.#reaches(gain)) return;
    const step = this.#steps.add(this.#from.step[this.#i] ?? -1, index, code, act, at);
    this.#push(step, pending, code, this.#bytes + (code < 0x80 ? 1 : 2), gain, 0);
  }

  #score(code: number): number {
    return this.#page.model.score(this.#last, code) + scoreOrder(this.#from.quotes[this.#i] ?? 0, this.#last, code);
  }

  /** True where a hypothesis with that gain would be kept so far. */
  #reaches(gain: number): boolean {
    if (gain > this.#gain) this.#gain = gain;
    return (this.#from.score[this.#i] ?? 0) + gain >= this.#to.top - MARGIN;
  }

  #push(step: number, pending: number, last: number, bytes: number, gain: number, split: number): void {
    if (gain > this.#gain) this.#gain = gain;
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
  #stay(index: number, pending: number, at: number, act: Act = Act.Insert): void {
    const step = this.#steps.add(this.#from.step[this.#i] ?? -1, index, 0, act, at);
    this.#push(step, pending, this.#last, this.#bytes, 0, pending === 0 ? 0 : 1);
  }

  /** The pending byte and `lead` make a character; `trail`, if any, is pending next, or an ASCII character. */
  #complete(byte: number, lead: number, trail: number, index: number): void {
    const code = (byte << 8) | lead;
    if (gbk().unitOf[code] === 0) return;
    if (this.#page.strict.has(code) && this.#from.split[this.#i] !== 1 && trail !== 0) return;
    if (trail === 0 || isLead(trail)) this.#emit(index, code, Act.None, 0, trail, 0);
    else if (isLetter(trail)) this.#emitTwo(index, code, trail, Act.None, 0, 0);
  }

  #emitTwo(index: number, code: number, ascii: number, act: Act, at: number, extra: number): void {
    const { model } = this.#page;
    const gain = this.#score(code) + model.score(code, ascii) + extra;
    if (!this.#reaches(gain)) return;
    const first = this.#steps.add(this.#from.step[this.#i] ?? -1, index, code, Act.None, 0);
    const step = this.#steps.add(first, index, ascii, act, at);
    this.#push(step, 0, ascii, this.#bytes + 3, gain, 0);
  }

  /** An orphan in front of a full-width mark: it and the mark's first byte were a character. */
  #tear(index: number, mark: number): void {
    if (mark === 0) return;
    const { model } = this.#page;
    for (const code of model.endingWith(0xa3)) {
      const gain = this.#score(code) + ORPHAN;
      if (!this.#reaches(gain)) continue;
      const first = this.#steps.add(this.#from.step[this.#i] ?? -1, index, code, Act.Tear, this.#bytes + 1);
      const step = this.#steps.add(first, index + 1, 0, Act.None, 0);
      this.#push(step, mark & 0xff, code, this.#bytes + 2, gain, 2);
    }
  }

  /**
   * A reading in the middle of the next character: its first byte, with the byte before, has that reading. A half-width
   * mark can have been full-width then, of which the second byte is the ASCII byte with the highest bit set.
   */
  #insertIntoNext(reading: string, index: number): void {
    const before = this.#last < 0x80 ? 0x80 | this.#last : this.#last & 0xff;
    const codes = annotatedWith(this.#page, before, reading);
    const act = codes.length === 1 ? Act.Insert : Act.Read;
    for (const code of codes) this.#stay(index, code & 0xff, this.#bytes + 1, act);
  }

  /** A reading behind an orphan that completes the pending byte. */
  #insertBehind(pending: number, reading: string, index: number): void {
    const codes = annotatedWith(this.#page, pending, reading);
    const act = codes.length === 1 ? Act.Insert : Act.Read;
    for (const code of codes) this.#emit(index, code, act, this.#bytes + 2, 0, 0);
  }

  /** An orphan completes the pending byte; what ASCII it swallowed is open, unless nothing can have been. */
  #orphan(pending: number, index: number, next: Token | undefined): void {
    const { model } = this.#page;
    const whole = next === undefined || next.kind === 'end' || markOf(next) !== 0;
    const at = this.#bytes + 2;
    const known = (this.#from.pending[this.#i] ?? 0) < UNKNOWN;
    for (const code of known ? model.startingWith(pending) : model.frequentStartingWith(pending)) {
      const trail = code & 0xff;
      if (trail < 0x80) continue;
      if (whole || trail === 0x80) {
        this.#emit(index, code, Act.Tear, at, 0, ORPHAN);
        continue;
      }
      if (model.score(this.#last, code) < (known ? ODD_SWALLOW : LIKELY_SWALLOW)) continue;
      for (const ascii of swallowable(next)) this.#emitTwo(index, code, ascii, Act.Orphan, at - 1, ORPHAN);
    }
  }
}
