/** What the review page and its server say to each other, as JSON. */
import type { DecisionLine, DecisionPlace, Scope, Verdict } from '../model/decision.ts';
import type { Tier } from '../model/finding.ts';

/** One question to a person: a finding, and all places of its document that read the same. */
export interface ReviewItem extends DecisionPlace {
  /** Its index in the queue. */
  readonly id: number;
  readonly tier: Tier;
  readonly category: string;
  readonly concept: string;
  /** BCP 47, by the script of the text. */
  readonly lang: string;
  /** Of the source, from 1. */
  readonly line: number;
  readonly places: number;
  /** All replacements that are proposed, the best first. */
  readonly proposals: readonly string[];
  /** In words. */
  readonly evidence: readonly string[];
  readonly note: string;
  /** From 0, sure, to 1. */
  readonly doubt: number;
  readonly around: Around;
}

/** What stands before and after a place. */
export interface Around {
  readonly before: string;
  readonly after: string;
  /** True where the text goes on, to either side. */
  readonly more: boolean;
}

export interface QueueAnswer {
  readonly run: string;
  readonly by: string;
  readonly items: readonly ReviewItem[];
}

/** The lines of the log from the one that was asked for on. */
export interface LinesAnswer {
  readonly lines: readonly DecisionLine[];
  /** Of all lines. */
  readonly total: number;
}

export interface DecisionRequest {
  readonly item: number;
  readonly verdict: Verdict;
  readonly scope: Scope;
  /** Of verdict `edit` only. */
  readonly replacement?: string | undefined;
  /** How many lines the page has. */
  readonly after: number;
}

export interface UndoRequest {
  /** The id of the decisions. */
  readonly of: string;
  readonly after: number;
}

/** What a rejection teaches the glossary. At least one of the two is not empty. */
export interface LessonRequest {
  readonly item: number;
  /** A string near which the rule's forms are right. */
  readonly near: string;
  /** A correct sentence. */
  readonly keep: string;
  /** False: only show what would be written, and whether the concept's tests pass. */
  readonly write: boolean;
}

export interface LessonAnswer {
  readonly path: string;
  /** A unified diff of the glossary's file. */
  readonly diff: string;
  readonly tests: number;
  /** The concept's tests that fail with the change, in words. */
  readonly failures: readonly string[];
  readonly written: boolean;
}

export interface ErrorAnswer {
  readonly error: string;
}
