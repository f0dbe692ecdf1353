import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }, { form: 钢针, tier: suggest }] }
`;
const ARTICLE = new URL('../../../shared/article/scraped.txt', import.meta.url);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qingyi clean '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (...names: string[]): string => join(folder, ...names);

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  }
}

function flags(): string[] {
  write({ 'nails.yaml': NAILS });
  return ['--no-builtin-glossary', '--glossary', path('nails.yaml')];
}

const filesIn = (name: string): string[] =>
  readdirSync(path(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path(name).length + 1))
    .sort();

describe('qingyi clean', () => {
  it('writes texts where the inputs were, and the reports beside them', async () => {
    write({ 'in/a.txt': '找钢钉', 'in/b/c.md': '没有', 'in/b/d.png': '找钢钉' });
    const { code, out, err } = await qingyi(['clean', path('in'), '-o', path('out'), ...flags()]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2 documents: 1 fix');
    expect(filesIn('out')).toEqual([
      'changes.diff',
      'completions/0000.json',
      'findings.jsonl',
      'report.html',
      'report.json',
      'run.json',
      'summary.json',
      'text/a.txt',
      'text/b/c.md',
    ]);
    expect(readFileSync(path('out/text/a.txt'), 'utf8')).toBe('找钉子');
  });

  const TRICKY: Readonly<Record<string, string | Uint8Array>> = {
    'in/plain.txt': '第一行\n找钢钉\n第三行\n',
    'in/no final newline.txt': '找钢钉',
    'in/crlf.txt': '第一行\r\n找钢钉\r\n\r\n钢钉\r\n',
    'in/mark.txt': '\ufeff找钢钉\n',
    'in/名字 "引号" \\ 和\t制表.txt': '找钢钉\n',
    'in/深/文件夹/长.txt': `${'很长的一行，'.repeat(9000)}\n找钢钉\n`,
    'in/gb18030.txt': iconv.encode('到處尋找鋼釘\n還沒有找到\n沒有換行', 'gb18030'),
    'in/big5.txt': iconv.encode('到處尋找鋼釘\r\n還沒有找到\r\n', 'big5'),
    'in/utf-16.txt': iconv.encode('到处找钢钉\n还没有\n', 'utf-16le', { addBOM: true }),
    'in/invisible.txt': '零\u200b宽，找钢钉\u2028行\n\n\n',
    'in/unchanged.txt': '没有\n',
    'in/empty.txt': '',
  };

  it.each([
    ['git apply', 'git', ['apply', '-']],
    ['patch', 'patch', ['-p1', '--binary', '--quiet']],
  ] as const)('writes a diff that %s accepts, and that gives the output byte for byte', async (_, program, args) => {
    if (spawnSync(program, ['--version']).error !== undefined) return console.warn(`${program} is missing: skipped`);
    const tricky =
      program === 'git'
        ? TRICKY
        : Object.fromEntries(Object.entries(TRICKY).filter(([name]) => !/"|utf-16/.test(name)));
    write(tricky);
    const { code, err } = await qingyi(['clean', path('in'), '-o', path('out'), ...flags()]);
    expect([code, err]).toEqual([0, '']);
    cpSync(path('in'), path('patched'), { recursive: true });
    const { status, stderr } = spawnSync(program, args, {
      cwd: path('patched'),
      input: readFileSync(path('out/changes.diff')),
    });
    expect([status, stderr.toString()]).toEqual([0, '']);
    expect(filesIn('patched')).toEqual(filesIn('out/text'));
    for (const name of filesIn('patched')) {
      expect([name, readFileSync(path('patched', name))]).toEqual([name, readFileSync(path('out/text', name))]);
    }
  });

  it.skipIf(!existsSync(ARTICLE))('cleans a real page, to a text that it leaves alone from then on', async () => {
    const first = await qingyi(['clean', ARTICLE.pathname, '-o', path('out')]);
    expect([first.code, first.err]).toEqual([0, '']);
    const text = readFileSync(path('out/text/scraped.txt'), 'utf8');
    for (const right of [
      '月之暗面',
      '釘子',
      '深鑒科技',
      '壁仞科技',
      '科創板',
      '算力',
      '重塑(rebuild)',
      'LP(有限合伙人)',
    ]) {
      expect(text).toContain(right);
    }
    for (const wrong of ['月亮暗面', '鋼釘', '深入了解科技', '壁萬科技', '科技創新板', '計算率']) {
      expect(text).not.toContain(wrong);
    }
    await qingyi(['clean', path('out/text/scraped.txt'), '-o', path('again')]);
    expect(readFileSync(path('again/text/scraped.txt'), 'utf8')).toBe(text);
  });

  it('reports a file that cannot be cleaned, cleans the others, and remembers', async () => {
    write({ 'in/a.txt': '找钢钉', 'in/picture.txt': Buffer.of(0x89, 0x50, 0, 0, 1) });
    symlinkSync('nowhere', path('in/dangling.txt'));
    const { code, err } = await qingyi(['clean', path('in'), '-o', path('out'), ...flags()]);
    expect(code).toBe(2);
    expect(err).toMatch(/dangling\.txt/);
    expect(err).toMatch(/picture\.txt/);
    expect(filesIn('out/text')).toEqual(['a.txt']);
  });

  it('cleans standard input to standard output', async () => {
    const { code, out, err } = await qingyi(['clean', '-', ...flags(), '--report', path('r.json')], '找钢钉');
    expect([code, out, err]).toEqual([0, '找钉子', '']);
    expect(JSON.parse(readFileSync(path('r.json'), 'utf8')).documents).toHaveLength(1);
  });

  it('takes an empty input, and a folder without texts', async () => {
    expect(await qingyi(['clean', '-', ...flags()])).toMatchObject({ code: 0, out: '' });
    expect(await qingyi(['clean', '-', ...flags()], '一\0')).toEqual({
      code: 2,
      out: '',
      err: 'qingyi: error: Standard input is a binary file, or UTF-16 without a byte order mark\n',
    });
    mkdirSync(path('empty'));
    const { code, out, err } = await qingyi(['clean', path('empty'), '-o', path('out'), ...flags()]);
    expect(code === 0 ? out : err).not.toBe('');
  });

  it('runs the stages that were asked for', async () => {
    const page = '創(chuàng)始、創(chuàng)業、創(chuàng)新，找鋼釘';
    const run = async (stages: string): Promise<string> =>
      (await qingyi(['clean', '-', '--stages', stages, ...flags()], page)).out;
    expect(await run('repair')).toBe('創始、創業、創新，找鋼釘');
    expect(await run('detect')).toBe('創(chuàng)始、創(chuàng)業、創(chuàng)新，找釘子');
  });

  it('converts the script, and reads settings from a file', async () => {
    write({ 'qingyi.yaml': 'script: hans\nbuiltinGlossary: false\nglossary: [nails.yaml]\n', 'nails.yaml': NAILS });
    expect((await qingyi(['clean', '-', '--config', path('qingyi.yaml')], '到處找鋼釘')).out).toBe('到处找钉子');
  });

  it.each([
    ['no output folder', ['clean', 'a.txt'], /-o DIR/],
    ['an unknown stage', ['clean', '-', '--stages', 'polish'], /polish/],
    ['an unknown flag', ['clean', '-', '--fast'], /--fast/],
    ['a part of standard input', ['clean', '-', '--shard-index', '0', '--shard-count', '2'], /without --shard-index/],
    ['workers for standard input', ['clean', '-', '--workers', '2'], /without --workers/],
    ['records on standard input', ['clean', '-', '--field', 'content'], /without --field.*qingyi pipe/],
    ['a script that there is not', ['clean', '-', '--script', 'latin'], /latin/],
    ['a glossary that is not there', ['clean', '-', '--glossary', 'nowhere'], /nowhere/],
    ['a command that there is not', ['clear'], /clear/],
  ])('says what is wrong and how to go on: %s', async (_, args, message) => {
    const { code, err } = await qingyi(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ {4}at /);
  });

  it('names a path that is not there, and cleans the others', async () => {
    write({ 'a.txt': '找钢钉' });
    const paths = [path('not-there'), path('a.txt')];
    const { code, err } = await qingyi(['clean', ...paths, '-o', path('out'), ...flags()]);
    expect([code, err]).toEqual([2, expect.stringContaining('not-there')]);
    expect(filesIn('out/text')).toEqual(['a.txt']);
  });

  it('points into a settings file that is wrong', async () => {
    write({ 'qingyi.yaml': 'script: hans\nstage: [repair]\n' });
    const { code, err } = await qingyi(['clean', '-', '--config', path('qingyi.yaml')]);
    expect(code).toBe(2);
    expect(err).toMatch(/qingyi\.yaml:2:1.*unknown key "stage"\n.*stage: \[repair\]\n *\^/s);
  });

  it('does not write into a folder of somebody else, nor over a file', async () => {
    write({ 'in/a.txt': '找钢钉', 'mine/keep.txt': 'mine', file: 'mine' });
    for (const output of ['mine', 'file']) {
      const { code, err } = await qingyi(['clean', path('in'), '-o', path(output), ...flags()]);
      expect([code, err]).toEqual([2, expect.stringContaining(output)]);
    }
    expect(filesIn('mine')).toEqual(['keep.txt']);
    expect(readFileSync(path('file'), 'utf8')).toBe('mine');
  });

  it('refuses two inputs that would be written to one place', async () => {
    write({ 'a/x.txt': '', 'b/x.txt': '' });
    const { code, err } = await qingyi(['clean', path('a/x.txt'), path('b/x.txt'), '-o', path('out'), ...flags()]);
    expect(code).toBe(2);
    expect(err).toContain(path('a/x.txt'));
    expect(err).toContain(path('b/x.txt'));
  });
});

describe('qingyi check', () => {
  it('changes nothing, and says by its exit code whether there is something', async () => {
    write({ 'found.txt': '找钢钉', 'clean.txt': '没有' });
    const check = (...names: string[]) => qingyi(['check', ...names.map((name) => path(name)), ...flags()]);
    expect(await check('clean.txt')).toMatchObject({ code: 0 });
    expect(await check('found.txt')).toMatchObject({ code: 1 });
    expect(await check('missing.txt')).toMatchObject({ code: 2 });
    expect(readFileSync(path('found.txt'), 'utf8')).toBe('找钢钉');
  });

  it('prints places, or JSON', async () => {
    write({ 'a.txt': '第一行\n找钢钉' });
    const { out } = await qingyi(['check', path('a.txt'), ...flags()]);
    expect(out).toMatch(/a\.txt:2:2.*fix.*钢钉 → 钉子.*nail\/钢钉/);
    const json = await qingyi(['check', '--format', 'json', path('a.txt'), ...flags()]);
    expect(JSON.parse(json.out)).toBeTypeOf('object');
  });
});

describe('qingyi explain', () => {
  it('shows what was changed, what was suggested and what was left alone', async () => {
    const { code, out } = await qingyi(['explain', '找钢钉和钢针', ...flags()]);
    expect(code).toBe(0);
    expect(out).toMatch(/找\[钢钉→钉子\]和钢针/);
    expect(out).toMatch(/suggest +钢针 → 钉子/);
  });
});
