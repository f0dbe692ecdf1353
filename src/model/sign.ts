/** What a text shows where something may be found in it. Knows nothing of what is looked for. */

/** A set of UTF-16 units: a class of a regular expression without flags, or a table of what is true of each unit. */
export type UnitClass = RegExp | ((unit: number) => boolean);

/** A unit, or two in a row. Characters beyond U+FFFF are two units. */
export type Sign = readonly [UnitClass] | readonly [first: UnitClass, second: UnitClass];

/** Something that finds nothing in a text that shows none of its signs. Without signs it has to look at every text. */
export interface Signalled {
  readonly signs?: readonly Sign[];
}
