/**
 * How long the stretches between marks are in a document that keeps them alike, as verse does: five or seven characters
 * and then a mark. Knows nothing of which characters they are; says nothing where the lengths vary as in prose.
 */

const PAUSES = new Set('，。；：？！、,.;:?!');
const LONGEST = 31;
/** Below this share of the commonest length, and this number of clauses, the lengths tell nothing. */
const TELLING = 0.3;
const ENOUGH = 12;
/** How many clauses of any length are imagined besides those seen. */
const IMAGINED = 2;

export const isPause = (char: string): boolean => PAUSES.has(char);

export class ClauseLengths {
  /** By the number of characters since the last mark: what it is worth, in natural logarithms, that none or one comes. */
  readonly #goesOn: Float32Array = new Float32Array(LONGEST + 1);
  readonly #pauses: Float32Array = new Float32Array(LONGEST + 1);
  /** False where all lengths are worth the same. */
  readonly telling: boolean;

  /** @param text the undamaged parts of the document */
  constructor(text: string) {
    const clauses = countClauses(text);
    const total = clauses.reduce((sum, count) => sum + count, 0);
    this.telling = total >= ENOUGH && Math.max(...clauses) > TELLING * total;
    if (!this.telling) return;
    const characters = clauses.reduce((sum, count, length) => sum + count * length, 0);
    const usual = total / (total + characters);
    let left = total;
    for (const [length, count] of clauses.entries()) {
      const share = (count + IMAGINED * usual) / (left + IMAGINED);
      this.#pauses[length] = Math.log(share / usual);
      this.#goesOn[length] = Math.log((1 - share) / (1 - usual));
      left -= count;
    }
  }

  /** What the next character is worth behind so many since the last mark, in natural logarithms. */
  gain(length: number, pauses: boolean): number {
    return (pauses ? this.#pauses : this.#goesOn)[length] ?? 0;
  }

  /** How many characters stand since the last mark, after another one. */
  next(length: number, pauses: boolean): number {
    return pauses || !this.telling ? 0 : Math.min(LONGEST, length + 1);
  }
}

/** By length, how many clauses end in a mark. */
function countClauses(text: string): number[] {
  const counts = new Array<number>(LONGEST + 1).fill(0);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\n') length = 0;
    else if (isPause(char)) {
      counts[length] = (counts[length] ?? 0) + 1;
      length = 0;
    } else length = Math.min(LONGEST, length + 1);
  }
  return counts;
}
