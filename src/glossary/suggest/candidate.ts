/** What mining a corpus brings to light: strings that may be artefacts, for a person to judge. */
import type { Concept } from '../../model/rule.ts';

type Reason =
  /** A gloss says that the string stands for an English name whose right term is another. */
  | 'gloss'
  /** The spelling of a name that the corpus mostly writes otherwise. */
  | 'spelling'
  /** A string of no dictionary, like the term, that stands near the concept's cues and hardly anywhere else. */
  | 'neighbour';

export interface Candidate {
  readonly reason: Reason;
  /** Undefined where the glossary has no concept for it yet. */
  readonly concept: Concept | undefined;
  readonly en: string;
  /** The right term; without a concept, the one that the corpus uses most. */
  readonly zh: string;
  readonly form: string;
  readonly lang: 'zh' | 'en';
  readonly count: number;
  /** Comparable between candidates of all reasons; the best first. */
  readonly score: number;
  readonly contexts: readonly string[];
}

/** Contexts that a candidate is shown with. */
export const MOST_CONTEXTS = 3;

/** UTF-16 units to each side of a string in its context. */
const REACH = 15;

export function contextAt(text: string, start: number, end: number): string {
  return text
    .slice(Math.max(0, start - REACH), end + REACH)
    .replace(/\s+/g, ' ')
    .trim();
}
