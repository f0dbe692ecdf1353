/** The one error that qingyi throws. What is wrong with a text is a finding, never an error. */

export type ErrorCode =
  /** A command line or an option that cannot be followed. */
  | 'usage'
  /** `qingyi.yaml` or a glossary is not what its schema asks for. */
  | 'configuration'
  /** A file or folder could not be read or written. */
  | 'io';

/** A place in a file of the user's, counted from 1; `column` counts UTF-16 code units. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

export class QingyiError extends Error {
  override readonly name = 'QingyiError';
  readonly code: ErrorCode;
  readonly place: Place | undefined;
  /** The line in question with a caret below the column; empty where there is none. */
  readonly excerpt: string;

  constructor(
    code: ErrorCode,
    message: string,
    details: { readonly place?: Place; readonly excerpt?: string; readonly cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place;
    this.excerpt = details.excerpt ?? '';
  }
}
