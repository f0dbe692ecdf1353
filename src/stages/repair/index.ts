/** The repair steps in the order in which they run. Each undoes one kind of damage and knows nothing of the others. */
import type { Step } from '../../model/step.ts';
import { annotatedGbk } from './annotated-gbk/index.ts';

export const REPAIRS: readonly Step[] = [annotatedGbk];
