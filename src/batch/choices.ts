/** What the settings of a run can choose from. A module of its own, since flags are read before anything is loaded. */
import type { Pickable } from '../pipeline.ts';
import type { Target } from '../stages/script.ts';

export const SCRIPTS: readonly ('keep' | Target)[] = ['keep', 'hans', 'hant', 'tw', 'hk'];
export const STAGES: readonly Pickable[] = ['repair', 'script', 'detect'];
