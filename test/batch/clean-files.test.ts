import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanFiles, type RunResult } from '../../src/batch/clean-files.ts';
import { REPORTS, RUN_FILE } from '../../src/batch/run-folder.ts';
import { findInputs } from '../../src/corpus/inputs.ts';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { applyEdits } from '../../src/model/edit.ts';
import { createCleaner } from '../../src/pipeline.ts';
import type { DocumentRecord } from '../../src/report/json.ts';
import { filesIn, makeFolder } from '../support/folder.ts';

const GLOSSARY = `
domain: test
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts: [{ form: 钢钉, tier: fix }]
`;
const cleaner = createCleaner({ glossary: assembleGlossary([[{ path: 'test.yaml', source: GLOSSARY }]]) });

async function clean(input: string, output: string): Promise<RunResult> {
  const found = await findInputs([input], output);
  return cleanFiles({
    ...found,
    cleaner,
    fields: { text: 'text' },
    output,
    version: '0',
    settings: {},
    glossary: {},
    onFailure() {},
  });
}

const REPORT_FILES: readonly string[] = [...Object.values(REPORTS), RUN_FILE];

const ARTICLES = { 'a.txt': '找钢钉\n', 'deep/二.txt': '\ufeff没事\r\n找钢钉', 'empty.txt': '' };

describe('a run', () => {
  it('writes the cleaned texts where the inputs were, a report, a diff and a record of itself', async () => {
    const folder = makeFolder(ARTICLES);
    const output = join(makeFolder(), 'new/out');
    expect(await clean(folder, output)).toEqual({
      documents: 3,
      failures: [],
      counts: { fix: 2, suggest: 0, flag: 0, repairs: expect.any(Number) },
    });
    const files = filesIn(output);
    const texts = ['text/a.txt', 'text/deep/二.txt', 'text/empty.txt'];
    expect(Object.keys(files)).toEqual([...Object.values(REPORTS), RUN_FILE, ...texts].sort());
    expect(files['text/a.txt']).toBe('找钉子\n');
    expect(files['text/empty.txt']).toBe('');
    const run = JSON.parse(files['run.json'] as string);
    expect(run).toMatchObject({ tool: 'qingyi 0', state: 'finished', documents: 3, failures: [] });
    expect(run.inputs[0]).toEqual({
      path: join(folder, 'a.txt'),
      bytes: 10,
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    expect(run.outputs.map(({ path }: { path: string }) => path)).toEqual([...texts, ...Object.values(REPORTS)]);
  });

  it('reports enough to make each cleaned text from its source again', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    const files = filesIn(output);
    const report = JSON.parse(files['report.json'] as string) as { documents: DocumentRecord[] };
    expect(report.documents.map(({ id }) => id.slice(folder.length + 1))).toEqual(Object.keys(ARTICLES));
    for (const [index, source] of Object.values(ARTICLES).entries()) {
      const { revisions, text } = report.documents[index] as DocumentRecord;
      const again = revisions.reduce((before, { edits }) => applyEdits(before, edits), source);
      expect(again).toBe(files[text as string]);
    }
  });

  it('writes a diff that leads from the inputs to the texts', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    const copy = join(makeFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    execFileSync('git', ['apply', join(output, 'changes.diff')], { cwd: copy });
    const texts = Object.entries(filesIn(output)).filter(([path]) => path.startsWith('text/'));
    expect(filesIn(copy)).toEqual(Object.fromEntries(texts.map(([path, text]) => [path.slice(5), text])));
  });

  it('gives the same bytes each time in all but run.json', async () => {
    const files = Array.from({ length: 40 }, (_, index) => [`${index}.txt`, '找钢钉\n'.repeat((index * 7) % 40)]);
    const folder = makeFolder(Object.fromEntries(files));
    const [one, two] = [makeFolder(), makeFolder()];
    await clean(folder, one);
    await clean(folder, two);
    const { 'run.json': _, ...first } = filesIn(one);
    expect(filesIn(two)).toMatchObject(first);
  });

  it('goes on when a file cannot be read', async () => {
    const folder = makeFolder({ ...ARTICLES, 'binary.txt': Uint8Array.of(1, 0, 2) });
    const output = makeFolder();
    const { documents, failures } = await clean(folder, output);
    expect(documents).toBe(3);
    expect(failures).toEqual([{ path: join(folder, 'binary.txt'), message: expect.stringContaining('binary') }]);
    expect(Object.keys(filesIn(output))).not.toContain('text/binary.txt');
  });
});

describe('the output folder', () => {
  it('is refused where it holds something else, and left as it is', async () => {
    const folder = makeFolder(ARTICLES);
    for (const files of [{ 'mine.txt': 'x' }, { 'run.json': '{"tool":"another"}' }, { 'run.json': '' }]) {
      const output = makeFolder(files);
      await expect(clean(folder, output)).rejects.toMatchObject({
        code: 'usage',
        message: `The output folder ${output} holds files that are not from an earlier run. Choose another folder, or empty this one.`,
      });
      expect(filesIn(output)).toEqual(files);
    }
  });

  it('is refused where it is a file', async () => {
    const folder = makeFolder({ file: 'x' });
    await expect(clean(makeFolder(ARTICLES), join(folder, 'file'))).rejects.toMatchObject({
      code: 'usage',
      message: `The output folder ${join(folder, 'file')} is a file. Choose another name.`,
    });
  });

  it("holds what the last run wrote; other people's files and changed ones stay", async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    writeFileSync(join(output, 'notes.txt'), 'mine');
    writeFileSync(join(output, 'text/deep/二.txt'), 'edited');
    rmSync(join(folder, 'empty.txt'));
    rmSync(join(folder, 'deep'), { recursive: true });
    await clean(folder, output);
    const left = Object.keys(filesIn(output)).filter((path) => !REPORT_FILES.includes(path));
    expect(left).toEqual(['notes.txt', 'text/a.txt', 'text/deep/二.txt']);
    expect(filesIn(output)).toMatchObject({ 'notes.txt': 'mine', 'text/deep/二.txt': 'edited' });
  });

  it('is known again after a run that was broken off, and holds no half-written file', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    const before = filesIn(output);
    rmSync(join(output, 'text'), { recursive: true });
    writeFileSync(join(output, 'text'), 'in the way');
    await expect(clean(folder, output)).rejects.toMatchObject({ code: 'io' });
    const after = filesIn(output);
    expect(JSON.parse(after[RUN_FILE] as string)).toMatchObject({ state: 'running' });
    expect(Object.keys(after)).toEqual([...REPORT_FILES, 'text'].sort());
    for (const path of Object.values(REPORTS)) expect(after[path]).toBe(before[path]);
    rmSync(join(output, 'text'));
    mkdirSync(join(output, 'text'));
    await clean(folder, output);
    expect(Object.keys(filesIn(output))).toEqual(Object.keys(before));
  });

  it('loses nothing where an entry of the earlier run points out of the folder', async () => {
    const outer = makeFolder({ 'in/a.txt': '一', 'victim.txt': '' });
    const output = join(outer, 'out');
    await clean(join(outer, 'in'), output);
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const run = { tool: 'qingyi 0', outputs: [{ path: '../victim.txt', bytes: 0, sha256 }] };
    writeFileSync(join(output, 'run.json'), JSON.stringify(run));
    await clean(join(outer, 'in'), output);
    expect(filesIn(outer)).toHaveProperty(['victim.txt'], '');
  });
});
