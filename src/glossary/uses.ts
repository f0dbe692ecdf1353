/**
 * What the strings of a glossary's automaton stand for. Kept as numbers, since most strings are never found: the object
 * of a string is made when it is asked for. Knows nothing of how rules are compiled.
 */
import { foldScript } from '../language/fold.ts';
import { pluralOf } from '../language/latin.ts';
import type { Concept, Rule } from '../model/rule.ts';

/** What a string of the automaton stands for; one string can stand for several things. */
export type Use =
  | { readonly kind: 'rule'; readonly rule: Rule; readonly form: string; readonly plural: boolean }
  /** A right term: no rule may touch a part of it. Names the concept, unless it is a replacement of one rule only. */
  | { readonly kind: 'term'; readonly concept: Concept | undefined }
  /** A string that no rule may touch. */
  | { readonly kind: 'protected' };

/** A kind, the index of the rule or the concept, and the index of the form among the rule's. */
export type UseNumbers = readonly [kind: number, owner: number, form: number];

export const FORM = 0;
export const PLURAL = 1;
export const TERM = 2;
export const PROTECTED = 3;
/** The index of no concept. */
export const NONE = -1;

/** The uses of all words, one after the other. */
export interface UseTables {
  /** For each word where its uses begin in `numbers`, and where the last one's end. */
  readonly starts: Uint32Array;
  /** {@link UseNumbers} of each use. */
  readonly numbers: Int32Array;
}

const WIDTH = 3;

export interface Uses {
  readonly tables: UseTables;
  /** How many words there are. */
  readonly count: number;
  /** @param word its index */
  of(word: number): readonly Use[];
}

export function packUses(words: Iterable<readonly UseNumbers[]>): UseTables {
  const starts = [0];
  const numbers: number[] = [];
  for (const uses of words) {
    for (const use of uses) numbers.push(...use);
    starts.push(numbers.length);
  }
  return { starts: Uint32Array.from(starts), numbers: Int32Array.from(numbers) };
}

export function usesOf(tables: UseTables, concepts: readonly Concept[], rules: readonly Rule[]): Uses {
  const { starts, numbers } = tables;
  const count = starts.length - 1;
  const made = new Array<readonly Use[] | undefined>(count);
  const use = (kind: number, owner: number, form: number): Use => {
    if (kind === PROTECTED) return { kind: 'protected' };
    if (kind === TERM) return { kind: 'term', concept: concepts[owner] };
    const rule = rules[owner] as Rule;
    const spelt = rule.forms[form] as string;
    return kind === PLURAL
      ? { kind: 'rule', rule, form: pluralOf(spelt), plural: true }
      : { kind: 'rule', rule, form: foldScript(spelt), plural: false };
  };
  const make = (word: number): readonly Use[] => {
    const uses: Use[] = [];
    for (let at = starts[word] as number; at < (starts[word + 1] as number); at += WIDTH) {
      uses.push(use(numbers[at] as number, numbers[at + 1] as number, numbers[at + 2] as number));
    }
    return uses;
  };
  return {
    tables,
    count,
    of(word) {
      made[word] ??= make(word);
      return made[word];
    },
  };
}
