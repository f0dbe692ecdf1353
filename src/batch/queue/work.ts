/**
 * Takes shards from the queue and has them cleaned in threads, until it is told to end. Outlives Redis: where that goes
 * away, it waits for it. Knows nothing of what cleaning is.
 */
import { once } from 'node:events';
import { hostname } from 'node:os';
import { type Job, Worker } from 'bullmq';
import { SHARD_PROCESSOR } from '../thread-modules.ts';
import { type Connection, connect, isRefusal, redisError } from './connection.ts';
import type { ProcessorOptions } from './process-shard.ts';
import { openShardQueue, QUEUE_NAME, queueOptions, reasonIn, type ShardQueue } from './shard-queue.ts';
import type { ShardTask } from './shard-task.ts';

export interface WorkOptions {
  /** Of Redis. */
  readonly address: string;
  /** Shards that are cleaned at a time. */
  readonly workers: number;
  /** Of qingyi. */
  readonly version: string;
  /** Whether to end when no shard waits or is being cleaned anywhere. */
  readonly drain: boolean;
  /** Ends the work; shards that are being cleaned go back into the queue. */
  readonly signal: AbortSignal;
  /** After so many milliseconds without a sign of life, a worker is taken for dead, and its shards are cleaned again. */
  readonly patience?: number;
  /** The module that the threads run. */
  readonly processor?: URL;
  onDone(task: ShardTask): void;
  /** Called for a shard that will not be tried again. */
  onFailure(task: ShardTask, reason: string): void;
  onWarning(warning: string): void;
}

const PATIENCE = 10_000;
/** A shard that took a worker down may take one more. */
const MOST_STALLS = 1;
const DRAIN_INTERVAL = 500;
/** In milliseconds: how long Redis is left alone that does not do what it is asked. */
const REFUSAL_PAUSE = 5000;

/** @throws {QingyiError} `usage` where the address is none; `io` where Redis cannot be reached or used at the beginning */
export async function work(options: WorkOptions): Promise<void> {
  const { address, drain, signal, onWarning } = options;
  const connection = await connect(address, true);
  connection.warnings.forEach(onWarning);
  const worker = openWorker(connection, options);
  watchRedis(connection, worker, onWarning);
  const queue = openShardQueue(connection);
  try {
    await Promise.race([ended(signal), ...(drain ? [drained(queue, signal)] : [])]);
  } finally {
    await close(connection, worker);
    connection.redis.disconnect();
  }
}

/** Puts back what is being cleaned. Without Redis it cannot, and leaves it to the end of the process. */
async function close({ redis }: Connection, worker: Worker): Promise<void> {
  if (redis.status !== 'ready') return;
  const closed = worker.close();
  worker.cancelAllJobs('the worker ends');
  await Promise.race([closed, once(redis, 'close')]);
}

function openWorker(connection: Connection, options: WorkOptions): Worker<ShardTask> {
  const { workers, version, patience = PATIENCE, processor = SHARD_PROCESSOR, onDone, onFailure } = options;
  const told: ProcessorOptions = { version };
  // What the threads print is piped there, one listener for each.
  for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(stream.getMaxListeners() + workers);
  const worker = new Worker<ShardTask>(QUEUE_NAME, processor, {
    ...queueOptions(connection),
    name: hostname(),
    concurrency: workers,
    useWorkerThreads: true,
    workerThreadsOptions: { workerData: told },
    lockDuration: patience,
    stalledInterval: patience / 2,
    maxStalledCount: MOST_STALLS,
  });
  worker.on('completed', ({ data }: Job<ShardTask>) => onDone(data));
  worker.on('failed', (job: Job<ShardTask> | undefined, { message }) => {
    if (job?.finishedOn !== undefined) onFailure(job.data, reasonIn(message));
  });
  return worker;
}

/** Tells once when Redis goes away or refuses to work, and when it is back. */
function watchRedis({ redis, place }: Connection, worker: Worker, onWarning: (warning: string) => void): void {
  const told = new Set<string>();
  const tell = (warning: string): void => {
    if (!told.has(warning)) onWarning(warning);
    told.add(warning);
  };
  const tellRefusal = (error: Error): boolean => {
    if (isRefusal(error)) tell(redisError(place, error).message);
    return isRefusal(error);
  };
  redis.on('error', tellRefusal);
  redis.on('close', () => {
    if (worker.closing === undefined) tell(`The Redis at ${place} went away: waiting for it.`);
  });
  redis.on('ready', () => {
    if (told.size > 0) onWarning(`The Redis at ${place} is there again.`);
    told.clear();
  });
  worker.on('completed', () => told.clear());
  worker.on('error', (error) => {
    if (!tellRefusal(error) || worker.isPaused()) return;
    // Asked again at once, it would refuse at once.
    void worker.pause(true);
    setTimeout(() => void worker.resume(), REFUSAL_PAUSE).unref();
  });
}

async function ended(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

async function drained(queue: ShardQueue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await queue.left()) > 0) await pause(DRAIN_INTERVAL);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
