import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { filesIn, makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';
import { completionsIn, makeCorpus, queue, standing, startNode, startWorker, until } from '../support/queue.ts';
import { startRedis } from '../support/redis-server.ts';

/** Files of a run as they are each time. */
function withoutTimes(folder: string): Record<string, string> {
  const stamp = /"(?:started|finished)": "[^"]*"/g;
  return Object.fromEntries(Object.entries(filesIn(folder)).map(([path, text]) => [path, text.replace(stamp, '')]));
}

/** Whether a shard is being written. */
function isUnderWay(output: string, shard: string): boolean {
  const parts = join(output, 'parts', shard);
  return existsSync(parts) && readdirSync(parts).some((name) => name.startsWith('.qingyi-'));
}

describe.skipIf(inject('redis') === '')('a queue whose machines fail', () => {
  it('has every shard cleaned once, as on one machine, when a worker and Redis are killed', async () => {
    const { input, flags } = makeCorpus(['一', '二', '三', '四', '五', '六']);
    const [output, whole] = [makeFolder(), makeFolder()];
    const { address, restart } = await startRedis();
    await queue(address, 'submit', input, '-o', output, ...flags);
    const first = startWorker(address);
    await until(() => isUnderWay(output, '0000'));
    first.child.kill('SIGKILL');
    const { signal } = await first.ended;
    expect(completionsIn(output)).toEqual([]);
    const second = startWorker(address, '--drain');
    const third = startWorker(address, '--drain');
    await until(() => completionsIn(output).length > 0);
    await restart();
    await qingyi(['clean', input, '-o', whole, ...flags, '--quiet']);
    const ends = [await second.ended, await third.ended];
    expect([signal, ...ends.map(({ code }) => code)]).toEqual(['SIGKILL', 0, 0]);
    const done = ends.flatMap(({ printed }) => printed.match(/shard \d+ of .* done/g) ?? []);
    expect(new Set(done).size).toBe(done.length);
    expect(completionsIn(output)).toHaveLength(6);
    expect(withoutTimes(output)).toEqual(withoutTimes(whole));
  });

  it('gives a shard up that takes two workers down, and cleans the others', async () => {
    const { input, flags } = makeCorpus(['一', '二', 'it exits', '四']);
    const output = makeFolder();
    const { address } = await startRedis();
    await queue(address, 'submit', input, '-o', output, ...flags);
    const worker = fileURLToPath(new URL('../support/crash-worker.mjs', import.meta.url));
    let deaths = 0;
    let printed = '';
    for (let signal: string | null = 'SIGKILL'; signal !== null; ) {
      const end = await startNode(worker, address, VERSION).ended;
      signal = end.signal;
      printed += end.printed;
      if (signal !== null) deaths++;
    }
    expect(deaths).toBe(2);
    expect(printed).toContain('failed 0001 its worker went away, twice');
    const status = await standing(address, 'status', output);
    expect(status).toMatchObject({ shards: 4, done: 3, active: 0, waiting: 0, missing: 0 });
    expect(status['failed']).toMatchObject([{ shard: '0001', reason: 'its worker went away, twice' }]);
    expect(await standing(address, 'retry', output)).toMatchObject({ done: 3, waiting: 1, added: 1, failed: [] });
    expect((await startWorker(address, '--drain').ended).code).toBe(0);
    const { summary } = await standing(address, 'status', output);
    expect(summary).toMatchObject({ quarantined: 1 });
    expect(filesIn(output)['quarantine.jsonl']).toMatch(/"record":1,.*crashed/);
  });
});
