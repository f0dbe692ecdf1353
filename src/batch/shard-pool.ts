/**
 * Worker threads that clean shards. A record that takes its worker down, or does not come to an end, is found out: its
 * shard is cleaned again without it. Knows nothing of what cleaning is.
 */
import { allowedNodeEnvironmentFlags } from 'node:process';
import { Piscina } from 'piscina';
import { QingyiError } from '../model/error.ts';
import type { Completion } from './completion.ts';
import type { RunPlan, Shard } from './plan.ts';
import type { PoisonRecord, WorkerResult, WorkerTask } from './shard-job.ts';
import { type ShardCounts, ShardProgress } from './shard-progress.ts';
import { SHARD_WORKER } from './thread-modules.ts';

export interface PoolOptions {
  readonly workers: number;
  /** How long a record may take, in milliseconds, and as long again for every million UTF-16 units. */
  readonly patience?: number;
  /** Of each worker's heap, in MiB: what a record needs more for would take the machine down. */
  readonly memory?: number;
  /** The module that the threads run. */
  readonly worker?: URL;
}

export interface ShardPool {
  /** How many shards are cleaned at a time. */
  readonly workers: number;
  /**
   * @param output the folder of the run
   * @throws {QingyiError} what stops the run: `io` where something cannot be written, `usage` where it cannot go on;
   *   {@link ShardCrash} what stops the shard
   */
  clean(output: string, plan: RunPlan, shard: Shard): Promise<Completion>;
  /** How far the shards are that are being cleaned. */
  counts(): ShardCounts[];
  /** Ends at once; what was not done is broken off. */
  close(): Promise<void>;
}

/** A shard that cannot be cleaned, while others can. */
export class ShardCrash extends Error {}

const PATIENCE = 60_000;
const WATCH_INTERVAL = 200;

const MEMORY = 2048;

/** A shard that loses so many records is not to be saved. */
const MOST_POISON = 100;
/** A worker may die of what is no record's fault: once. */
const STARTS = 2;

/**
 * Has threads load modules by `import()`: Node aborts the process where a thread is ended while it loads one by
 * `require()`, which Piscina tries first.
 */
const IMPORT_ONLY = ['--no-experimental-require-module'].filter((flag) => allowedNodeEnvironmentFlags.has(flag));

/** The first thread starts at once, so that it is ready when the first shard is. */
export function openPool({
  workers,
  patience = PATIENCE,
  memory = MEMORY,
  worker = SHARD_WORKER,
}: PoolOptions): ShardPool {
  const pool = new Piscina<WorkerTask, WorkerResult>({
    filename: worker.href,
    minThreads: 1,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    execArgv: IMPORT_ONLY,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const running = new Set<ShardProgress>();
  let closed = false;
  const attempt = async (task: Omit<WorkerTask, 'progress'>): Promise<WorkerResult | Crash> => {
    const progress = new ShardProgress();
    const watch = watchRecords(progress, patience);
    running.add(progress);
    try {
      return await pool.run({ ...task, progress: progress.buffer }, { signal: watch.signal });
    } catch (error) {
      const at = progress.current;
      return { reason: watch.reason ?? reasonOf(error as Error), ...(at && { at }) };
    } finally {
      watch.end();
      running.delete(progress);
    }
  };
  return {
    workers,
    async clean(output, { base, settings, digests }, shard) {
      const poison: PoisonRecord[] = [];
      for (let starts = 1; ; ) {
        const result = await attempt({ output, base, settings, digests, shard, poison });
        if (closed) throw new ShardCrash('it was broken off');
        if ('completion' in result) return result.completion;
        if ('error' in result) throw new QingyiError(result.error.code, result.error.message, result.error);
        if (result.at !== undefined && poison.length < MOST_POISON)
          poison.push({ ...result.at, reason: result.reason });
        else if (starts++ === STARTS) throw new ShardCrash(result.reason);
      }
    },
    counts: () => [...running].map(({ counts }) => counts),
    close() {
      closed = true;
      return pool.destroy();
    },
  };
}

interface Crash {
  readonly reason: string;
  readonly at?: { readonly input: number; readonly record: number };
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than there is' : `it crashed: ${message}`;
}

/** Aborts where one record takes too long. */
function watchRecords(
  progress: ShardProgress,
  patience: number,
): { signal: AbortSignal; readonly reason: string | undefined; end(): void } {
  const controller = new AbortController();
  let seen = 0;
  let since = 0;
  let reason: string | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    const at = progress.current;
    if (at === undefined || at.begun !== seen) {
      seen = at?.begun ?? 0;
      since = now;
    } else if (now - since > patience * (1 + at.units / 1e6)) {
      reason = `it took more than ${Math.round((now - since) / 1000)} seconds`;
      controller.abort();
    }
  }, WATCH_INTERVAL);
  return {
    signal: controller.signal,
    get reason() {
      return reason;
    },
    end: () => clearInterval(timer),
  };
}
