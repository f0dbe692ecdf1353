/** The one error that qingyi throws. What is wrong with a text is a finding, never an error. */

/** What kind of thing went wrong. */
export type ErrorCode =
  /** A command line or an option that cannot be followed. */
  | 'usage'
  /** `qingyi.yaml` or a glossary is not what its schema asks for. */
  | 'configuration'
  /** A file or folder could not be read or written. */
  | 'io';

/** One thing that is wrong in a file of the user's. */
export interface Problem {
  readonly message: string;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
  /** The line in question, and below it a caret at the column. */
  readonly excerpt: string;
}

/**
 * @example
 * const error = await loadGlossary('no-such-folder').catch((error) => error);
 * error instanceof QingyiError; // true
 * error.code; // io
 */
export class QingyiError extends Error {
  override readonly name = 'QingyiError';
  readonly code: ErrorCode;
  /** What is wrong in the user's files, in their order; empty where the message says it all. */
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    message: string,
    details: { readonly problems?: readonly Problem[]; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.problems = details.problems ?? [];
  }
}
