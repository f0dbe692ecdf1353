/** Puts the shards of a run into the queue, and tells how far they are. Cleans nothing. */
import type { Failure } from '../../corpus/inputs.ts';
import { makePlan, type PlanRequest } from '../clean-run.ts';
import { completedShards } from '../completion.ts';
import { finishRun } from '../finish-run.ts';
import type { RunPlan } from '../plan.ts';
import { openRunFolder, requirePlan } from '../run-folder.ts';
import { readSummary, type Summary } from '../summary.ts';
import { connect } from './connection.ts';
import { type FailedShard, openShardQueue, type ShardQueue } from './shard-queue.ts';

/** How many shards of a run there are, by where they stand. */
export interface RunStatus {
  readonly shards: number;
  /** Cleaned, whatever the queue says. */
  readonly done: number;
  readonly active: number;
  readonly waiting: number;
  readonly failed: readonly FailedShard[];
  /** Neither done nor in the queue. */
  readonly missing: number;
  /** All are done, and a worker makes the reports. */
  readonly finishing: boolean;
  /** What the run came to; absent until its reports are made. */
  readonly summary?: Summary;
}

export interface Enqueued extends RunStatus {
  /** How many were put into the queue now; they count as waiting. */
  readonly added: number;
}

export interface SubmitRequest extends PlanRequest {
  /** The folder of the run. */
  readonly output: string;
  /** Of Redis. */
  readonly address: string;
  /** Called for each input that cannot be read. */
  onFailure(failure: Failure): void;
  onWarning(warning: string): void;
}

/**
 * Makes the run in its folder, or joins it, and puts into the queue what of it is neither done nor there.
 *
 * @throws {QingyiError} `usage` where the folder cannot be used, or holds another run; `configuration`; `io` where Redis
 *   cannot be used, or something cannot be written
 */
export async function submitRun(request: SubmitRequest): Promise<Enqueued> {
  const { output, address, onFailure, onWarning } = request;
  return withQueue(address, onWarning, async (queue) => {
    const { plan } = await openRunFolder(output, await makePlan(request), 'join');
    plan.failures.forEach(onFailure);
    return enqueue(queue, output, plan);
  });
}

/**
 * Puts back what failed, and what else is neither done nor in the queue.
 *
 * @param folder of a run
 * @throws {QingyiError} as {@link submitRun}
 */
export async function retryRun(
  folder: string,
  address: string,
  onWarning: (warning: string) => void,
): Promise<Enqueued> {
  const plan = await requirePlan(folder);
  return withQueue(address, onWarning, async (queue) => {
    const { failed } = await queue.shards(folder, plan);
    await queue.remove(
      folder,
      plan,
      failed.map(({ shard }) => shard),
    );
    return enqueue(queue, folder, plan);
  });
}

/**
 * @param folder of a run
 * @throws {QingyiError} `usage` where there is no run in the folder; `io`
 */
export async function readStatus(
  folder: string,
  address: string,
  onWarning: (warning: string) => void,
): Promise<RunStatus> {
  const plan = await requirePlan(folder);
  return withQueue(address, onWarning, async (queue) => (await look(queue, folder, plan)).status);
}

async function enqueue(queue: ShardQueue, folder: string, plan: RunPlan): Promise<Enqueued> {
  const { status, missing } = await look(queue, folder, plan);
  await queue.add(folder, plan, missing);
  const { waiting, summary } = status;
  return {
    ...status,
    waiting: waiting + missing.length,
    missing: 0,
    added: missing.length,
    ...(status.done === status.shards && { summary: summary ?? (await finishRun(folder, plan)) }),
  };
}

async function look(
  queue: ShardQueue,
  folder: string,
  plan: RunPlan,
): Promise<{ status: RunStatus; missing: readonly string[] }> {
  // In this order: a shard that is done in between is in both.
  const queued = await queue.shards(folder, plan);
  const done = await completedShards(folder);
  const summary = await readSummary(folder);
  const left = new Set(plan.shards.map(({ id }) => id).filter((id) => !done.has(id)));
  const shards = plan.shards.length;
  const finishing = left.size === 0 && summary === undefined && queued.active.length + queued.waiting.length > 0;
  const counts = { shards, done: shards - left.size, finishing };
  const take = (shard: string): boolean => left.delete(shard);
  const active = queued.active.filter(take).length;
  const waiting = queued.waiting.filter(take).length;
  const failed = queued.failed.filter(({ shard }) => take(shard));
  return {
    status: { ...counts, active, waiting, failed, missing: left.size, ...(summary !== undefined && { summary }) },
    missing: [...left],
  };
}

async function withQueue<Result>(
  address: string,
  onWarning: (warning: string) => void,
  use: (queue: ShardQueue) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(address, false);
  connection.warnings.forEach(onWarning);
  const queue = openShardQueue(connection);
  try {
    return await use(queue);
  } finally {
    await queue.close();
    connection.redis.disconnect();
  }
}
