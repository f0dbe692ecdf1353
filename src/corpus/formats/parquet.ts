/**
 * Parquet: one row group at a time, the chunks of the text column whose texts change are written anew. All other bytes
 * are copied, so that other columns, whatever their types, stay what they are.
 */
import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { type ColumnMetaData, type FileMetaData, parquetMetadata } from 'hyparquet';
import { DamagedInput, type Fields, type RandomAccess, type Rewrite, recordId, type Visitor } from './format.ts';
import {
  findTextColumn,
  type Row,
  readRows,
  setValueIn,
  type TextColumn,
  valueIn,
  writeChunk,
} from './parquet-column.ts';
import { type NewChunk, updateFooter } from './parquet-footer.ts';
import { applyChanges } from './pieces.ts';

export const rewriteParquet: Rewrite = async function* (input, fields, visitor) {
  const file = input.file ?? inMemory(await buffer(input.chunks));
  const { footer, start: footerStart, metadata } = await readFooter(file);
  const column = findTextColumn(metadata, fields.text.split('.'));
  if (column === undefined) {
    visitor.fault({ kind: 'no-text', message: `has no column of strings "${fields.text}"` });
    yield* copy(file, 0, file.size);
    return;
  }
  const chunks: NewChunk[] = [];
  const moves: { readonly from: bigint; readonly by: bigint }[] = [];
  let copied = 0;
  let shift = 0;
  for (const group of groupsOf(metadata, column)) {
    const rows = await cleanRows(file, metadata, group, { column, fields, path: input.path }, visitor);
    if (rows === undefined) continue;
    const { bytes, ...chunk } = writeChunk(rows, column, group.codec);
    yield* copy(file, copied, group.start);
    yield bytes;
    chunks.push({
      ...chunk,
      group: group.index,
      column: group.column,
      start: group.start + shift,
      compressedSize: bytes.length,
    });
    copied = group.end;
    shift += bytes.length - (group.end - group.start);
    moves.push({ from: BigInt(group.end), by: BigInt(shift) });
  }
  if (chunks.length === 0) {
    yield* copy(file, 0, file.size);
    return;
  }
  yield* copy(file, copied, footerStart);
  const moved = (offset: bigint): bigint => offset + (moves.findLast(({ from }) => from <= offset)?.by ?? 0n);
  yield* closing(updateFooter(footer, chunks, moved));
};

interface Group {
  readonly index: number;
  /** The text column's number in the group. */
  readonly column: number;
  /** The chunk's place in the file, in bytes. */
  readonly start: number;
  readonly end: number;
  readonly codec: ColumnMetaData['codec'];
  /** From its first row to behind its last. */
  readonly rows: readonly [number, number];
}

/** In the order in which they stand in the file. */
function groupsOf({ row_groups }: FileMetaData, { path }: TextColumn): Group[] {
  let row = 0;
  return row_groups
    .map((group, index): Group => {
      const rows = [row, row + Number(group.num_rows)] as const;
      row = rows[1];
      const column = group.columns.findIndex(({ meta_data }) => meta_data?.path_in_schema.join('.') === path.join('.'));
      const chunk = group.columns[column]?.meta_data;
      if (chunk === undefined) throw new DamagedInput('corrupt', 'has a row group without its text column');
      // Some writers put a zero where there is no dictionary.
      const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
      return { index, column, start, end: start + Number(chunk.total_compressed_size), codec: chunk.codec, rows };
    })
    .sort((a, b) => a.start - b.start);
}

/** @returns the rows with their new texts; undefined where no text changes */
async function cleanRows(
  file: RandomAccess,
  metadata: FileMetaData,
  { rows: [first, end] }: Group,
  { column, fields, path }: { readonly column: TextColumn; readonly fields: Fields; readonly path: string },
  visitor: Visitor,
): Promise<Row[] | undefined> {
  const paths = [fields.text, fields.id, fields.lang, fields.source].filter((name) => name !== undefined);
  let rows: Row[];
  try {
    const present = new Set(metadata.schema.map(({ name }) => name));
    const columns = new Set(paths.map((name) => name.split('.', 1)[0] as string).filter((name) => present.has(name)));
    rows = await readRows(file, metadata, [...columns], [first, end]);
  } catch (error) {
    const message = `has rows ${first + 1} to ${end} in a row group that cannot be read: ${(error as Error).message}`;
    visitor.fault({ kind: 'malformed', message });
    return undefined;
  }
  let isChanged = false;
  for (const [at, row] of rows.entries()) {
    const record = first + at + 1;
    const bytes = valueIn(row, column.path);
    if (!(bytes instanceof Uint8Array)) {
      visitor.fault({ kind: 'no-text', record, message: `has no text in the column "${fields.text}"` });
    } else if (!isUtf8(bytes)) {
      visitor.fault({ kind: 'malformed', record, message: 'is not valid UTF-8' });
    } else {
      const [id, lang, source] = [fields.id, fields.lang, fields.source].map((name) => scalarIn(row, name));
      const text = Buffer.from(bytes).toString();
      const changes = await visitor.clean({
        id: recordId(path, id, record),
        text,
        ...(lang !== undefined && { lang }),
        ...(source !== undefined && { source }),
      });
      if (changes.length === 0) continue;
      setValueIn(row, column.path, Buffer.from(applyChanges(text, changes)));
      isChanged = true;
    }
  }
  return isChanged ? rows : undefined;
}

function scalarIn(row: Row, name?: string): string | undefined {
  const value = name === undefined ? undefined : valueIn(row, name.split('.'));
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? `${value}` : undefined;
}

const MAGIC = 'PAR1';

/** What stands behind the footer: its length, and the magic. */
const TAIL = 8;

interface Footer {
  readonly footer: Uint8Array;
  readonly start: number;
  readonly metadata: FileMetaData;
}

/** @throws {DamagedInput} */
async function readFooter({ size, read }: RandomAccess): Promise<Footer> {
  const tail = Buffer.from(await read(Math.max(0, size - TAIL), size));
  const magic = tail.toString('latin1', tail.length - 4);
  if (magic === 'PARE') throw new DamagedInput('corrupt', 'is encrypted');
  const head = Buffer.from(await read(0, Math.min(4, size))).toString('latin1');
  if (head !== MAGIC) throw new DamagedInput('corrupt', 'is no Parquet file');
  if (magic !== MAGIC || size < TAIL + 4) {
    throw new DamagedInput('truncated', 'ends without the footer that says where its records are');
  }
  const start = size - TAIL - tail.readUInt32LE(tail.length - TAIL);
  if (start < 4) throw new DamagedInput('corrupt', 'has a footer longer than the file');
  const bytes = await read(start, size);
  try {
    return { footer: bytes.subarray(0, bytes.length - TAIL), start, metadata: parquetMetadata(Uint8Array.from(bytes)) };
  } catch (error) {
    throw new DamagedInput('corrupt', `has a footer that cannot be read: ${(error as Error).message}`, error);
  }
}

function closing(footer: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return [footer, length, Buffer.from(MAGIC)];
}

const STEP = 1024 * 1024;

async function* copy({ read }: RandomAccess, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += STEP) yield await read(at, Math.min(at + STEP, end));
}

function inMemory(bytes: Buffer): RandomAccess {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}
