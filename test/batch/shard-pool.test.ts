import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const POOL = new URL('../../dist/batch/shard-pool.js', import.meta.url);

/** In a process of its own, which it may take down. */
const CLOSINGS = `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { openPool } from ${JSON.stringify(POOL.href)};
  for (let milliseconds = 0; milliseconds < 160; milliseconds += 2) {
    const pool = openPool({ workers: 1 });
    await sleep(milliseconds);
    await pool.close();
  }
`;

it('can be closed at any moment while its first thread is loading', { timeout: 120_000 }, () => {
  const { stderr, status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', CLOSINGS], {
    encoding: 'utf8',
  });
  expect({ stderr, status, signal }).toEqual({ stderr: '', status: 0, signal: null });
});
