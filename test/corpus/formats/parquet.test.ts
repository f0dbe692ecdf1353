import { gzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readThrift, writeThrift } from '../../../src/corpus/formats/thrift.ts';
import { leaveAlone, rewrite } from '../../support/rewriting.ts';

const COUNT = 2500;
const numbers = Array.from({ length: COUNT }, (_, i) => i);

const COLUMNS: ColumnSource[] = [
  { name: 'id', data: numbers.map((i) => 9007199254740993n + BigInt(i)), type: 'INT64' },
  {
    name: 'text',
    data: numbers.map((i) => (i % 7 === 0 ? null : `第${i}篇：找${i < 1000 ? '铁钉' : '钢钉'}`)),
    type: 'STRING',
  },
  {
    name: 'lang',
    data: numbers.map((i) => (i % 2 ? 'zh' : 'ja')),
    type: 'STRING',
    columnIndex: true,
    bloomFilter: true,
  },
  { name: 'score', data: numbers.map((i) => i / 3), type: 'DOUBLE' },
  { name: 'when', data: numbers.map((i) => new Date(i * 1e6)), type: 'TIMESTAMP' },
  { name: 'meta', data: numbers.map((i) => ({ a: [i, '钢钉'] })), type: 'JSON' },
];

function write(columnData: ColumnSource[] = COLUMNS, codec: 'SNAPPY' | 'GZIP' | 'UNCOMPRESSED' = 'SNAPPY'): Buffer {
  const compressors = { GZIP: (input: Uint8Array) => gzipSync(input) };
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 1000, codec, compressors, pageSize: 4096 }));
}

function read(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return parquetReadObjects({ file, compressors });
}

describe('Parquet', () => {
  it('comes back byte for byte where nothing is cleaned', async () => {
    const bytes = write();
    const { bytes: out, records } = await rewrite('a.parquet', bytes, { clean: leaveAlone });
    expect(out.equals(bytes)).toBe(true);
    expect(records.length).toBe(numbers.filter((i) => i % 7 !== 0).length);
  });

  it('keeps all other columns, and is the same table with the texts cleaned', async () => {
    for (const codec of ['SNAPPY', 'GZIP', 'UNCOMPRESSED'] as const) {
      const bytes = write(COLUMNS, codec);
      const { bytes: out, faults } = await rewrite('a.parquet', bytes, { fields: { id: 'id', lang: 'lang' } });
      const before = await read(bytes);
      const after = await read(out);
      expect(after).toEqual(
        before.map((row) => ({ ...row, text: (row['text'] as string | null)?.replace('钢钉', '钉子') ?? null })),
      );
      expect(faults.every(({ kind, record = 0 }) => kind === 'no-text' && (record - 1) % 7 === 0)).toBe(true);
      expect(parquetMetadata(Uint8Array.from(out)).row_groups[1]?.columns[1]?.meta_data?.codec).toBe(codec);
    }
  });

  it('copies row groups without a change byte for byte, and the chunks of all other columns', async () => {
    const bytes = write();
    const { bytes: out } = await rewrite('a.parquet', bytes);
    const [before, after] = [bytes, out].map((file) => parquetMetadata(Uint8Array.from(file)));
    const chunk = (file: Buffer, metadata: typeof before, group: number, column: number): string => {
      const meta = metadata?.row_groups[group]?.columns[column]?.meta_data;
      const start = Number(meta?.dictionary_page_offset || meta?.data_page_offset);
      return file.toString('latin1', start, start + Number(meta?.total_compressed_size));
    };
    for (const group of [0, 1, 2]) {
      for (const column of numbers.slice(0, COLUMNS.length)) {
        const same = chunk(bytes, before, group, column) === chunk(out, after, group, column);
        expect(same).toBe(group === 0 || column !== 1);
      }
    }
  });

  it('gives records their ids, languages and sources from columns, those of structures too', async () => {
    const string = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const;
    const rows = [{ en: 'nail', zh: '钢钉' }, null, { en: 'x', zh: null }, { zh: '钢钉' }];
    const bytes = Buffer.from(
      parquetWriteBuffer({
        schema: [
          { name: 'root', num_children: 2 },
          { name: 'id', type: 'INT64', repetition_type: 'REQUIRED' },
          { name: 'translation', num_children: 2, repetition_type: 'OPTIONAL' },
          { name: 'en', ...string },
          { name: 'zh', ...string },
        ],
        columnData: [
          { name: 'id', data: [9007199254740993n, 2n, 3n, 4n] },
          { name: 'translation', data: rows },
        ],
      }),
    );
    const fields = { text: 'translation.zh', source: 'translation.en', id: 'id' };
    const { bytes: out, records, faults } = await rewrite('a.parquet', bytes, { fields });
    expect(records).toEqual([
      { id: 'a.parquet#9007199254740993', text: '钢钉', source: 'nail' },
      { id: 'a.parquet#4', text: '钢钉' },
    ]);
    expect(faults.map(({ kind, record }) => [kind, record])).toEqual([
      ['no-text', 2],
      ['no-text', 3],
    ]);
    const cleaned = (await read(bytes)).map((row) => {
      const pair = row['translation'] as { zh: string | null } | null;
      return pair?.zh ? { ...row, translation: { ...pair, zh: '钉子' } } : row;
    });
    expect(await read(out)).toEqual(cleaned);
  });

  it('keeps a text that is not valid UTF-8, also where its neighbours change', async () => {
    const broken = Buffer.from([0xe9, 0x92, 0xff]);
    const bytes = write(
      [{ name: 'text', data: ['钢钉', Uint8Array.from(broken), '钢钉'], type: 'STRING' }],
      'UNCOMPRESSED',
    );
    const { bytes: out, faults } = await rewrite('a.parquet', bytes);
    expect(faults).toEqual([{ kind: 'malformed', record: 2, message: 'is not valid UTF-8' }]);
    expect(out.includes(broken)).toBe(true);
    expect((await read(out)).map(({ text }) => text)).toEqual(['钉子', (await read(bytes))[1]?.['text'], '钉子']);
  });

  it('without the column comes back as it is, and says so', async () => {
    const bytes = write();
    for (const text of ['body', 'score', 'text.zh']) {
      const { bytes: out, faults } = await rewrite('a.parquet', bytes, { fields: { text } });
      expect(out.equals(bytes)).toBe(true);
      expect(faults).toEqual([{ kind: 'no-text', message: `has no column of strings "${text}"` }]);
    }
  });

  it('that is cut off has no records, and says so', async () => {
    const bytes = write();
    for (const [data, kind] of [
      [bytes.subarray(0, bytes.length / 2), 'truncated'],
      [Buffer.from('{"text":"钢钉"}'), 'corrupt'],
      [Buffer.alloc(0), 'corrupt'],
    ] as const) {
      const { bytes: out, faults } = await rewrite('a.parquet', data);
      expect(out.length).toBe(0);
      expect(faults.map((fault) => fault.kind)).toEqual([kind]);
    }
  });

  it('with a damaged row group keeps it, and cleans the others', async () => {
    const bytes = write();
    const group = parquetMetadata(Uint8Array.from(bytes)).row_groups[1]?.columns[1]?.meta_data;
    bytes.fill(0xff, Number(group?.data_page_offset), Number(group?.data_page_offset) + 20);
    const { bytes: out, faults, records } = await rewrite('a.parquet', bytes);
    expect(faults.filter(({ kind }) => kind === 'malformed').length).toBe(1);
    expect(records.length).toBeGreaterThan(1000);
    expect(parquetMetadata(Uint8Array.from(out)).row_groups.length).toBe(3);
  });
});

describe('a footer', () => {
  it('is written as it was read', () => {
    const bytes = write();
    const length = bytes.readUInt32LE(bytes.length - 8);
    const footer = bytes.subarray(bytes.length - 8 - length, bytes.length - 8);
    expect(writeThrift(readThrift(footer)).equals(footer)).toBe(true);
  });
});
