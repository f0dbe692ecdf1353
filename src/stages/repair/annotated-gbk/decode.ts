/**
 * Reads a garbled window: the beam search for the texts whose damage it can be, the best first. Whether the damage
 * gives back the window is for `prove.ts` to say.
 */

import { gbk } from './gbk.ts';
import { Beam, Steps } from './hypothesis.ts';
import type { Page } from './page.ts';
import { openAfter } from './quotes.ts';
import { type Token, tokenAt } from './token.ts';
import { Transitions } from './transitions.ts';
import { WIDTH } from './weights.ts';
import { WordWeights } from './word-weights.ts';

/** How many of them are worth a proof. */
const CANDIDATES = 12;
/** The longest window, in tokens. */
const LONGEST = 400;
/** How far back an opening quotation mark is looked for, in UTF-16 units. */
const FARTHEST_QUOTE = 400;

export interface Candidate {
  /** Steps from the window's start; see `Steps`. */
  readonly path: readonly number[];
  /** Natural logarithm of the probability, up to a constant that all candidates share. */
  readonly score: number;
}

export interface Decoded {
  readonly tokens: readonly Token[];
  readonly steps: Steps;
  readonly candidates: readonly Candidate[];
  /** The token at which all hypotheses met, or none was left. */
  readonly consumed: number;
}

/** Used again for each window: what `decode` returns holds until it is called again. */
const STEPS = new Steps();
let made: WordWeights | undefined;
const beams: [Beam, Beam] = [new Beam(), new Beam()];

/**
 * @param start where to begin, at a character that is paired rightly
 * @param until reads at least up to here, in UTF-16 units
 */
export function decode(text: string, start: number, until: number, page: Page): Decoded {
  const isReading = (reading: string): boolean => page.readings.has(reading);
  made ??= new WordWeights();
  const words = made;
  const steps = STEPS;
  steps.size = 0;
  const tokens: Token[] = [];
  const token = (index: number): Token => {
    while (tokens.length <= index) {
      tokens.push(tokenAt(text, tokens.at(-1)?.end ?? start, isReading));
    }
    return tokens[index] as Token;
  };
  const transitions = new Transitions(page, steps);
  let [from, to] = beams;
  words.begin(text, start, page.clauses);
  from.begin(words.state, quotesBefore(text, start), words.clause);
  let best = [0];
  let index = 0;
  for (; index < LONGEST; index++) {
    const here = token(index);
    if (here.kind === 'end' || here.start >= text.length) break;
    if (
      here.start >= until &&
      haveMet(from, best) &&
      here.kind !== 'reading' &&
      !isSign(here) &&
      !isSign(token(index + 1))
    )
      break;
    to.clear();
    for (const [rank, i] of best.entries()) transitions.follow(from, to, i, rank, here, index, token(index + 1));
    best = words.weigh(to, steps, page.model, WIDTH);
    [from, to] = [to, from];
    if (best.length === 0) break;
  }
  words.look(from, best, text, tokens[index]?.start ?? text.length);
  const ends = best
    .filter((i) => from.pending[i] === 0)
    .sort((a, b) => (from.score[b] ?? 0) - (from.score[a] ?? 0))
    .slice(0, CANDIDATES);
  return {
    ...{ tokens, steps },
    consumed: index,
    candidates: ends.map((i) => ({ path: steps.path(from.step[i] ?? -1), score: from.score[i] ?? 0 })),
  };
}

const isSign = (token: Token): boolean => token.kind === 'query' || (token.kind === 'reading' && token.torn);

/** The quotation marks that are open at the offset, as far as its line shows. */
function quotesBefore(text: string, start: number): number {
  const { codeOf } = gbk();
  let open = 0;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  for (let i = Math.max(line, start - FARTHEST_QUOTE); i < start; i++)
    open = openAfter(open, codeOf[text.charCodeAt(i)] ?? 0);
  return open;
}

/** True where what comes next is the same for all hypotheses. */
function haveMet(beam: Beam, indices: readonly number[]): boolean {
  const last = beam.last[indices[0] ?? 0];
  return indices.every((i) => beam.pending[i] === 0 && beam.last[i] === last && beam.split[i] !== 2);
}
