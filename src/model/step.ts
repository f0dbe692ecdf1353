/** The shape of every part of the pipeline: a pure function from a text to what is to be done with it. */
import type { Edit } from './edit.ts';
import type { Rejection, StageFinding } from './finding.ts';
import type { Glance, Sign } from './sign.ts';

export interface StepResult {
  /** Sorted and disjoint; spans are into the step's input. */
  readonly edits: readonly Edit[];
  /** One for each edit that an editor should see by itself, and one for whatever is wrong and was left alone. */
  readonly findings: readonly StageFinding[];
  readonly rejections: readonly Rejection<StageFinding>[];
}

export interface Step {
  readonly name: string;
  /** A text that shows none of these has nothing for the step to do. Without signs it has to look at every text. */
  readonly signs?: readonly Sign[];
  /**
   * @param seen at a glance at the text, where there was one
   * @param again the step has run on this document before and found what there is: where nothing is left to mend, it may
   *   say nothing
   */
  run(text: string, seen?: Glance, again?: boolean): StepResult;
}

/** What a step returns that has nothing to say. */
export const NOTHING: StepResult = { edits: [], findings: [], rejections: [] };
