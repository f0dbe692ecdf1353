/** The repair steps in the order in which they run. Each undoes one kind of damage and knows nothing of the others. */
import type { Step } from '../../model/step.ts';
import { annotatedGbk } from './annotated-gbk/index.ts';
import { boilerplate } from './boilerplate.ts';
import { compatibilityCharacters } from './compatibility-characters.ts';
import { htmlLeftovers } from './html-leftovers.ts';
import { informationLost } from './information-lost.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { mixedScript } from './mixed-script.ts';
import { mojibake } from './mojibake/index.ts';

export interface RepairOptions {
  /** Removes page boilerplate instead of flagging it. */
  readonly stripBoilerplate: boolean;
}

export function repairs({ stripBoilerplate }: RepairOptions): readonly Step[] {
  return [
    annotatedGbk,
    mojibake,
    htmlLeftovers,
    invisibleCharacters,
    compatibilityCharacters,
    mixedScript,
    informationLost,
    boilerplate(stripBoilerplate),
  ];
}
