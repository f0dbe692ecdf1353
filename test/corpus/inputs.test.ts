import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs } from '../../src/corpus/inputs.ts';
import { makeFolder } from '../support/folder.ts';

const namesIn = async (...paths: string[]): Promise<string[]> =>
  (await findInputs(paths)).inputs.map(({ name }) => name);

describe('finding inputs', () => {
  it('takes the text files of a folder at any depth, ordered by name, and leaves hidden ones and node_modules', async () => {
    const folder = makeFolder({
      'b.txt': '',
      'a/z.MD': '',
      'a/一.text': '',
      'c.html': '',
      '.hidden.txt': '',
      '.git/x.txt': '',
      'node_modules/x.txt': '',
    });
    expect(await namesIn(folder)).toEqual(['a/z.MD', 'a/一.text', 'b.txt']);
  });

  it('takes a file that is named, whatever it is called', async () => {
    const folder = makeFolder({ 'page.html': '', '.hidden': '' });
    expect(await namesIn(join(folder, 'page.html'), join(folder, '.hidden'))).toEqual(['page.html', '.hidden']);
  });

  it("puts a folder's files below its name where there are several paths", async () => {
    const folder = makeFolder({ 'one/a.txt': '', 'two/a.txt': '', 'b.txt': '' });
    const paths = ['one', 'two', 'b.txt'].map((name) => join(folder, name));
    expect(await namesIn(...paths)).toEqual(['one/a.txt', 'two/a.txt', 'b.txt']);
  });

  it('takes a file that is named twice once', async () => {
    const folder = makeFolder({ 'a.txt': '' });
    expect(await namesIn(join(folder, 'a.txt'), join(folder, '.', 'a.txt'))).toEqual(['a.txt']);
  });

  it('takes the files that a pattern matches, by their paths below where it begins', async () => {
    const folder = makeFolder({ 'a/1.txt': '', 'a/b/2.txt': '', 'a/b/3.log': '', 'a/.hidden.txt': '', '[x].txt': '' });
    expect(await namesIn(join(folder, 'a/**/*.txt'))).toEqual(['1.txt', 'b/2.txt']);
    expect(await namesIn(join(folder, 'a/b/*'))).toEqual(['2.txt', '3.log']);
    expect(await namesIn(join(folder, '[x].txt'))).toEqual(['[x].txt']);
    expect((await findInputs([join(folder, '*.md')])).failures).toEqual([
      { path: join(folder, '*.md'), message: 'matches no file' },
    ]);
    expect((await findInputs([join(folder, 'nowhere/*.md')])).failures).toHaveLength(1);
  });

  it('refuses two files that would be written to one place, and names both', async () => {
    const folder = makeFolder({ 'one/a.txt': '', 'two/a.txt': '' });
    const [one, two] = [join(folder, 'one/a.txt'), join(folder, 'two/a.txt')];
    await expect(findInputs([one, two])).rejects.toMatchObject({
      code: 'usage',
      message: `${one} and ${two} would both be written to a.txt. Clean them into different folders.`,
    });
  });

  it('does not read the output folder that lies in an input folder, whether it is there yet or not', async () => {
    const folder = makeFolder({ 'a.txt': '', 'out/text/b.txt': '' });
    expect((await findInputs([folder], join(folder, 'out'))).inputs).toHaveLength(1);
    expect((await findInputs([folder], join(folder, 'later'))).inputs).toHaveLength(2);
  });

  it('refuses inputs that lie in the output folder', async () => {
    const folder = makeFolder({ 'text/a.txt': '' });
    await expect(findInputs([join(folder, 'text')], folder)).rejects.toMatchObject({ code: 'usage' });
    await expect(findInputs([folder], folder)).rejects.toMatchObject({ code: 'usage' });
  });

  it('follows symbolic links, but not in circles', async () => {
    const folder = makeFolder({ 'in/a.txt': '', 'other/b.txt': '' });
    symlinkSync('../other', join(folder, 'in/link'));
    symlinkSync('..', join(folder, 'other/up'));
    symlinkSync('a.txt', join(folder, 'in/same.txt'));
  });

  it('reports what cannot be read and goes on', async () => {
    const folder = makeFolder({ 'in/a.txt': '' });
    symlinkSync('nowhere', join(folder, 'in/dangling.txt'));
    symlinkSync('nowhere', join(folder, 'in/no-text'));
    symlinkSync('loop.txt', join(folder, 'in/loop.txt'));
    execFileSync('mkfifo', [join(folder, 'in/pipe')]);
    mkdirSync(join(folder, 'empty'));
    const paths = ['in', 'missing', 'empty', 'in/pipe'].map((name) => join(folder, name));
    const { inputs, failures } = await findInputs(paths);
    expect(inputs.map(({ name }) => name)).toEqual(['in/a.txt']);
    expect(failures.map(({ path, message }) => `${path.slice(folder.length + 1)} ${message}`)).toEqual([
      'in/dangling.txt cannot be read: no such file or folder',
      'in/loop.txt cannot be read: its symbolic links lead in a circle',
      'missing cannot be read: no such file or folder',
      'empty holds no text file (.txt, .text, .md, .markdown)',
      'in/pipe is neither a file nor a folder',
    ]);
  });
});
