/** What a search for one kind of mix-up comes back with. Knows neither encodings nor plausibility. */
import type { Sign } from '../../../model/sign.ts';
import type { Encoding } from './codecs.ts';

/** A mix-up: text written in one encoding and read as another. */
export interface Mixup {
  readonly written: Encoding;
  readonly read: Exclude<Encoding, 'utf-8'>;
}

/** A run that has sound bytes in the encoding it was written in, if the mix-up happened. */
export interface Candidate {
  readonly mixup: Mixup;
  readonly start: number;
  readonly end: number;
  /** How much less surprising the repaired text is, in tenths of a nat, by its single characters. */
  readonly gain: number;
}

/** A search for runs of one mix-up. */
export interface Search {
  /** A text that shows it not has no such runs. */
  readonly sign: Sign;
  /** @param units of `text` */
  find(text: string, units: Uint16Array): Candidate[];
}
