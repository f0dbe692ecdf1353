import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { chunkSize, leaveAlone, rewrite } from '../../support/rewriting.ts';

const COLUMNS: ColumnSource[] = [
  { name: 'text', data: ['钢钉', '找钢钉', '钢'], type: 'STRING' },
  { name: 'id', data: [1, 2, 3], type: 'INT32' },
];
const PAGE = '<html><body><p>找&amp;<b>钢钉</b></p></body></html>';
const SAMPLES: Readonly<Record<string, Buffer>> = {
  'a.txt': Buffer.from('找钢钉\n'),
  'a.md': Buffer.from('# 找`钢钉`\n\n[钢钉](a)\n'),
  'a.html': Buffer.from(PAGE),
  'a.jsonl': Buffer.from('{"a":[1,{"b":"\\u94a2"}],"text":"找钢钉"}\n{"text":"a"}\n'),
  'a.jsonl.gz': gzipSync('{"text":"钢钉"}\n'.repeat(50)),
  'a.csv': Buffer.from('id,text\n1,"钢""钉\n"\n2,钢钉\n'),
  'a.tsv': Buffer.from('id\ttext\n1\t钢钉\n'),
  'a.parquet': Buffer.from(parquetWriteBuffer({ columnData: COLUMNS, codec: 'UNCOMPRESSED' })),
  'a.warc': Buffer.from(
    `WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Block-Digest: sha1:A\r\nContent-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}\r\n\r\n`,
  ),
  'a.tmx': Buffer.from('<tmx><body><tu><tuv xml:lang="zh"><seg>找<ph/>钢钉</seg></tuv></tu></body></tmx>'),
  'a.xlf': Buffer.from('<xliff trgLang="zh"><unit><segment><target>找钢钉</target></segment></unit></xliff>'),
};

/** Those that are written as they were where nothing is cleaned, damaged or not. */
const TRANSPARENT = ['a.html', 'a.jsonl', 'a.csv', 'a.tsv', 'a.tmx', 'a.xlf'];

interface Damage {
  /** The share of the file that is before it. */
  readonly at: number;
  readonly inserted: Uint8Array;
  readonly cut: number;
}

const damage: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    inserted: fc.uint8Array({ maxLength: 4 }),
    cut: fc.nat(4),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(bytes: Buffer, damages: Damage[]): Buffer {
  return damages.reduce((before, { at, inserted, cut }) => {
    const start = Math.floor(at * before.length);
    return Buffer.concat([before.subarray(0, start), inserted, before.subarray(start + cut)]);
  }, bytes);
}

describe.each(Object.entries(SAMPLES))('a damaged %s', (path, sample) => {
  it('is a fault at most, and never an error', async () => {
    await fc.assert(
      fc.asyncProperty(damage, chunkSize, async (damages, size) => {
        const data = damaged(sample, damages);
        const { bytes } = await rewrite(path, data, { chunkSize: size, clean: leaveAlone });
        if (TRANSPARENT.includes(path) && data[0] !== 0xfe && data[0] !== 0xff) expect(bytes.equals(data)).toBe(true);
        await rewrite(path, data, { chunkSize: size });
      }),
      { numRuns: 150 },
    );
  });
});
