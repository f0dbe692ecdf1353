/** What a text shows where something may be found in it. Knows nothing of what is looked for. */

/** A set of UTF-16 units: one class of a regular expression, or a table of what is true of each unit. */
export type UnitClass = RegExp | ((unit: number) => boolean);

/** Units in a row whose weights come to `least` together. Weights are given for each UTF-16 unit. */
export interface WeightySign {
  readonly weights: Int16Array;
  readonly least: number;
}

/** Units in a row, each of a class, or many of some weight. Characters beyond U+FFFF are two units. */
export type Sign = readonly UnitClass[] | WeightySign;

/** Tells of a text whether it shows a sign. */
export type Shows = (sign: Sign) => boolean;
