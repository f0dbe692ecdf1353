/** What the page of the HTML report is given: one JSON object for each document. */

export interface PageDocument {
  readonly id: string;
  /** BCP 47, by the script of the cleaned text. */
  readonly lang: 'zh-Hans' | 'zh-Hant' | 'zh' | 'en';
  /** The lines of the source: all of them, or those near marks where the text is long. */
  readonly rows: readonly PageRow[];
  /** What was looked at and left alone. */
  readonly left: readonly PageRejection[];
}

export interface PageRow {
  /** The first line, counted from 1. */
  readonly line: number;
  /** How many lines. */
  readonly count: number;
  readonly pieces: readonly (string | PageMark)[];
}

export interface PageMark {
  /** Text that stayed, or what it was and what it became. */
  readonly segments: readonly (string | readonly [before: string, after: string])[];
  readonly entries: readonly PageEntry[];
}

export interface PageEntry {
  readonly tier: 'fix' | 'suggest' | 'flag';
  readonly stage: string;
  readonly rule: string;
  /** Empty for repairs and conversions. */
  readonly concept: string;
  /** Empty for an edit that no finding speaks for. */
  readonly category: string;
  readonly actual: string;
  readonly expected: readonly string[];
  /** In words. */
  readonly evidence: readonly string[];
  readonly note: string;
}

interface PageRejection {
  readonly line: number;
  readonly actual: string;
  readonly rule: string;
  readonly why: string;
}
