/** One text column of a Parquet file, a row group at a time: its texts, and the chunk that new texts become. */
import * as zlib from 'node:zlib';
import type { FileMetaData, SchemaTree } from 'hyparquet';
import { parquetReadObjects } from 'hyparquet';
import { CompressionCodecs, Encodings } from 'hyparquet/src/constants.js';
import { getMaxRepetitionLevel, getSchemaPath } from 'hyparquet/src/schema.js';
import { compressors } from 'hyparquet-compressors';
import { ByteWriter } from 'hyparquet-writer';
import { writeColumn } from 'hyparquet-writer/src/column.js';
import { encodeNestedValues } from 'hyparquet-writer/src/dremel.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import type { Compressors } from 'hyparquet-writer/src/types.js';
import type { RandomAccess } from './format.ts';
import type { NewChunk } from './parquet-footer.ts';

/** What the platform can write. */
const { zstdCompressSync } = zlib as { zstdCompressSync?: (input: Uint8Array) => Uint8Array };
const WRITTEN: Compressors = {
  SNAPPY: snappyCompress,
  GZIP: (input) => zlib.gzipSync(input),
  BROTLI: (input) => zlib.brotliCompressSync(input),
  ...(zstdCompressSync && { ZSTD: zstdCompressSync }),
};

export interface TextColumn {
  readonly path: readonly string[];
  /** From the root. */
  readonly schema: readonly SchemaTree[];
}

/** A row as it is read: strings are bytes, so that none is lost that is not UTF-8. */
export type Row = Record<string, unknown>;

/** @returns undefined where there is no column of single strings by that path */
export function findTextColumn({ schema }: FileMetaData, path: readonly string[]): TextColumn | undefined {
  let found: SchemaTree[];
  try {
    found = getSchemaPath(schema, [...path]);
  } catch {
    return undefined;
  }
  const leaf = found.at(-1)?.element;
  const isString = leaf?.converted_type === 'UTF8' || leaf?.logical_type?.type === 'STRING';
  return isString && getMaxRepetitionLevel(found) === 0 ? { path, schema: found } : undefined;
}

/**
 * @param columns names of the first level
 * @param rows from the first to behind the last
 */
export function readRows(
  { size, read }: RandomAccess,
  metadata: FileMetaData,
  columns: readonly string[],
  rows: readonly [number, number],
): Promise<Row[]> {
  const slice = async (start: number, end: number = size): Promise<ArrayBuffer> => {
    const bytes = await read(start, Math.min(end, size));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
  return parquetReadObjects({
    file: { byteLength: size, slice },
    metadata,
    columns: [...columns],
    rowStart: rows[0],
    rowEnd: rows[1],
    compressors,
    parsers: { stringFromBytes: (bytes) => bytes },
  });
}

export function valueIn(row: Row, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);
}

/** @param path leads to a value that is there */
export function setValueIn(row: Row, path: readonly string[], value: Uint8Array): void {
  const holder = valueIn(row, path.slice(0, -1)) as Row;
  holder[path.at(-1) as string] = value;
}

/** @param codec that of the old chunk; Snappy is taken where it cannot be written */
export function writeChunk(
  rows: readonly Row[],
  { path, schema }: TextColumn,
  codec: (typeof CompressionCodecs)[number],
): { readonly bytes: Uint8Array } & Pick<NewChunk, 'encodings' | 'codec' | 'uncompressedSize'> {
  const { name, type, repetition_type } = (schema.at(-1) as SchemaTree).element;
  // Without its annotation, the column is one of bytes.
  const element = { name, ...(type && { type }), ...(repetition_type && { repetition_type }) };
  const writer = new ByteWriter();
  const written = codec === 'UNCOMPRESSED' || WRITTEN[codec] !== undefined ? codec : 'SNAPPY';
  const { chunk } = writeColumn({
    writer,
    column: {
      columnName: path.join('.'),
      element,
      schemaPath: [...schema.slice(0, -1).map((node) => node.element), element],
      codec: written,
      compressors: WRITTEN,
      stats: false,
      pageSize: 1024 * 1024,
      columnIndex: false,
      offsetIndex: false,
      encoding: 'PLAIN',
    },
    pageData: encodeNestedValues(
      [...schema],
      rows.map((row) => row[path[0] as string]),
    ),
  });
  const { meta_data: column } = chunk;
  return {
    bytes: writer.getBytes(),
    encodings: (column?.encodings ?? []).map((encoding) => Encodings.indexOf(encoding)),
    codec: CompressionCodecs.indexOf(written),
    uncompressedSize: Number(column?.total_uncompressed_size ?? 0),
  };
}
