/** What the decoder tries, how often, and at what price in natural logarithms. Measured on texts of its own. */

/** How many hypotheses are followed, and how far behind the best one. */
export const WIDTH = 40;
export const MARGIN = 10;
/** Below this gain, in natural logarithms, a reading is so odd that bytes may have vanished in front of it. */
export const ODD = -7;
/** What it costs to say that a byte was an orphan, besides the characters that it adds. */
export const ORPHAN = -0.7;
/** What it costs that a character is one of a user's area. */
export const FOREIGN = -20;
/** Below this an orphan is not given something that it swallowed. */
export const ODD_SWALLOW = -10;
/** The same where a pair vanished in front of it. */
export const LIKELY_SWALLOW = -5;
/** How many characters that can have lost their second byte to a vanished pair are followed up. */
export const FOLLOWED = 8;
/** The same between two vanished pairs, where only what comes behind can tell. */
export const FOLLOWED_TWICE = 16;
/** How many of the best hypotheses may have lost a pair. */
export const SUSPECTED = 6;
/** How many may have done so even where nothing is odd: they keep the confidence honest. */
export const LEADING = 3;
/** The same as `FOLLOWED` where nothing is odd. */
export const GLANCED_AT = 4;
/** Of which ranks, those of the hypothesis and of the character added, a second pair may have vanished. */
export const TWICE = 4;
/**
 * The model takes characters for independent, so its distances are too sure of themselves: by this factor, measured on
 * texts that the benchmark does not use.
 */
export const TEMPER = 1;
