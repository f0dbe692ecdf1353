/** The repair steps in the order in which they run. Each undoes one kind of damage and knows nothing of the others. */
import type { Step } from '../../model/step.ts';
import { annotatedGbk } from './annotated-gbk/index.ts';
import { mixedScript } from './mixed-script.ts';

export interface RepairOptions {
  /** Removes page boilerplate instead of flagging it. */
  readonly stripBoilerplate: boolean;
}

export function repairs(_options: RepairOptions): readonly Step[] {
  return [annotatedGbk, mixedScript];
}
