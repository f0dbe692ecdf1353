/** The glossary's knowledge as the stages use it: concepts, and the rules that correct what translation made of them. */
import type { CueScope } from './evidence.ts';
import type { Category, Tier } from './finding.ts';

/** One term in both scripts. Latin terms are the same in both. */
export interface Term {
  readonly hans: string;
  readonly hant: string;
}

/** A thing or idea that has a right name. */
export interface Concept {
  readonly id: string;
  readonly domain: string;
  /** English name. */
  readonly en: string;
  /** Preferred Chinese term. */
  readonly term: Term;
  /** Other right terms, as the glossary writes them. */
  readonly admitted: readonly string[];
  /** Strings that show that a text is about this concept, folded. */
  readonly cues: readonly string[];
}

/**
 * What must stand around a hit. Every part that is given must hold; of the strings in a list, one is enough. All
 * strings are folded.
 */
export interface Condition {
  /** One of the concept's cues stands in the document, the hit's paragraph, or within `within`. */
  readonly cues?: CueScope;
  /** One of these stands within `within`. */
  readonly near?: readonly string[];
  /** How many UTF-16 units may lie between the hit and a cue or a `near` string. */
  readonly within: number;
  /** One of these stands directly in front of the hit. */
  readonly preceded?: readonly string[];
  /** One of these stands directly behind the hit. */
  readonly followed?: readonly string[];
}

/** One artefact of one concept. */
export interface Rule {
  /** `concept/first form`, such as `moonshot-ai/月亮暗面`. */
  readonly id: string;
  readonly concept: Concept;
  /** All spellings that the form notation stands for, as written. */
  readonly forms: readonly string[];
  readonly replacement: Term;
  /** Hits must match the form's upper and lower case: set where form and replacement differ in nothing else. */
  readonly caseSensitive: boolean;
  /** The forms are English: their regular plurals are found too, and replaced by the plural. */
  readonly inflected: boolean;
  readonly tier: Tier;
  /** The tier where `when` does not hold; undefined where there is no finding then. */
  readonly otherwise: Tier | undefined;
  readonly when: Condition | undefined;
  /** Where any part of this holds, the hit is right as it is. */
  readonly unless: Condition | undefined;
  readonly category: Category;
  readonly note: string;
}
