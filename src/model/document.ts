/** A text on its way through the stages. */
import type { Edit } from './edit.ts';
import type { Stage } from './finding.ts';

/**
 * Stands in a text where something is that is no text: an inline tag, or what its format keeps from the cleaner. No edit
 * is made across it. (It is Unicode's object replacement character.)
 */
export const OBJECT = '\ufffc';

/** One step of one stage that changed the text. The law: `applyEdits(before, edits) === after`. */
export interface Revision {
  readonly stage: Stage;
  /** The step inside the stage: the repair's name, the conversion, or `glossary`. */
  readonly step: string;
  readonly before: string;
  readonly edits: readonly Edit[];
  readonly after: string;
}

/** A text, and how it came to be what it is. */
export interface Document {
  /** What the caller calls it: a path, a URL, a record's id. */
  readonly id: string;
  /** The text as it came in, decoded. */
  readonly source: string;
  /** The cleaned text: what `source` becomes by all revisions. */
  readonly text: string;
  /** In the order in which they were made; each begins where the one before ended. */
  readonly revisions: readonly Revision[];
}
