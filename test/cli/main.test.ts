import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, makeFolder } from '../support/folder.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const FILES = {
  'nails.yaml': 'domain: tools\nconcepts: [{ id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }] }]\n',
  'qingyi.yaml': 'glossary: [nails.yaml]\nbuiltinGlossary: false\n',
  'a.txt': '找钢钉\n',
  'long.txt': '找钢钉\n'.repeat(9_000),
};

/** Runs a shell command in which `qingyi` is the built program. The exit code is that of the first part of a pipe. */
function run(command: string): { code: number | null; out: string; err: string; folder: string } {
  const folder = makeFolder(FILES);
  const script = `qingyi() { ${JSON.stringify(process.execPath)} ${JSON.stringify(MAIN)} "$@"; }; ${command}; exit "\${PIPESTATUS[0]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr, folder };
}

describe('the program', () => {
  it('is built', () => {
    expect(existsSync(MAIN), 'npm run build makes it').toBe(true);
  });

  it('tells its version', () => {
    expect(run('qingyi --version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    });
  });

  it('is a filter, with the settings of the folder that it runs in', () => {
    expect(run('printf 找钢钉 | qingyi clean - | cat')).toMatchObject({ out: '找钉子', err: '' });
  });

  it('ends in silence when nobody reads on', () => {
    expect(run('qingyi clean - < long.txt | head -c 6')).toMatchObject({ code: 0, out: '找钉', err: '' });
    expect(run('qingyi check long.txt | head -c 1')).toMatchObject({ code: 0, err: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that a disk is full, and leaves the device alone', () => {
    expect(run('qingyi clean - < a.txt > /dev/full')).toMatchObject({
      code: 2,
      err: 'qingyi: error: Standard output cannot be written: the disk is full\n',
    });
    expect(run('qingyi clean - --report /dev/full < a.txt')).toMatchObject({
      code: 2,
      out: '找钉子\n',
      err: 'qingyi: error: /dev/full cannot be written: the disk is full\n',
    });
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('loses no earlier file when the output outgrows its limit', () => {
    const { code, err, folder } = run(
      'mkdir in; cp a.txt in; qingyi clean in -o out > log; cp -r out before; cp long.txt in; trap "" XFSZ; ulimit -f 200; qingyi clean in -o out',
    );
    expect(code).toBe(2);
    expect(err).toMatch(
      /^qingyi: error: out\/.* cannot be written: the file is too large\. What is done is kept: go on with --resume\.\n$/,
    );
    const files = filesIn(folder);
    expect(files).not.toHaveProperty(['out/summary.json']);
    for (const name of ['report.json', 'changes.diff', 'text/a.txt']) {
      expect(files[`out/${name}`]).toBe(files[`before/${name}`]);
    }
    expect(Object.keys(files).filter((name) => name.includes('.qingyi-'))).toEqual([]);
  });
});
