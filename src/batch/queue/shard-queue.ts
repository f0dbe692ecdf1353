/**
 * The queue of shards in Redis: one for all runs and all workers. What is done, the queue does not
 * know: that is in the folders of the runs.
 */
import { resolve } from 'node:path';
import { type JobsOptions, Queue, type QueueOptions } from 'bullmq';
import type { RunPlan } from '../plan.ts';
import { type Connection, redisError } from './connection.ts';
import { runOf, type ShardTask } from './shard-task.ts';

export interface FailedShard {
  readonly shard: string;
  readonly reason: string;
  /** The machine where it failed. */
  readonly host?: string;
}

/** The shards of a run in the queue. */
interface QueuedShards {
  readonly waiting: readonly string[];
  readonly active: readonly string[];
  readonly failed: readonly FailedShard[];
}

export interface ShardQueue {
  /** Of one run. */
  shards(folder: string, plan: RunPlan): Promise<QueuedShards>;
  /** Those that are in the queue already are left as they are. */
  add(folder: string, plan: RunPlan, shards: readonly string[]): Promise<void>;
  remove(folder: string, plan: RunPlan, shards: readonly string[]): Promise<void>;
  /** How many shards of all runs wait or are being cleaned. */
  left(): Promise<number>;
  close(): Promise<void>;
}

export const QUEUE_NAME = 'shards';

/** What a queue and its workers share; the server's version and settings are looked at before. */
export function queueOptions({ redis }: Connection): QueueOptions {
  return { connection: redis, prefix: 'qingyi', skipVersionCheck: true };
}

/** A shard that fails is tried once more, a moment later. */
const JOB: JobsOptions = {
  attempts: 2,
  backoff: { type: 'fixed', delay: 1000 },
  removeOnComplete: true,
  stackTraceLimit: 0,
};

/** Jobs that are added at a time. */
const BATCH = 1000;

/** @param message what BullMQ keeps of a job that failed */
export function reasonIn(message: string): string {
  return message === 'job stalled more than allowable limit' ? 'its worker went away, twice' : message;
}

/** What the queue returns throws {QingyiError} `io` where Redis cannot be used. */
export function openShardQueue(connection: Connection): ShardQueue {
  const queue = new Queue<ShardTask>(QUEUE_NAME, queueOptions(connection));
  // What fails is told by the call that fails.
  queue.on('error', () => {});
  const attempt = <Result>(action: () => Promise<Result>): Promise<Result> =>
    action().catch((error: unknown) => {
      throw redisError(connection.place, error);
    });
  const jobOf = (run: string, shard: string): string => `${run}-${shard}`;
  return {
    shards: (folder, plan) =>
      attempt(async () => {
        const prefix = jobOf(runOf(folder, plan), '');
        const of = async (...states: Parameters<typeof queue.getRanges>[0]): Promise<string[]> => {
          const ids = await queue.getRanges(states, 0, -1);
          return ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
        };
        const [waiting, active, failed] = [await of('wait', 'delayed'), await of('active'), await of('failed')];
        const failures = failed.map(async (shard): Promise<FailedShard> => {
          const { failedReason = '', processedBy: host } = (await queue.getJob(prefix + shard)) ?? {};
          return { shard, reason: reasonIn(failedReason), ...(host !== undefined && { host }) };
        });
        return { waiting, active, failed: await Promise.all(failures) };
      }),
    add: (folder, plan, shards) =>
      attempt(async () => {
        const run = runOf(folder, plan);
        const jobs = shards.map((shard) => ({
          name: 'clean',
          data: { folder: resolve(folder), run, shard },
          opts: { ...JOB, jobId: jobOf(run, shard) },
        }));
        for (let at = 0; at < jobs.length; at += BATCH) await queue.addBulk(jobs.slice(at, at + BATCH));
      }),
    remove: (folder, plan, shards) =>
      attempt(async () => {
        const run = runOf(folder, plan);
        for (const shard of shards) await queue.remove(jobOf(run, shard));
      }),
    left: () => attempt(() => queue.getJobCountByTypes('wait', 'delayed', 'active')),
    close: () => queue.close(),
  };
}
