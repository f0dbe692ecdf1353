import { execFileSync } from 'node:child_process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzip, zstd } from '../../../src/corpus/formats/compression.ts';
import { chunksOf, collect, leaveAlone, rewrite } from '../../support/rewriting.ts';

const line = (number: number): string =>
  `{"id":${number},"text":"第${number}篇说钢钉，${'很长'.repeat(number % 50)}"}\n`;
const LINES = Array.from({ length: 20_000 }, (_, number) => line(number));
const DATA = LINES.join('');
const CLEANED = DATA.replaceAll('钢钉', '钉子');

function compressZstd(data: string): Buffer {
  return execFileSync('zstd', ['-cq'], { input: data, maxBuffer: 1 << 28 });
}

const COMPRESSED = {
  gz: { whole: (data: string) => gzipSync(data), open: (bytes: Buffer) => `${gunzipSync(bytes)}` },
  zst: {
    whole: compressZstd,
    open: (bytes: Buffer) => `${execFileSync('zstd', ['-dcq'], { input: bytes, maxBuffer: 1 << 28 })}`,
  },
} as const;

describe.each(['gz', 'zst'] as const)('a .jsonl.%s file', (extension) => {
  const { whole, open } = COMPRESSED[extension];

  it('is cleaned and compressed again', async () => {
    const { bytes, faults } = await rewrite('a.jsonl.gz'.replace('gz', extension), whole(DATA));
    expect(open(bytes)).toBe(CLEANED);
    expect(faults).toEqual([]);
  });

  it('may have several members or frames', async () => {
    const parts = Buffer.concat([whole(DATA.slice(0, 1001)), whole(''), whole(DATA.slice(1001))]);
    const { bytes } = await rewrite(`a.jsonl.${extension}`, parts, { chunkSize: 777 });
    expect(open(bytes)).toBe(CLEANED);
  });

  it('keeps all records before the place where it is cut off, and says so', async () => {
    const bytes = whole(DATA);
    const cut = await rewrite(`a.jsonl.${extension}`, bytes.subarray(0, bytes.length - 1000));
    expect(cut.faults).toEqual([{ kind: 'truncated', message: 'ends in the middle of its compressed data' }]);
    const kept = open(cut.bytes);
    expect(CLEANED.startsWith(kept)).toBe(true);
    expect(kept.endsWith('\n')).toBe(true);
    expect(kept.split('\n').length - 1).toBe(cut.records.length);
    expect(kept.length).toBeGreaterThan(CLEANED.length / 2);
  });

  it('keeps all records before the place where it is damaged, and says so', async () => {
    const bytes = whole(DATA);
    bytes.fill(0xff, Math.floor(bytes.length * 0.8), Math.floor(bytes.length * 0.8) + 64);
    const { bytes: out, faults, records } = await rewrite(`a.jsonl.${extension}`, bytes);
    expect(faults.at(-1)?.kind).toBe('corrupt');
    expect(open(out).slice(0, CLEANED.length / 3)).toBe(CLEANED.slice(0, CLEANED.length / 3));
    expect(records.length).toBeGreaterThan(LINES.length / 3);
  });

  it('may be empty', async () => {
    const { bytes, faults, records } = await rewrite(`a.jsonl.${extension}`, whole(''));
    expect([open(bytes), faults, records]).toEqual(['', [], []]);
  });

  it('is no sound file where it is something else', async () => {
    const { faults } = await rewrite(`a.jsonl.${extension}`, DATA, { clean: leaveAlone });
    expect(faults.map(({ kind }) => kind)).toEqual(['corrupt']);
  });
});

describe('gzip', () => {
  it('gives each piece a member of its own where it is asked to', async () => {
    const pieces = await collect(gzip.compress(chunksOf(Buffer.from('abcdef'), 3), true));
    expect(`${gunzipSync(pieces)}`).toBe('abcdef');
    expect(pieces.includes(gzipSync('def'))).toBe(true);
  });

  it('fails where its input fails, and not before', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('disk');
    }
    for (const { compress } of [gzip, zstd]) await expect(collect(compress(failing(), false))).rejects.toThrow('disk');
  });
});
