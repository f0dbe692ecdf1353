/** What the flags and the settings file let one choose from. */
import type { Pickable } from '../pipeline.ts';
import type { Target } from '../stages/script.ts';

export const SCRIPTS: readonly ('keep' | Target)[] = ['keep', 'hans', 'hant', 'tw', 'hk'];
export const STAGES: readonly Pickable[] = ['repair', 'script', 'detect'];
export const TIERS = ['fix', 'suggest', 'flag'] as const;
export const CUE_SCOPES = ['document', 'paragraph', 'window', 'none'] as const;
