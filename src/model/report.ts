/** All that one run of the pipeline over one document has to say. */
import type { Document } from './document.ts';
import type { Finding, Rejection, Tier } from './finding.ts';

/** The script of a text; `none` where no character tells. */
export type Script = 'hans' | 'hant' | 'mixed' | 'none';

/** A report in numbers. */
export interface Stats {
  /** Length of the source in UTF-16 code units. */
  readonly units: number;
  /** The script that the cleaned text is in. */
  readonly script: Script;
  /** Edits made, by the step that made them. */
  readonly edits: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<Tier, number>>;
}

/** What cleaning one text gives. */
export interface Report {
  readonly document: Document;
  readonly findings: readonly Finding[];
  readonly rejections: readonly Rejection[];
  readonly stats: Stats;
}
