/** What a text shows where something may be found in it. Knows nothing of what is looked for. */

import type { Script } from './report.ts';

/** A set of UTF-16 units: one class of a regular expression, or a table of what is true of each unit. */
export type UnitClass = RegExp | ((unit: number) => boolean);

/** Units in a row whose weights come to `least` together. Weights are given for each UTF-16 unit. */
export interface WeightySign {
  readonly weights: Int16Array;
  readonly least: number;
}

/** Units in a row, each of a class, or many of some weight. Characters beyond U+FFFF are two units. */
export type Sign = readonly UnitClass[] | WeightySign;

/** What a glance at a text told. */
export interface Glance {
  /** The folded units of the text; the next glance may overwrite them. */
  readonly folded: Uint16Array;
  readonly script: Script;
  /** True where the text shows the sign, or nobody looked for it. */
  readonly shows: (sign: Sign) => boolean;
}
