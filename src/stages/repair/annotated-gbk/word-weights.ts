/**
 * Weighs hypotheses by words: what the character model made of each character is mixed with what the words make of it.
 * For those hypotheses only that are near the best one, since words cost more to follow than pairs of characters.
 */
import type { CharacterModel } from './character-model.ts';
import { ClauseLengths, isPause } from './clause-lengths.ts';
import { gbk } from './gbk.ts';
import type { Beam, Steps } from './hypothesis.ts';
import { LETTERS } from './readings.ts';
import { statistics } from './statistics.ts';
import { MARGIN } from './weights.ts';
import { WordModel } from './word-model.ts';

/** The share of the words in the mixture. */
const SHARE = 0.7;
/** How many hypotheses are weighed for each one that is followed. */
const WEIGHED = 2;
/** How much of the text before and behind the window is read along, in characters. */
const BEFORE = 8;
const BEHIND = 5;
/** The same for the lengths of clauses. */
const LINE = 31;
const READING = new RegExp(`\\([${LETTERS}]{1,7}\\) ?`, 'g');

const ENDS = new Set('。？！：；”’》」』）】.?!:;)');
const OPENS = new Set('，、“‘《「『（【,(');

export class WordWeights {
  readonly #model: WordModel = new WordModel();
  /** The state behind the text before the window. */
  state = 0;
  /** How many characters stand there since the last mark. */
  clause = 0;
  #clauses: ClauseLengths = new ClauseLengths('');

  begin(text: string, start: number, clauses: ClauseLengths): void {
    this.#model.clear();
    this.#clauses = clauses;
    this.state = 0;
    this.clause = 0;
    const before = text.slice(Math.max(0, start - 4 * LINE), start).replace(READING, '');
    for (const char of before.slice(-BEFORE))
      this.state = this.#read(this.state, gbk().codeOf[char.charCodeAt(0)] ?? 0);
    for (const char of before.slice(-LINE)) this.clause = char === '\n' ? 0 : clauses.next(this.clause, isPause(char));
  }

  /** The indices of the best `width` hypotheses, weighed, the best first. */
  weigh(beam: Beam, steps: Steps, characters: CharacterModel, width: number): number[] {
    const near = beam.best(WEIGHED * width, MARGIN);
    beam.top = Number.NEGATIVE_INFINITY;
    for (const i of near) {
      this.#settle(beam, i, steps, characters);
      beam.top = Math.max(beam.top, beam.score[i] ?? 0);
    }
    const left = near.filter((i) => (beam.score[i] ?? 0) >= beam.top - MARGIN);
    return beam.distinct(left, width, steps);
  }

  #settle(beam: Beam, i: number, steps: Steps, characters: CharacterModel): void {
    const last = beam.step[i] ?? -1;
    const settled = beam.settled[i] ?? -1;
    const path: number[] = [];
    for (let step = last; step !== settled && step >= 0; step = steps.parent[step] ?? -1) {
      const code = steps.code[step] ?? 0;
      if (code !== 0) path.push(code);
    }
    let before = steps.lastCharacter(settled);
    let state = beam.words[i] ?? 0;
    let clause = beam.clause[i] ?? 0;
    let delta = 0;
    for (let n = path.length - 1; n >= 0; n--) {
      const code = path[n] ?? 0;
      state = this.#read(state, code);
      if (state !== 0) {
        const likelier = Math.exp(this.#model.gain - characters.plain(before, code));
        delta += Math.log(1 - SHARE + SHARE * likelier);
      }
      const pauses = isPause(String.fromCharCode(gbk().unitOf[code] || code));
      delta += this.#clauses.gain(clause, pauses);
      clause = this.#clauses.next(clause, pauses);
      before = code;
    }
    beam.clause[i] = clause;
    beam.score[i] = (beam.score[i] ?? 0) + delta;
    beam.words[i] = state;
    beam.settled[i] = last;
  }

  /** Weighs how well what comes behind the window goes on from each hypothesis, the best one at 0. */
  look(beam: Beam, indices: readonly number[], text: string, end: number): void {
    const line = text.slice(end, end + 4 * LINE).replace(READING, '');
    const behind = line.slice(0, BEHIND);
    const gains = indices.map(
      (i) => this.#follow(beam.words[i] ?? 0, beam.last[i] ?? 0, behind) + this.#endClause(beam.clause[i] ?? 0, line),
    );
    const best = Math.max(...gains);
    for (const [n, i] of indices.entries()) beam.score[i] = (beam.score[i] ?? 0) + (gains[n] ?? 0) - best;
  }

  #follow(words: number, last: number, behind: string): number {
    if (/^\s|^$/.test(behind)) return closing(last);
    let state = words;
    let gain = 0;
    for (const char of behind) {
      state = this.#read(state, gbk().codeOf[char.charCodeAt(0)] ?? 0);
      if (state === 0) break;
      gain += this.#model.gain;
    }
    return SHARE * gain;
  }

  /** What the length of the clause is worth that ends in what comes behind. */
  #endClause(length: number, behind: string): number {
    let [clause, gain] = [length, 0];
    for (const char of behind) {
      if (char === '\n' || char === '?') break;
      const pauses = isPause(char);
      gain += this.#clauses.gain(clause, pauses);
      if (pauses) break;
      clause = this.#clauses.next(clause, false);
    }
    return gain;
  }

  #read(state: number, code: number): number {
    const { idOf, units } = statistics();
    const id = idOf[code] ?? 0;
    return id === 0 ? 0 : this.#model.read(state, units[id - 1] ?? 0);
  }
}

/** How likely a line ends behind the character, in natural logarithms: a guess that only tells marks apart. */
function closing(code: number): number {
  const char = String.fromCharCode(gbk().unitOf[code] ?? code);
  return ENDS.has(char) ? -1 : OPENS.has(char) ? -7 : -4;
}
