/**
 * All formats and compressions, and which of them a file is in by its name. A format's code is loaded when a file needs
 * it. Reads and writes no files itself.
 */
import { type Compression, gzip, zstd } from './compression.ts';
import { DamagedInput, type Fields, type Input, type Rewrite, type Visitor } from './format.ts';

interface Format {
  readonly name: string;
  /** In lower case, with the dot. */
  readonly extensions: readonly string[];
  /** True where each piece that `rewrite` yields is compressed by itself, as WARC asks for. */
  readonly piecewise?: true;
  load(): Promise<Rewrite>;
}

const TEXT: Format = {
  name: 'text',
  extensions: ['.txt', '.text'],
  load: async () => (await import('./text.ts')).rewriteText,
};

const FORMATS: readonly Format[] = [
  TEXT,
  {
    name: 'markdown',
    extensions: ['.md', '.markdown'],
    load: async () => (await import('./markdown.ts')).rewriteMarkdown,
  },
  { name: 'html', extensions: ['.html', '.htm', '.xhtml'], load: async () => (await import('./html.ts')).rewriteHtml },
  {
    name: 'jsonl',
    extensions: ['.jsonl', '.ndjson', '.jsonlines'],
    load: async () => (await import('./jsonl.ts')).rewriteJsonl,
  },
  { name: 'csv', extensions: ['.csv'], load: async () => (await import('./csv.ts')).rewriteCsv },
  { name: 'tsv', extensions: ['.tsv', '.tab'], load: async () => (await import('./csv.ts')).rewriteTsv },
  { name: 'parquet', extensions: ['.parquet', '.pq'], load: async () => (await import('./parquet.ts')).rewriteParquet },
  {
    name: 'warc',
    extensions: ['.warc', '.wet'],
    piecewise: true,
    load: async () => (await import('./warc.ts')).rewriteWarc,
  },
  { name: 'tmx', extensions: ['.tmx'], load: async () => (await import('./tmx.ts')).rewriteTmx },
  {
    name: 'xliff',
    extensions: ['.xlf', '.xliff', '.sdlxliff'],
    load: async () => (await import('./xliff.ts')).rewriteXliff,
  },
];

const COMPRESSIONS: readonly Compression[] = [gzip, zstd];

/** All that are known; each may be followed by that of a compression. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions);

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

/** What a file is whose name says nothing. */
export const PLAIN_TEXT: FileFormat = { format: TEXT };

/** True where the file is one text, as people read it. */
export function isWholeText({ format, compression }: FileFormat): boolean {
  return compression === undefined && (format.name === 'text' || format.name === 'markdown');
}

/**
 * A file's new content, in the same format and compression. A file that cannot be read to its end is a fault, and what
 * was read of it is written.
 *
 * @throws {QingyiError} `usage` where this machine cannot write the compression; `io` where the input cannot be read
 */
export async function* rewriteFile(
  { format, compression }: FileFormat,
  input: Input,
  fields: Fields,
  visitor: Visitor,
): AsyncGenerator<Uint8Array> {
  const rewrite = await format.load();
  // What is decompressed can be read from its start only.
  const opened: Input =
    compression === undefined ? input : { path: input.path, chunks: compression.decompress(input.chunks) };
  const pieces = untilFault(rewrite(opened, fields, visitor), visitor);
  const piecewise = format.piecewise === true;
  yield* compression?.compress(piecewise ? pieces : gathered(pieces), piecewise) ?? gathered(pieces);
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
