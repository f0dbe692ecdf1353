/** What the decoder tries, how often, and at what price in natural logarithms. Measured on texts of its own. */

/** How many hypotheses are followed, and how far behind the best one. */
export const WIDTH = 24;
export const MARGIN = 12;
/** Below this gain, in natural logarithms, a reading is so odd that bytes may have vanished in front of it. */
export const ODD = -7;
/** What it costs to say that a pair vanished, or that a byte was an orphan, besides the characters that it adds. */
export const VANISHED: number = Math.log(0.5);
export const ORPHAN: number = Math.log(0.05);
export const FOREIGN = -20;
/** Below this an orphan is not given something that it swallowed. */
export const ODD_SWALLOW = -10;
/** How many readings of a vanished pair's first byte, and of two pairs' first three, are followed up. */
export const FOLLOWED = 6;
/** How many of the best hypotheses may have lost a pair. */
export const SUSPECTED = 12;
/** How many may have done so even where nothing is odd: they keep the confidence honest. */
export const LEADING = 2;
/** How many of both may have lost a second pair. */
export const TWICE = 3;
export const GLANCED_AT = 3;
