/**
 * What all formats share: a format finds the texts in a file, has each cleaned, and writes the file again with nothing
 * else changed. It knows bytes and structure, and nothing of what cleaning is.
 */
import { QingyiError } from '../../model/error.ts';
import type { StageFinding } from '../../model/finding.ts';
import type { Span } from '../../model/span.ts';

/** One text of a file. */
export interface TextRecord {
  /** The path, where the file is one text; else the path, `#`, and the record's own id or its number, counted from 1. */
  readonly id: string;
  /** With `OBJECT` where something is that is no text. */
  readonly text: string;
  /** Parts of the text that are not to be changed. */
  readonly kept?: readonly Span[];
  /** A language tag, as the file gives it. */
  readonly lang?: string;
  /** The text that this one was translated from. */
  readonly source?: string;
  /** What was noticed when the text was decoded. */
  readonly findings?: readonly StageFinding[];
}

/** The text at `span` becomes `text`. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** What is wrong with a file, or with a record of it. */
export interface Fault {
  readonly kind: /** The file ends too early: what it should have held behind that is lost. */
    | 'truncated'
    /** The file cannot be read any further. */
    | 'corrupt'
    /** The record is not what its format asks for. It is kept as it is. */
    | 'malformed'
    /** The record has no text under the name that was given. It is kept as it is. */
    | 'no-text'
    /** The record could not be cleaned, for a reason that lies in qingyi. It is kept as it is. */
    | 'failed';
  /** Counted from 1; absent where the whole file is at fault. */
  readonly record?: number;
  /** What follows the name of the file or the record: "is not valid JSON". */
  readonly message: string;
}

/** Takes what a format finds. */
export interface Visitor {
  /** @returns the changes to the record's text, sorted and disjoint */
  clean(record: TextRecord): readonly Change[] | Promise<readonly Change[]>;
  fault(fault: Fault): void;
}

/**
 * Where records keep what: names of fields or columns, numbers of columns counted from 1, or paths such as
 * `translation.zh`. Formats that say it themselves (TMX, XLIFF, WARC, HTML) do not ask.
 */
export interface Fields {
  readonly text: string;
  readonly id?: string;
  readonly lang?: string;
  readonly source?: string;
}

/** Reads any part of a file. */
export interface RandomAccess {
  /** In bytes. */
  readonly size: number;
  /** @param end behind the last byte */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A file's content. */
export interface Input {
  /** What the file is called in records. */
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where any part can be read. Parquet files without it are read into memory. */
  readonly file?: RandomAccess;
}

/**
 * A format: the file again, with the changes made, in pieces. Holds one record at a time.
 *
 * @throws {DamagedInput} where nothing more can be read, after all that could be
 */
export type Rewrite = (input: Input, fields: Fields, visitor: Visitor) => AsyncIterable<Uint8Array>;

/** Ends the reading of a file. {@link rewriteFile} turns it into a fault. */
export class DamagedInput extends QingyiError {
  readonly kind: 'truncated' | 'corrupt';

  constructor(kind: 'truncated' | 'corrupt', message: string, cause?: unknown) {
    super('io', message, { cause });
    this.kind = kind;
  }
}

/** The id of a record that is one of many. */
export function recordId(path: string, id: string | undefined, number: number): string {
  return `${path}#${id ?? number}`;
}
