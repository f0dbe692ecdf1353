import { existsSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAtomic, writeAtomic } from '../../src/corpus/write.ts';
import { filesIn, makeFolder } from '../support/folder.ts';

describe('writing files', () => {
  it('makes the folders that it needs', async () => {
    const folder = makeFolder();
    await writeAtomic(join(folder, '一/二/三.txt'), '四');
    expect(filesIn(folder)).toEqual({ '一/二/三.txt': '四' });
  });

  it('leaves the earlier file as it was until the new one is whole', async () => {
    const folder = makeFolder({ a: 'old' });
    const file = await openAtomic(join(folder, 'a'));
    await file.write('ne');
    expect(filesIn(folder)['a']).toBe('old');
    await file.write('w');
    await file.commit();
    expect(filesIn(folder)).toEqual({ a: 'new' });
  });

  it('leaves nothing behind when it is broken off', async () => {
    const folder = makeFolder({ a: 'old' });
    const file = await openAtomic(join(folder, 'a'));
    await file.write('half');
    await file.abort();
    expect(filesIn(folder)).toEqual({ a: 'old' });
  });

  it('writes behind a symbolic link and keeps the link', async () => {
    const folder = makeFolder({ 'there/a': 'old' });
    symlinkSync('there/a', join(folder, 'link'));
    await writeAtomic(join(folder, 'link'), 'new');
    expect(readlinkSync(join(folder, 'link'))).toBe('there/a');
    expect(filesIn(folder)).toEqual({ 'there/a': 'new' });
  });

  it('takes names as long as the file system takes them', async () => {
    const folder = makeFolder();
    const name = '长'.repeat(85);
    await writeAtomic(join(folder, name), '');
    expect(Object.keys(filesIn(folder))).toEqual([name]);
  });

  it('says what is in the way: a folder, a file, a full disk', async () => {
    const folder = makeFolder({ file: '' });
    const failure = (path: string): Promise<unknown> => writeAtomic(path, 'x').catch((error) => error.message);
    expect(await failure(folder)).toBe(`${folder} cannot be written: it is a folder`);
    expect(await failure(join(folder, 'file/a'))).toMatch(
      /cannot be written: (a part of its path is a file|a file is in)/,
    );
    if (existsSync('/dev/full'))
      expect(await failure('/dev/full')).toBe('/dev/full cannot be written: the disk is full');
  });
});
