import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/corpus/read.ts';
import { makeFolder } from '../support/folder.ts';

describe('reading a text', () => {
  it('gives its bytes', async () => {
    const folder = makeFolder({ 'a.txt': '\ufeff一' });
    expect((await readText(join(folder, 'a.txt'))).toString()).toBe('\ufeff一');
  });

  it('takes zero bytes for text only behind a byte order mark of UTF-16', async () => {
    const marked = Buffer.from('\ufeffab', 'utf16le');
    const folder = makeFolder({ 'utf16.txt': marked, 'binary.txt': marked.subarray(2) });
    expect(await readText(join(folder, 'utf16.txt'))).toEqual(marked);
    await expect(readText(join(folder, 'binary.txt'))).rejects.toMatchObject({
      code: 'io',
      message: 'is a binary file, or UTF-16 without a byte order mark',
    });
  });

  it('does not wait for a pipe', async () => {
    const folder = makeFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    await expect(readText(join(folder, 'pipe.txt'))).rejects.toMatchObject({ message: 'is no regular file' });
  });
});
