/** All formats and compressions, and which of them a file is in by its name. Reads and writes no files itself. */
import { type Compression, gzip, zstd } from './compression.ts';
import { csv, tsv } from './csv.ts';
import { DamagedInput, type Fields, type Format, type Input, type Visitor } from './format.ts';
import { html } from './html.ts';
import { jsonl } from './jsonl.ts';
import { markdown } from './markdown.ts';
import { parquet } from './parquet.ts';
import { text } from './text.ts';
import { tmx } from './tmx.ts';
import { warc } from './warc.ts';
import { xliff } from './xliff.ts';

const FORMATS: readonly Format[] = [text, markdown, html, jsonl, csv, tsv, parquet, warc, tmx, xliff];
const COMPRESSIONS: readonly Compression[] = [gzip, zstd];

/** What a file is. */
export interface FileFormat {
  readonly format: Format;
  readonly compression?: Compression;
}

/** @returns undefined where the name ends in nothing that is known */
export function formatOf(path: string): FileFormat | undefined {
  const name = path.toLowerCase();
  const compression = COMPRESSIONS.find(({ extension }) => name.endsWith(extension));
  const inner = compression === undefined ? name : name.slice(0, -compression.extension.length);
  const format = FORMATS.find(({ extensions }) => extensions.some((extension) => inner.endsWith(extension)));
  if (format === undefined) return undefined;
  return { format, ...(compression !== undefined && { compression }) };
}

/**
 * A file's new content, in the same format and compression. A file that cannot be read to its end is a fault, and what
 * was read of it is written.
 *
 * @throws {QingyiError} `usage` where this machine cannot write the compression; `io` where the input cannot be read
 */
export function rewriteFile(
  { format, compression }: FileFormat,
  input: Input,
  fields: Fields,
  visitor: Visitor,
): AsyncIterable<Uint8Array> {
  const chunks = compression?.decompress(input.chunks) ?? input.chunks;
  const pieces = untilFault(format.rewrite({ ...input, chunks }, fields, visitor), visitor);
  const piecewise = format.piecewise === true;
  return compression?.compress(piecewise ? pieces : gathered(pieces), piecewise) ?? gathered(pieces);
}

async function* untilFault(pieces: AsyncIterable<Uint8Array>, visitor: Visitor): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (!(error instanceof DamagedInput)) throw error;
    visitor.fault({ kind: error.kind, message: error.message });
  }
}

const LEAST_WRITE = 64 * 1024;

/** The same bytes in fewer pieces. */
async function* gathered(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < LEAST_WRITE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
