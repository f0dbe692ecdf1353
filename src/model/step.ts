/** The shape of every part of the pipeline: a pure function from a text to what is to be done with it. */
import type { Edit } from './edit.ts';
import type { Rejection, StageFinding } from './finding.ts';
import type { Signalled } from './sign.ts';

export interface StepResult {
  /** Sorted and disjoint; spans are into the step's input. */
  readonly edits: readonly Edit[];
  /** One for each edit that an editor should see by itself, and one for whatever is wrong and was left alone. */
  readonly findings: readonly StageFinding[];
  readonly rejections: readonly Rejection<StageFinding>[];
}

/** Need not be run on a text that shows none of its signs. */
export interface Step extends Signalled {
  readonly name: string;
  run(text: string): StepResult;
}

/** What a step returns that has nothing to say. */
export const NOTHING: StepResult = { edits: [], findings: [], rejections: [] };
