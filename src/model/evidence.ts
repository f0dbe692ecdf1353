/** Why something was changed or reported: data that a report can print and a person can check. */
import type { Verdict } from './decision.ts';
import type { Span } from './span.ts';

/** How far from a hit a cue may stand: anywhere in the document, in its paragraph, or in a window around it. */
export type CueScope = 'document' | 'paragraph' | 'window';

/** One reason, by kind. */
export type Evidence =
  /** A string that shows what the text is about, and where it stands (in the text that the finding names). */
  | { readonly kind: 'cue'; readonly text: string; readonly span: Span; readonly scope: CueScope }
  /** A condition of a rule for which no cue was found, so that its tier was lowered. */
  | { readonly kind: 'missing'; readonly scope: CueScope }
  /** The concept's name in the other language stands in brackets behind the hit, or the hit in brackets behind it. */
  | { readonly kind: 'gloss'; readonly text: string; readonly span: Span }
  /** The text that this one was translated from names the concept. */
  | { readonly kind: 'source'; readonly text: string }
  /** One of several names of one concept, and where it stands. */
  | { readonly kind: 'variant'; readonly text: string; readonly span: Span }
  /** Applying the damage to the repaired text gave back exactly what was scraped. */
  | {
      readonly kind: 'replay';
      /** Bytes of the repaired text that what was scraped determines. */
      readonly forced: number;
      /** Bytes that had vanished and were chosen by the character model, as hexadecimal. */
      readonly chosen: string;
      /** From 0 to 1: the share of this reading among all whose damage gives what was scraped. */
      readonly confidence: number;
    }
  /** A person accepted, rejected or edited it in review; `decision` is the id of the decision. */
  | { readonly kind: 'review'; readonly verdict: Verdict; readonly by: string; readonly decision: string }
  /** A plain statement where nothing more structured fits. */
  | { readonly kind: 'note'; readonly text: string };

/** From this confidence on a replay that chose no byte is proof: no other reading comes near. Others are likely. */
export const PROVEN = 0.9995;
