import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }, { form: 钢针, tier: suggest }] }
`;
const SOURCE = '他们找钢钉。\r\n還有钢针\u2028。\n';

let folder: string;
let run: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyi-report-'));
  run = join(folder, 'out');
  const [article, glossary] = [join(folder, '文章 1.txt'), join(folder, 'nails.yaml')];
  await writeFile(article, SOURCE);
  await writeFile(glossary, NAILS);
  const { code, err } = await qingyi(['clean', article, '-o', run, '--no-builtin-glossary', '--glossary', glossary]);
  expect([code, err]).toEqual([0, '']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qingyi report', () => {
  it.each([
    ['json', 'report.json'],
    ['jsonl', 'findings.jsonl'],
    ['html', 'report.html'],
    ['diff', 'changes.diff'],
  ])('gives out as %s what the run wrote to %s', async (format, file) => {
    const { code, out } = await qingyi(['report', run, '--format', format]);
    expect([code, out]).toEqual([0, await readFile(join(run, file), 'utf8')]);
    expect(out).toContain('钢钉');
  });

  it.each([
    ['text', '钢针 → 钉子'],
    ['sarif', '"columnKind": "utf16CodeUnits"'],
    ['github', '::warning file='],
    ['markdown', '### qingyi: 3 findings in 1 document'],
    ['csv', '\ufeffdocument,line,'],
  ])('makes %s from the run alone', async (format, part) => {
    const target = join(folder, `made.${format}`);
    const { code, out, err } = await qingyi(['report', run, '--format', format, '-o', target]);
    expect([code, out, err]).toEqual([0, '', '']);
    expect(await readFile(target, 'utf8')).toContain(part);
  });

  it('marks changes inside their lines where there is colour', async () => {
    const { out } = await qingyi(['report', run, '--format', 'diff', '--color', 'always']);
    expect(out).toContain('\u001b[9m钢钉');
  });

  it('writes a diff that applies to what was read', async () => {
    const { status, stderr } = spawnSync('git', ['apply', '--check', join(run, 'changes.diff')], { cwd: folder });
    expect([status, `${stderr}`]).toEqual([0, '']);
  });

  it('says what is wrong with a folder that is no run, and with a run that was changed', async () => {
    const none = await qingyi(['report', folder]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('is not the folder of a run')]);
    await appendFile(join(run, 'text', '文章 1.txt'), '!');
    const changed = await qingyi(['report', run]);
    expect([changed.code, changed.err]).toEqual([2, expect.stringContaining('was changed since the run')]);
  });
});
