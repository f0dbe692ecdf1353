import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { filesIn, makeFolder } from '../support/folder.ts';
import {
  completionsIn,
  makeCorpus,
  queue,
  standing,
  startNode,
  startWorker,
  until,
  type WorkerProcess,
} from '../support/queue.ts';
import { startRedis } from '../support/redis-server.ts';

async function connectTo(address: string): Promise<Redis> {
  const redis = new Redis(address);
  onTestFinished(() => redis.disconnect());
  await redis.ping();
  return redis;
}

describe.skipIf(inject('redis') === '')('a run in the queue', () => {
  it('is there once, however often it is submitted, and only where it is the same', async () => {
    const { input, flags } = makeCorpus(['一', '二', '三']);
    const output = makeFolder();
    const { address } = await startRedis();
    const submit = (...more: string[]): ReturnType<typeof queue> =>
      queue(address, 'submit', input, '-o', output, ...flags, ...more);
    expect((await submit()).out).toContain('3 shards: 0 done, 0 active, 3 waiting, 3 of them new');
    expect((await submit()).out).toContain('3 shards: 0 done, 0 active, 3 waiting, 0 of them new');
    const redis = await connectTo(address);
    const jobs = (await redis.keys('qingyi:shards:*-*')).map((key) => redis.hgetall(key));
    for (const { data } of await Promise.all(jobs)) {
      expect(JSON.parse(data as string)).toEqual({
        folder: output,
        run: expect.any(String),
        shard: expect.stringMatching(/^000[012]$/),
      });
    }
    expect(jobs).toHaveLength(3);
    const other = await submit('--script', 'hant');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('script "keep", not "hant"')]);
  });

  it('goes on where it was after Redis lost everything, for the folder says what is done', async () => {
    const { input, flags } = makeCorpus(['一', '二', '三', '四']);
    const output = makeFolder();
    const { address } = await startRedis();
    await queue(address, 'submit', input, '-o', output, ...flags);
    const first = startWorker(address);
    await until(() => completionsIn(output).length > 0);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    const done = completionsIn(output);
    const timesOf = (): number[] => done.map((name) => statSync(join(output, 'completions', name)).mtimeMs);
    const before = timesOf();
    const left = 4 - done.length;
    expect(await standing(address, 'status', output)).toMatchObject({ done: done.length, active: 0, waiting: left });
    await (await connectTo(address)).flushall();
    expect(await standing(address, 'status', output)).toMatchObject({ waiting: 0, missing: left });
    const again = await standing(address, 'submit', input, '-o', output, ...flags);
    expect(again).toMatchObject({ done: done.length, waiting: left, added: left });
    expect((await startWorker(address, '--drain').ended).code).toBe(0);
    expect((await queue(address, 'status', output)).out).toMatch(/^4 shards: 4 done, .*\n1,220 documents: 1,216 fixes/);
    expect(timesOf()).toEqual(before);
  });

  it('is cleaned by the version and with the glossary that it was begun with, or fails with the reason', async () => {
    const { input, flags } = makeCorpus(['一']);
    const glossary = flags.at(-1) as string;
    const output = makeFolder();
    const { address } = await startRedis();
    const reasonAfter = async (worker: WorkerProcess): Promise<unknown> => {
      await worker.ended;
      const { failed } = await standing(address, 'status', output);
      await queue(address, 'retry', output);
      return failed;
    };
    await queue(address, 'submit', input, '-o', output, ...flags);
    const other = startNode(fileURLToPath(new URL('../support/crash-worker.mjs', import.meta.url)), address, '0.0.0');
    expect(await reasonAfter(other)).toMatchObject([
      { reason: expect.stringMatching(/begun with .*, and this is .* 0\.0\.0/) },
    ]);
    const terms = readFileSync(glossary, 'utf8');
    writeFileSync(glossary, terms.replace('钉子', '图钉'));
    const reason = expect.stringContaining('glossary or the decisions were changed');
    expect(await reasonAfter(startWorker(address, '--drain'))).toMatchObject([
      { shard: '0000', reason, host: hostname() },
    ]);
    writeFileSync(glossary, terms);
    expect(await reasonAfter(startWorker(address, '--drain'))).toEqual([]);
    expect(await standing(address, 'status', output)).toMatchObject({ done: 1, summary: { files: 1 } });
  });

  it('takes the place of an earlier one whose folder was removed', async () => {
    const { input, flags } = makeCorpus(['一']);
    const output = join(makeFolder(), 'out');
    const { address } = await startRedis();
    await queue(address, 'submit', input, '-o', output, ...flags);
    rmSync(output, { recursive: true });
    expect(await standing(address, 'submit', input, '-o', output, ...flags)).toMatchObject({ added: 1 });
    expect((await startWorker(address, '--drain').ended).code).toBe(0);
    expect(await standing(address, 'status', output)).toMatchObject({ done: 1, failed: [] });
  });

  it('tells what could not be cleaned', async () => {
    const { flags } = makeCorpus([]);
    const input = makeFolder({ 'a.txt': '找钢钉', 'b.txt': Uint8Array.of(1, 0, 2) });
    const output = makeFolder();
    const { address } = await startRedis();
    await queue(address, 'submit', input, '-o', output, ...flags);
    expect((await startWorker(address, '--drain').ended).code).toBe(0);
    const { code, out } = await queue(address, 'status', output);
    expect(code).toBe(2);
    expect(out).toMatch(/1 document, 1 file failed.*\n {2}\S*b\.txt is a binary file/);
  });

  it('is finished by being submitted again where the last worker could not', async () => {
    const output = makeFolder();
    const { address } = await startRedis();
    const { code, err, out } = await queue(address, 'submit', 'no-such-file', '-o', output);
    expect([code, err]).toEqual([2, 'qingyi: no-such-file cannot be read: no such file or folder\n']);
    expect(out).toContain('0 documents, 1 file failed');
    expect(Object.keys(filesIn(output))).toContain('summary.json');
  });
});

describe.skipIf(inject('redis') === '')('a Redis that cannot be used', () => {
  it('is an error at once, with what to do, and nothing is written', async () => {
    const input = makeFolder({ 'a.txt': '一' });
    const output = join(input, 'out');
    const { address } = await startRedis();
    const { port } = new URL(address);
    const redis = await connectTo(address);
    const messageOf = async (url: string): Promise<string> => {
      const { code, err } = await queue(url, 'submit', join(input, 'a.txt'), '-o', output);
      expect(code).toBe(2);
      return err;
    };
    const began = performance.now();
    expect(await messageOf('redis://127.0.0.1:1')).toContain(
      'nothing listens there. Start it, or correct the address.',
    );
    expect(await messageOf('localhost')).toContain('This is no address of a Redis.');
    expect(await messageOf(`${address}/99`)).toContain('has no database of this number');
    await redis.config('SET', 'requirepass', 'secret');
    expect(await messageOf(address)).toContain('asks for a password');
    expect(await messageOf(`redis://:wrong@127.0.0.1:${port}`)).toContain('refuses the user or password');
    await redis.replicaof('127.0.0.1', '1');
    const withSecret = await messageOf(`redis://:secret@127.0.0.1:${port}`);
    expect(withSecret).toContain('is a replica, which cannot be written to');
    expect(withSecret).not.toContain('secret');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(Object.keys(filesIn(input))).toEqual(['a.txt']);
  });

  it('is an error at once for a worker too', async () => {
    const { code, printed } = await startWorker('redis://127.0.0.1:1').ended;
    expect([code, printed]).toEqual([2, expect.stringContaining('cannot be reached')]);
  });

  it('is complained about where it may drop jobs or has no memory left', async () => {
    const input = makeFolder({ 'a.txt': '一' });
    const { address } = await startRedis();
    const redis = await connectTo(address);
    const submit = (): ReturnType<typeof queue> => queue(address, 'submit', join(input, 'a.txt'), '-o', makeFolder());
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect((await submit()).err).toContain('may drop jobs when its memory is full (allkeys-lru).');
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await redis.config('SET', 'maxmemory', '1mb');
    const { code, err } = await submit();
    expect([code, err]).toEqual([2, expect.stringContaining('has no memory left')]);
  });
});
