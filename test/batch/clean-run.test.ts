import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanRun, type Run, type RunResult } from '../../src/batch/clean-run.ts';
import { REPORTS, RUN_FILE, SUMMARY_FILE } from '../../src/batch/run-files.ts';
import type { RunSettings } from '../../src/batch/settings.ts';
import { openPool, type PoolOptions, type ShardPool } from '../../src/batch/shard-pool.ts';
import { CORPUS_FILES, type Failure, findInputs } from '../../src/corpus/inputs.ts';
import { applyEdits } from '../../src/model/edit.ts';
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
const glossary = join(mkdtempSync(join(tmpdir(), 'qingyi-glossary-')), 'test.yaml');
writeFileSync(glossary, GLOSSARY);
afterAll(() => rmSync(glossary));

const SETTINGS: RunSettings = {
  builtinGlossary: false,
  glossary: [glossary],
  script: 'keep',
  stages: ['repair', 'detect'],
  stripBoilerplate: false,
  fields: { text: 'text' },
  decisions: [],
};

async function clean(
  input: string,
  output: string,
  { workers = 2, worker, patience, memory, ...run }: Partial<Run & PoolOptions> = {},
): Promise<RunResult> {
  const pool = openPool({ workers, ...(worker && { worker, patience, memory }) } as PoolOptions);
  try {
    const found = await findInputs([input], output, CORPUS_FILES);
    const settings = SETTINGS;
    return await cleanRun({ ...found, pool, settings, output, version: '0', opening: 'begin', onFailure() {}, ...run });
  } finally {
    await pool.close();
  }
}

const REPORT_FILES: readonly string[] = [...Object.values(REPORTS), RUN_FILE, SUMMARY_FILE, 'completions/0000.json'];

/** Files of a run as they are each time. */
function withoutTimes(files: Record<string, string>): Record<string, string> {
  const stamp = /"(?:started|finished)": "[^"]*"/g;
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, content.replace(stamp, '')]));
}

const ARTICLES = { 'a.txt': '找钢钉\n', 'deep/二.txt': '\ufeff没事\r\n找钢钉', 'empty.txt': '' };

describe('a run', () => {
  it('writes the cleaned texts where the inputs were, a report, a diff and a record of itself', async () => {
    const folder = makeFolder(ARTICLES);
    const output = join(makeFolder(), 'new/out');
    const { summary } = await clean(folder, output);
    expect(summary).toMatchObject({
      tool: 'qingyi 0',
      documents: 3,
      failures: [],
      counts: { fix: 2, suggest: 0, flag: 0 },
    });
    const files = filesIn(output);
    const texts = ['text/a.txt', 'text/deep/二.txt', 'text/empty.txt'];
    expect(Object.keys(files)).toEqual([...REPORT_FILES, ...texts].sort());
    expect(files['text/a.txt']).toBe('找钉子\n');
    expect(files['text/empty.txt']).toBe('');
    expect(summary?.inputs[0]).toEqual({
      path: join(folder, 'a.txt'),
      bytes: 10,
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    expect(summary?.outputs.map(({ path }) => path)).toEqual([...texts, ...Object.values(REPORTS)]);
    expect(JSON.parse(files[SUMMARY_FILE] as string)).toEqual(summary);
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

  it('gives the same bytes each time, but for the times, with any number of workers', async () => {
    const files = Array.from({ length: 40 }, (_, index) => [`${index}.txt`, '找钢钉\n'.repeat((index * 7) % 40)]);
    const folder = makeFolder(Object.fromEntries(files));
    const [one, two] = [makeFolder(), makeFolder()];
    await clean(folder, one, { workers: 1 });
    await clean(folder, two, { workers: 3 });
    expect(withoutTimes(filesIn(two))).toEqual(withoutTimes(filesIn(one)));
  });

  it('goes on when a file cannot be read', async () => {
    const folder = makeFolder({ ...ARTICLES, 'binary.txt': Uint8Array.of(1, 0, 2) });
    const output = makeFolder();
    const { summary } = await clean(folder, output);
    expect(summary?.documents).toBe(3);
    expect(summary?.failures).toEqual([
      { path: join(folder, 'binary.txt'), message: expect.stringContaining('binary') },
    ]);
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

  it('is left as it was where there is nothing to clean', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    const files = filesIn(output);
    await expect(clean(join(folder, 'mistyped'), output)).rejects.toMatchObject({
      code: 'usage',
      message: `There is nothing to clean: ${join(folder, 'mistyped')} cannot be read: no such file or folder. The run in ${output} is left as it was.`,
    });
    expect(filesIn(output)).toEqual(files);
  });

  it('is taken over from a finished run by one of two that want it', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    const results = await Promise.allSettled([clean(folder, output), clean(folder, output)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(filesIn(output)).toMatchObject({ 'text/a.txt': '找钉子\n' });
  });

  it('loses nothing where an entry of the earlier run points out of the folder', async () => {
    const outer = makeFolder({ 'in/a.txt': '一', 'victim.txt': '' });
    const output = join(outer, 'out');
    await clean(join(outer, 'in'), output);
    const summary = JSON.parse(readFileSync(join(output, SUMMARY_FILE), 'utf8'));
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    summary.outputs.push({ path: '../victim.txt', bytes: 0, sha256 });
    writeFileSync(join(output, SUMMARY_FILE), JSON.stringify(summary));
    await clean(join(outer, 'in'), output);
    expect(filesIn(outer)).toHaveProperty(['victim.txt'], '');
  });
});

describe('a run that was broken off', () => {
  /** Breaks off where the cleaned text should go. */
  async function breakOff(folder: string, output: string): Promise<void> {
    const onStart = (): void => writeFileSync(join(output, 'text'), 'in the way');
    await expect(clean(folder, output, { onStart })).rejects.toMatchObject({ code: 'io' });
    rmSync(join(output, 'text'));
  }

  it('goes on where it was, to the same result, and sweeps up', async () => {
    const folder = makeFolder(ARTICLES);
    const [output, whole] = [makeFolder(), makeFolder()];
    await clean(folder, whole);
    await breakOff(folder, output);
    writeFileSync(join(output, '.qingyi-01234567-89ab-4def-8123-456789abcdef'), 'half a text');
    await expect(clean(folder, output)).rejects.toMatchObject({ message: expect.stringContaining('--resume') });
    const { summary } = await clean(folder, output, { opening: 'continue' });
    expect(summary?.documents).toBe(3);
    expect(withoutTimes(filesIn(output))).toEqual(withoutTimes(filesIn(whole)));
    expect((await clean(folder, output, { opening: 'continue' })).summary).toEqual(summary);
  });

  it('is not continued as another run, and says why', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await breakOff(folder, output);
    const resume = (run: Partial<Run>): Promise<unknown> =>
      clean(folder, output, { opening: 'continue', ...run }).then(
        () => undefined,
        ({ message }: Error) => message,
      );
    const terms = makeFolder({ 'test.yaml': GLOSSARY.replace('钉子', '图钉') });
    const other = makeFolder({ 'test.yaml': GLOSSARY });
    expect(await resume({ version: '1' })).toContain('it was begun with qingyi 0, and this is qingyi 1');
    expect(await resume({ settings: { ...SETTINGS, script: 'hant' } })).toContain('script "keep", not "hant"');
    expect(await resume({ settings: { ...SETTINGS, glossary: [join(terms, 'test.yaml')] } })).toContain('glossary');
    expect(await resume({ settings: { ...SETTINGS, glossary: [join(other, 'test.yaml')] } })).toBeUndefined();
  });

  it('is not continued on other inputs', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await breakOff(folder, output);
    const resume = (): Promise<RunResult> => clean(folder, output, { opening: 'continue' });
    writeFileSync(join(folder, 'more.txt'), '');
    await expect(resume()).rejects.toMatchObject({ message: expect.stringContaining('more.txt was not among') });
    rmSync(join(folder, 'more.txt'));
    writeFileSync(join(folder, 'a.txt'), '找钢钉和钢钉\n');
    await expect(resume()).rejects.toMatchObject({ message: expect.stringContaining('a.txt was changed since') });
    rmSync(join(folder, 'a.txt'));
    await expect(resume()).rejects.toMatchObject({
      message: expect.stringContaining('a.txt is not among those of now'),
    });
  });

  it('is not continued where the same paths lead elsewhere', async () => {
    const [folder, moved] = [makeFolder(ARTICLES), makeFolder(ARTICLES)];
    const output = makeFolder();
    const inputs = [{ path: 'a.txt', name: 'a.txt' }];
    const part = { index: 1, count: 2 };
    await clean(folder, output, { inputs, base: folder, part });
    await expect(clean(moved, output, { inputs, base: moved, opening: 'continue' })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`its input ${join(folder, 'a.txt')} is not among those of now`),
    });
  });

  it('tells again what could not be cleaned before, finished or not', async () => {
    const files = Array.from({ length: 260 }, (_, index) => [`${index}.txt`, '找钢钉\n']);
    const folder = makeFolder({ ...Object.fromEntries(files), '0.txt': Uint8Array.of(1, 0, 2) });
    const output = makeFolder();
    await clean(folder, output, { part: { index: 0, count: 2 } });
    for (const opening of ['continue', 'continue'] as const) {
      const told: Failure[] = [];
      await clean(folder, output, { opening, onFailure: (failure) => told.push(failure) });
      expect(told).toEqual([{ path: join(folder, '0.txt'), message: expect.stringContaining('binary') }]);
    }
  });

  it('cleans nothing where it is broken off before it begins', async () => {
    const { left } = await clean(makeFolder(ARTICLES), makeFolder(), { signal: AbortSignal.abort() });
    expect(left).toBe(1);
  });

  it('says what to do where its summary was removed after the end', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await clean(folder, output);
    rmSync(join(output, SUMMARY_FILE));
    const resume = (): Promise<RunResult> => clean(folder, output, { opening: 'continue' });
    await expect(resume()).rejects.toMatchObject({ message: expect.stringContaining('Remove') });
    rmSync(join(output, 'completions'), { recursive: true });
    expect((await resume()).summary?.documents).toBe(3);
  });

  it('leaves what another process is writing alone', async () => {
    const folder = makeFolder(ARTICLES);
    const output = makeFolder();
    await breakOff(folder, output);
    const [fresh, old] = ['01234567-89ab-4def-8123-456789abcdef', '01234567-89ab-4def-8123-456789abcde0'];
    for (const name of [fresh, old]) writeFileSync(join(output, `.qingyi-${name}`), '');
    utimesSync(join(output, `.qingyi-${old}`), new Date(0), new Date(0));
    let left: string[] = [];
    const onStart = (): void => {
      left = Object.keys(filesIn(output)).filter((path) => path.startsWith('.qingyi-'));
    };
    await clean(folder, output, { opening: 'continue', onStart });
    expect(left).toEqual([`.qingyi-${fresh}`]);
    expect(Object.keys(filesIn(output)).filter((path) => path.startsWith('.qingyi-'))).toEqual([]);
  });

  it('ends at once when it is told to', async () => {
    const folder = makeFolder({ 'a.jsonl': `{"text":"${'找钢钉。'.repeat(100)}"}\n`.repeat(1000) });
    const output = makeFolder();
    const controller = new AbortController();
    const onStart = (): void => void setTimeout(() => controller.abort(), 300);
    const { left, summary } = await clean(folder, output, { signal: controller.signal, onStart });
    expect([left, summary]).toEqual([1, undefined]);
    expect((await clean(folder, output, { opening: 'continue' })).summary?.documents).toBe(1000);
    expect(Object.keys(filesIn(output)).filter((path) => path.includes('.qingyi'))).toEqual([]);
  });
});

describe('the shards of a run', () => {
  it('wait for no other shard while a worker is free', async () => {
    const folder = makeFolder();
    for (let index = 0; index < 9; index++) {
      writeFileSync(join(folder, `${index}.jsonl`), '');
      truncateSync(join(folder, `${index}.jsonl`), 5 * 1024 * 1024);
    }
    const cleaned: string[] = [];
    let endFirst = (): void => {};
    const pool: ShardPool = {
      workers: 2,
      async clean(_output, _plan, { id }) {
        if (id === '0000') await new Promise<void>((resolve) => (endFirst = resolve));
        cleaned.push(id);
        if (cleaned.length === 8) endFirst();
        const counts = { fix: 0, suggest: 0, flag: 0, repairs: 0 };
        return { shard: id, documents: 1, counts, quarantined: 0, failures: [], inputs: [], outputs: [], parts: [] };
      },
      counts: () => [],
      close: async () => {},
    };
    await clean(folder, makeFolder(), { pool });
    expect(cleaned).toEqual(['0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008', '0000']);
  });
});

describe('several processes that share a run', () => {
  it('each clean their part, and the last makes the reports', async () => {
    const files = Array.from({ length: 600 }, (_, index) => [`${index}.txt`, `找钢钉 ${index}\n`]);
    const folder = makeFolder(Object.fromEntries(files));
    const [output, whole] = [makeFolder(), makeFolder()];
    await clean(folder, whole);
    const parts = [2, 0, 1].map((index) => clean(folder, output, { opening: 'join', part: { index, count: 3 } }));
    const results = await Promise.all(parts);
    expect(results.some(({ summary }) => summary?.documents === 600)).toBe(true);
    expect(withoutTimes(filesIn(output))).toEqual(withoutTimes(filesIn(whole)));
  });
});

describe('a shard that takes its worker down each time', () => {
  it('has failed, and the run ends without it', async () => {
    const folder = makeFolder({ 'fatal.txt': 'x'.repeat(5_000_000), 'other.txt': '找钢钉' });
    const output = makeFolder();
    const worker = new URL('../support/poison-worker.mjs', import.meta.url);
    const { summary } = await clean(folder, output, { worker });
    expect(summary).toMatchObject({ documents: 1, quarantined: 0 });
    expect(summary?.failures).toEqual([
      { path: join(folder, 'fatal.txt'), message: expect.stringContaining('cannot be cleaned: it crashed') },
    ]);
    expect(Object.keys(filesIn(output)).filter((path) => path.startsWith('text/'))).toEqual(['text/other.txt']);
  });
});

describe('a record that takes its worker down', () => {
  it('is set aside with its reason, and all others are cleaned', async () => {
    const lines = ['找钢钉', 'it exits', '钢钉', 'it loops', 'it swells', 'it cannot be told', '没事'];
    const folder = makeFolder({
      'a.jsonl': lines.map((text) => `${JSON.stringify({ text })}\n`).join(''),
      'b.txt': 'it exits',
      'c.txt': '钢钉',
    });
    const output = makeFolder();
    const worker = new URL('../support/poison-worker.mjs', import.meta.url);
    const { summary } = await clean(folder, output, { worker, patience: 3000, memory: 256 });
    expect(summary).toMatchObject({ documents: 4, quarantined: 5 });
    const files = filesIn(output);
    expect(files['text/a.jsonl']).toBe(filesIn(folder)['a.jsonl']?.replace(/钢钉/g, '钉子'));
    expect([files['text/b.txt'], files['text/c.txt']]).toEqual(['it exits', '钉子']);
    const quarantine = (files['quarantine.jsonl'] as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      quarantine.map(({ path, record, reason, text }) => [path.slice(folder.length + 1), record, text, reason]),
    ).toEqual([
      ['a.jsonl', 2, 'it exits', expect.stringContaining('crashed')],
      ['a.jsonl', 4, 'it loops', expect.stringMatching(/took more than [1-9]\d* seconds/)],
      ['a.jsonl', 5, 'it swells', expect.stringContaining('needs more memory')],
      ['a.jsonl', 6, 'it cannot be told', expect.stringContaining('crashed')],
      ['b.txt', 1, 'it exits', expect.stringContaining('crashed')],
    ]);
    expect(summary?.failures).toHaveLength(2);
  });
});
