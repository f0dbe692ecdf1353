/**
 * What one piece of scraped text can have been, given what the bytes before it were: the cases of the damage, each
 * with the bytes that it fixes or leaves open. Knows nothing of windows, proofs or reports.
 */
import { Extension } from './extension.ts';
import { gbk, isTrail, vanishes } from './gbk.ts';
import { Act, Beam, type Steps, UNKNOWN } from './hypothesis.ts';
import { annotatedWith, mayAnnotate, type Page } from './page.ts';
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
  readonly #extension: Extension;

  constructor(page: Page, steps: Steps) {
    this.#page = page;
    this.#steps = steps;
    this.#vanished = new Vanished(page, steps);
    this.#extension = new Extension(page, steps, SPARE);
  }

  /** Adds to `to` all that hypothesis `i` of `from`, the best but `rank`, can become by the token. */
  follow(from: Beam, to: Beam, i: number, rank: number, token: Token, index: number, next: Token | undefined): void {
    const pending = from.pending[i] ?? 0;
    this.#extension.begin(to, token.kind === 'ascii' && next?.kind === 'reading' && !next.torn ? next.reading : '');
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
    const added = this.#extension;
    added.extend(from, i);
    const { pending } = added;
    if (from.split[i] === 2) added.push(added.step, pending, added.last, added.bytes, 0, 0);
    else if (pending === 0) this.#aligned(token, index, next);
    else if (pending < UNKNOWN) this.#shifted(pending, token, index, next);
    else this.#behindVanished(pending - UNKNOWN, token, index, next);
    return added.gain;
  }

  #aligned(token: Token, index: number, next: Token | undefined): void {
    switch (token.kind) {
      case 'pair':
        if (this.#extension.bare(token.code, next)) return;
        this.#extension.emit(index, token.code, Act.Copy, 0, 0, gbk().unitOf[token.code] === 0 ? FOREIGN : 0);
        return;
      case 'ascii':
        this.#extension.emit(index, token.code, Act.Copy, 0, 0, 0);
        return;
      case 'query':
        this.#extension.emit(index, 0x3f, Act.Copy, 0, 0, 0);
        this.#tear(index, markOf(next));
        return;
      case 'reading':
        if (token.torn) this.#insertIntoNext(token.reading, index);
        else if (mayAnnotate(this.#page, this.#extension.spelt(), token.reading))
          this.#extension.stay(index, 0, this.#extension.bytes);
    }
  }

  /** The same where the pending byte vanished behind `lead`, as the second byte of a pair that shows nothing. */
  #behindVanished(lead: number, token: Token, index: number, next: Token | undefined): void {
    const { model } = this.#page;
    const ending = (trail: number, pending: number): void => {
      for (const code of model.endingWith(trail)) {
        if (vanishes((lead << 8) | (code >> 8))) this.#extension.complete(code >> 8, trail, pending, index);
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
        this.#extension.complete(byte, token.code >> 8, token.code & 0xff, index);
        return;
      case 'ascii':
        if (isTrail(token.code)) this.#extension.complete(byte, token.code, 0, index);
        this.#extension.complete(byte, 0xa3, 0x80 | token.code, index);
        if (token.code === 0x20) this.#extension.complete(byte, 0xa1, 0xa1, index);
        return;
      case 'query':
        this.#extension.complete(byte, 0xa3, 0xbf, index);
        this.#orphan(byte, index, next);
        return;
      case 'reading':
        if (token.torn) this.#insertBehind(byte, token.reading, index);
        else if (mayAnnotate(this.#page, ((this.#extension.last & 0xff) << 8) | byte, token.reading)) {
          this.#extension.stay(index, byte, this.#extension.bytes + 1);
        }
    }
  }

  /** An orphan in front of a full-width mark: it and the mark's first byte were a character. */
  #tear(index: number, mark: number): void {
    if (mark === 0) return;
    const { model } = this.#page;
    for (const code of model.endingWith(0xa3)) {
      const gain = this.#extension.score(code) + ORPHAN;
      if (!this.#extension.reaches(gain)) continue;
      const first = this.#steps.add(this.#extension.step, index, code, Act.Tear, this.#extension.bytes + 1);
      const step = this.#steps.add(first, index + 1, 0, Act.None, 0);
      this.#extension.push(step, mark & 0xff, code, this.#extension.bytes + 2, gain, 2);
    }
  }

  /**
   * A reading in the middle of the next character: its first byte, with the byte before, has that reading. A half-width
   * mark can have been full-width then, of which the second byte is the ASCII byte with the highest bit set.
   */
  #insertIntoNext(reading: string, index: number): void {
    const before = this.#extension.last < 0x80 ? 0x80 | this.#extension.last : this.#extension.last & 0xff;
    const codes = annotatedWith(this.#page, before, reading);
    const act = codes.length === 1 ? Act.Insert : Act.Read;
    for (const code of codes) this.#extension.stay(index, code & 0xff, this.#extension.bytes + 1, act);
  }

  /** A reading behind an orphan that completes the pending byte. */
  #insertBehind(pending: number, reading: string, index: number): void {
    const codes = annotatedWith(this.#page, pending, reading);
    const act = codes.length === 1 ? Act.Insert : Act.Read;
    for (const code of codes) this.#extension.emit(index, code, act, this.#extension.bytes + 2, 0, 0);
  }

  /** An orphan completes the pending byte; what ASCII it swallowed is open, unless nothing can have been. */
  #orphan(pending: number, index: number, next: Token | undefined): void {
    const { model } = this.#page;
    const whole = next === undefined || next.kind === 'end' || markOf(next) !== 0;
    const at = this.#extension.bytes + 2;
    const known = this.#extension.pending < UNKNOWN;
    for (const code of known ? model.startingWith(pending) : model.frequentStartingWith(pending)) {
      const trail = code & 0xff;
      if (trail < 0x80) continue;
      if (whole || trail === 0x80) {
        this.#extension.emit(index, code, Act.Tear, at, 0, ORPHAN);
        continue;
      }
      if (model.score(this.#extension.last, code) < (known ? ODD_SWALLOW : LIKELY_SWALLOW)) continue;
      for (const ascii of swallowable(next)) this.#extension.emitTwo(index, code, ascii, Act.Orphan, at - 1, ORPHAN);
    }
  }
}
