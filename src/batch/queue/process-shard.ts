/**
 * Cleans a shard that the queue names, as a run on one machine does, and makes the reports of a run whose shards are then
 * all done. Knows nothing of Redis.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxedJob } from 'bullmq';
import { QingyiError } from '../../model/error.ts';
import { hasCompletion } from '../completion.ts';
import { finishRun } from '../finish-run.ts';
import type { RunPlan } from '../plan.ts';
import { RUN_FILE } from '../run-files.ts';
import { readPlan } from '../run-folder.ts';
import { openPool, type PoolOptions } from '../shard-pool.ts';
import { readSummary } from '../summary.ts';
import { runOf, type ShardTask } from './shard-task.ts';

export interface ProcessorOptions extends Omit<PoolOptions, 'workers'> {
  /** Of qingyi. */
  readonly version: string;
}

/** What BullMQ calls in a thread, for one job at a time. What it throws is why the shard failed. */
export type ShardProcessor = (
  job: Pick<SandboxedJob<ShardTask>, 'data' | 'moveToWait'>,
  token: string,
  signal: AbortSignal,
) => Promise<void>;

interface OpenRun {
  readonly folder: string;
  readonly plan: RunPlan;
  /** When its plan was written. */
  readonly written: number;
  /** All shards before this one are known to be done. */
  doneBefore: number;
}

export function shardProcessor({ version, ...options }: ProcessorOptions): ShardProcessor {
  const pool = openPool({ workers: 1, ...options });
  let last: OpenRun | undefined;
  return async ({ data, moveToWait }, token, signal) => {
    const { folder } = data;
    last = await openRun(folder, last);
    const { plan } = last;
    // A job that was left when another run took the folder.
    if (runOf(folder, plan) !== data.run) return;
    requireVersion(folder, plan, version);
    const shard = plan.shards.find(({ id }) => id === data.shard);
    if (shard === undefined) throw new QingyiError('usage', `The run in ${folder} has no shard ${data.shard}.`);
    const breakOff = (): void => void pool.close();
    signal.addEventListener('abort', breakOff);
    try {
      if (!(await hasCompletion(folder, shard.id))) await pool.clean(folder, plan, shard);
      if ((await isDone(last)) && (await readSummary(folder)) === undefined) await finishRun(folder, plan);
    } catch (error) {
      if (!signal.aborted) throw error;
      const { WaitingError } = await import('bullmq');
      await moveToWait(token);
      throw new WaitingError();
    } finally {
      signal.removeEventListener('abort', breakOff);
    }
  };
}

async function openRun(folder: string, last: OpenRun | undefined): Promise<OpenRun> {
  const written = (await stat(join(folder, RUN_FILE)).catch(() => undefined))?.mtimeMs;
  if (last?.folder === folder && last.written === written) return last;
  const plan = await readPlan(folder);
  if (plan !== undefined && written !== undefined) return { folder, plan, written, doneBefore: 0 };
  const way = 'Every machine must see the files of a run at the same paths';
  throw new QingyiError('usage', `There is no run in ${folder}. ${way}.`);
}

function requireVersion(folder: string, { tool }: RunPlan, version: string): void {
  const own = `qingyi ${version}`;
  if (tool === own) return;
  throw new QingyiError('usage', `The run in ${folder} was begun with ${tool}, and this is ${own}. Use that one.`);
}

/** Whether all shards are done. Looks at none again that was done before: a run may have very many. */
async function isDone(run: OpenRun): Promise<boolean> {
  const { shards } = run.plan;
  for (let next = shards[run.doneBefore]; next !== undefined; next = shards[++run.doneBefore])
    if (!(await hasCompletion(run.folder, next.id))) return false;
  return true;
}
