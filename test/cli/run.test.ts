import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openProgress } from '../../src/cli/progress.ts';
import { filesIn, makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }] }
`;

function run(folder: string, ...flags: string[]): ReturnType<typeof qingyi> {
  const glossary = ['--no-builtin-glossary', '--glossary', join(folder, 'nails.yaml')];
  return qingyi(['clean', join(folder, 'in'), '-o', join(folder, 'out'), ...glossary, ...flags]);
}

describe('qingyi clean, as a job', () => {
  it('prints nothing, or JSON, where that is asked for', async () => {
    const folder = makeFolder({ 'nails.yaml': NAILS, 'in/a.txt': '找钢钉' });
    expect(await run(folder, '--quiet')).toEqual({ code: 0, out: '', err: '' });
    const { out, err } = await run(folder, '--json');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      documents: 1,
      counts: { fix: 1 },
      quarantined: 0,
      files: 1,
      shardsLeft: 0,
    });
  });

  it('does a part, and says what others have to do', async () => {
    const files = Array.from({ length: 300 }, (_, index) => [`in/${index}.txt`, '找钢钉']);
    const folder = makeFolder({ 'nails.yaml': NAILS, ...Object.fromEntries(files) });
    const first = await run(folder, '--shard-index', '1', '--shard-count', '2');
    expect(first).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^qingyi: part 1 of 2 is done; 1 shard of the run in .* is not done yet\n$/),
    });
    vi.stubEnv('SLURM_ARRAY_TASK_ID', '10');
    vi.stubEnv('SLURM_ARRAY_TASK_MIN', '10');
    vi.stubEnv('SLURM_ARRAY_TASK_STEP', '5');
    vi.stubEnv('SLURM_ARRAY_TASK_COUNT', '2');
    expect(await run(folder, '--slurm-array')).toMatchObject({
      code: 0,
      out: expect.stringContaining('300 documents'),
    });
    expect(Object.keys(filesIn(join(folder, 'out/text')))).toHaveLength(300);
  });

  it('refuses a Slurm job array whose tasks would leave shards out', async () => {
    const folder = makeFolder({ 'nails.yaml': NAILS, 'in/a.txt': '找钢钉' });
    vi.stubEnv('SLURM_ARRAY_TASK_ID', '7');
    vi.stubEnv('SLURM_ARRAY_TASK_MIN', '1');
    vi.stubEnv('SLURM_ARRAY_TASK_STEP', '1');
    vi.stubEnv('SLURM_ARRAY_TASK_COUNT', '3');
    const { code, err } = await run(folder, '--slurm-array');
    expect([code, err]).toEqual([2, expect.stringContaining('not evenly spaced. Use --array=0-2')]);
  });

  it('fails again where it is resumed and an input could not be cleaned', async () => {
    const folder = makeFolder({ 'nails.yaml': NAILS, 'in/a.txt': '找钢钉', 'in/b.txt': Uint8Array.of(1, 0, 2) });
    const first = await run(folder);
    expect(first).toMatchObject({ code: 2, out: expect.stringContaining('1 document, 1 file failed') });
    expect(await run(folder, '--resume')).toEqual(first);
  });

  it.each([
    [['--shard-index', '2'], 'go together'],
    [['--shard-index', '2', '--shard-count', '2'], 'of 2 parts the last is 1'],
    [['--shard-index', '0', '--shard-count', '0'], 'at least 1'],
    [['--slurm-array'], 'no task of a Slurm job array'],
    [['--workers', '0'], 'from 1 to 999'],
    [['--resume'], 'There is no run in'],
  ])('refuses %j, and says why', async (flags, reason) => {
    const folder = makeFolder({ 'nails.yaml': NAILS, 'in/a.txt': '' });
    const { code, err } = await run(folder, ...flags);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
    expect(Object.keys(filesIn(folder)).filter((path) => path.startsWith('out'))).toEqual([]);
  });

  afterEach(() => vi.unstubAllEnvs());
});

describe('progress', () => {
  const COUNTS = { documents: 1200, bytes: 5_000_000, fix: 3, suggest: 1, quarantined: 0 };

  function show(isTTY: boolean): { read(): string; stream: PassThrough } {
    const stream = Object.assign(new PassThrough(), { isTTY, columns: 200 });
    return { stream, read: () => `${stream.read() ?? ''}` };
  }

  afterEach(() => vi.useRealTimers());

  it('is a line now and then where nobody watches', async () => {
    vi.useFakeTimers();
    const { stream, read } = show(false);
    const progress = await openProgress(stream, true);
    progress.start({ bytes: 10_000_000, counts: () => COUNTS });
    expect(read()).toBe('');
    vi.advanceTimersByTime(10_000);
    expect(read()).toMatch(/^50 % · 1,200 records · .* · 3 fixes · 1 suggestion · 0 quarantined\n$/);
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(read()).toBe('');
    progress.start({ bytes: COUNTS.bytes, counts: () => COUNTS });
    vi.advanceTimersByTime(10_000);
    expect(read()).toMatch(/^100 % · 1,200 records · .* · finishing · 3 fixes/);
    progress.stop();
  });

  it('is a bar on a terminal, which lines do not tear', async () => {
    vi.useFakeTimers();
    const { stream, read } = show(true);
    const progress = await openProgress(stream, true);
    progress.start({ bytes: 10_000_000, counts: () => COUNTS });
    vi.advanceTimersByTime(1000);
    expect(read()).toContain('████████████░░░░░░░░░░░░ 50 % · 1,200 records');
    progress.print('qingyi: a.txt is a binary file\n');
    expect(read()).toMatch(/^\r.*qingyi: a\.txt is a binary file\n/);
    progress.stop();
  });
});
