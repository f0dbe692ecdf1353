/** The repair steps in the order in which they run. Each undoes one kind of damage and knows nothing of the others. */
import type { Step } from '../../model/step.ts';

export const REPAIRS: readonly Step[] = [];
