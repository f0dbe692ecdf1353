/** What was noticed in a text, and what became of it. */
import type { Evidence } from './evidence.ts';
import type { Span } from './span.ts';

/** `fix` is applied, `suggest` is reported with a replacement, `flag` is reported. */
export type Tier = 'fix' | 'suggest' | 'flag';

/** The MQM issue types that qingyi reports, as dimension/type. */
export const CATEGORIES = [
  'terminology/wrong-term',
  'terminology/inconsistent-use',
  'accuracy/mistranslation',
  'accuracy/untranslated',
  'accuracy/addition',
  'linguistic-conventions/spelling',
  'linguistic-conventions/punctuation',
  'linguistic-conventions/character-encoding',
  'linguistic-conventions/unintelligible',
  'design-and-markup/markup',
  'style/unidiomatic',
] as const;
/** One of {@link CATEGORIES}. */
export type Category = (typeof CATEGORIES)[number];

/** The stages that find and change things, in the order in which they run. */
export const STAGES = ['decode', 'repair', 'script', 'detect'] as const;
/** One of {@link STAGES}. */
export type Stage = (typeof STAGES)[number];

/** Something that is wrong in a text, or may be. */
export interface Finding {
  readonly stage: Stage;
  /** The rule's id (`moonshot-ai/月亮暗面`) or the repair's name (`mojibake`). */
  readonly rule: string;
  /** Where, in the stage's input; see {@link Finding.at}. */
  readonly span: Span;
  /** How many of the document's revisions had been made when this was found: `span` is into the text after them. */
  readonly at: number;
  readonly actual: string;
  /** Replacements, the best first; empty where none is known. */
  readonly expected: readonly string[];
  readonly tier: Tier;
  readonly category: Category;
  readonly evidence: readonly Evidence[];
  /** One sentence for the reader of the report; empty where the rule says enough. */
  readonly note: string;
}

/** What a stage itself can say of a finding; the pipeline adds when it was found. */
export type StageFinding = Omit<Finding, 'at' | 'stage'>;

/** Why a finding came to nothing. */
export type RejectionReason =
  /** A word of the dictionary straddles an edge of the hit. */
  | 'word-boundary'
  /** The rule's `when` did not hold, and it has no `otherwise`. */
  | 'evidence'
  /** The rule's `unless` held. */
  | 'exception'
  /** The text speaks of the form: it names it as a translation. */
  | 'mention'
  /** Inside a string that the glossary protects. */
  | 'protected'
  /** Inside a web or mail address. */
  | 'address'
  /** Another finding took the place. */
  | 'overlap'
  /** A person decided so, or replaced the text that it is in. */
  | 'review';

/** A finding that came to nothing, and why. */
export interface Rejection<F = Finding> {
  readonly finding: F;
  readonly reason: RejectionReason;
  /** What stood in the way: the straddling word, the cue, the protected string, the winning rule or the person. */
  readonly by: string;
}
