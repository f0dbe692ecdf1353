/** The footer of a Parquet file, where it says where things are: kept as it is but for chunks that are written anew. */
import { readThrift, type Thrift, type ThriftStruct, writeThrift } from './thrift.ts';

/** Numbers of fields, as parquet.thrift has them. */
const ROW_GROUPS = 4;
const GROUP = { columns: 1, uncompressedSize: 2, sorting: 4, fileOffset: 5, compressedSize: 6 } as const;
const CHUNK = { fileOffset: 2, column: 3, indexes: [4, 5, 6, 7] } as const;
const COLUMN = {
  encodings: 2,
  codec: 4,
  uncompressedSize: 6,
  compressedSize: 7,
  offsets: [9, 10, 11, 14],
  dataPage: 9,
  /** Pages, statistics, sizes and filters of the values that were there before. */
  outdated: [10, 11, 12, 13, 14, 15, 16],
} as const;

/** A column chunk that is written anew. */
export interface NewChunk {
  readonly group: number;
  readonly column: number;
  /** The place of its first data page in the new file, in bytes. */
  readonly start: number;
  /** As numbered in parquet.thrift. */
  readonly encodings: readonly number[];
  readonly codec: number;
  /** In bytes. */
  readonly uncompressedSize: number;
  readonly compressedSize: number;
}

/**
 * @param moved where what was at a place of the old file is in the new one
 * @throws {RangeError} where the footer is not what it should be
 */
export function updateFooter(
  footer: Uint8Array,
  chunks: readonly NewChunk[],
  moved: (offset: bigint) => bigint,
): Uint8Array {
  const file = readThrift(footer);
  structsIn(file, ROW_GROUPS).forEach((group, g) => {
    structsIn(group, GROUP.columns).forEach((chunk, c) => {
      // Page indexes hold places too. They are no more than a help to readers.
      for (const field of CHUNK.indexes) chunk.fields.delete(field);
      move(chunk, CHUNK.fileOffset, moved);
      const column = chunk.fields.get(CHUNK.column);
      if (column?.type !== 12) throw new RangeError('a column chunk is encrypted or in another file');
      for (const field of COLUMN.offsets) move(column, field, moved);
      const replaced = chunks.find((other) => other.group === g && other.column === c);
      if (replaced !== undefined) replace(group, column, replaced);
    });
    move(group, GROUP.fileOffset, moved);
  });
  return writeThrift(file);
}

function replace(group: ThriftStruct, column: ThriftStruct, chunk: NewChunk): void {
  add(group, GROUP.uncompressedSize, chunk.uncompressedSize - sizeOf(column, COLUMN.uncompressedSize));
  add(group, GROUP.compressedSize, chunk.compressedSize - sizeOf(column, COLUMN.compressedSize));
  // Rows that were sorted by the old values need not be by the new ones.
  group.fields.delete(GROUP.sorting);
  for (const field of COLUMN.outdated) column.fields.delete(field);
  const encodings = chunk.encodings.map((value): Thrift => ({ type: 5, value: BigInt(value) }));
  column.fields.set(COLUMN.encodings, { type: 9, elementType: 5, items: encodings });
  column.fields.set(COLUMN.codec, { type: 5, value: BigInt(chunk.codec) });
  column.fields.set(COLUMN.uncompressedSize, { type: 6, value: BigInt(chunk.uncompressedSize) });
  column.fields.set(COLUMN.compressedSize, { type: 6, value: BigInt(chunk.compressedSize) });
  column.fields.set(COLUMN.dataPage, { type: 6, value: BigInt(chunk.start) });
}

function structsIn({ fields }: ThriftStruct, field: number): ThriftStruct[] {
  const list = fields.get(field);
  return list?.type === 9 ? list.items.filter((item): item is ThriftStruct => item.type === 12) : [];
}

/** Zero stands for nowhere. */
function move({ fields }: ThriftStruct, field: number, moved: (offset: bigint) => bigint): void {
  const offset = fields.get(field);
  if (offset?.type === 6 && offset.value !== 0n) fields.set(field, { type: 6, value: moved(offset.value) });
}

function add({ fields }: ThriftStruct, field: number, difference: number): void {
  const size = fields.get(field);
  if (size?.type === 6) fields.set(field, { type: 6, value: size.value + BigInt(difference) });
}

function sizeOf({ fields }: ThriftStruct, field: number): number {
  const size = fields.get(field);
  return size?.type === 6 ? Number(size.value) : 0;
}
