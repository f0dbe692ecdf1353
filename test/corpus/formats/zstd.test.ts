import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readZstd, writeZstd } from '../../../src/corpus/formats/zstd.ts';
import { chunksOf, collect } from '../../support/rewriting.ts';

const DATA = Buffer.from('大模型公司都在四处寻找钢钉。\n'.repeat(20_000));
const compress = (data: Uint8Array): Buffer => execFileSync('zstd', ['-cq'], { input: data });

describe('where there is no zstd program', () => {
  const whole = Buffer.concat([compress(DATA), compress(DATA)]);

  beforeAll(() => {
    vi.stubEnv('PATH', '');
    return () => vi.unstubAllEnvs();
  });

  it('files of several frames are read all the same', async () => {
    const read = await collect(readZstd(chunksOf(whole, 1000)));
    expect(read.equals(Buffer.concat([DATA, DATA]))).toBe(true);
  });

  it('a file that is cut off is at fault', async () => {
    await expect(collect(readZstd(chunksOf(whole.subarray(0, -3), 1000)))).rejects.toThrow('ends in the middle');
  });

  it('writing needs a platform that can do it', async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major > 22 || (major === 22 && minor >= 15)) return;
    expect(() => writeZstd(chunksOf(DATA, 1000))).toThrow('needs Node 22.15 or later, or the zstd program');
  });
});
