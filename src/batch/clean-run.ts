/**
 * Cleans files into a run folder, shard by shard: what is planned is written down first, what is done as soon as it is,
 * so that a run that is broken off anywhere can go on. Knows nothing of command lines.
 */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Failure, Inputs } from '../corpus/inputs.ts';
import { remove } from '../corpus/write.ts';
import { NO_COUNTS } from '../report/counts.ts';
import { type Completion, completedShards, writeCompletion } from './completion.ts';
import { finishRun } from './finish-run.ts';
import { openParts } from './parts.ts';
import { type Part, type PlannedInput, planShards, type RunPlan, type Shard, shardsOf, weightOfShard } from './plan.ts';
import { readCompletion } from './read-completion.ts';
import { type Opening, openRunFolder, sweep } from './run-folder.ts';
import { digestsOf, type RunSettings, withAbsolutePaths } from './settings.ts';
import { ShardCrash, type ShardPool } from './shard-pool.ts';
import type { ShardCounts } from './shard-progress.ts';
import type { Summary } from './summary.ts';

export interface Run extends Inputs {
  /** What cleans the shards. A run that is broken off, or cannot go on, closes it. */
  readonly pool: ShardPool;
  readonly settings: RunSettings;
  /** The folder that relative paths of inputs are meant from; the current one if not given. */
  readonly base?: string;
  /** The folder to write to. */
  readonly output: string;
  /** Of qingyi. */
  readonly version: string;
  readonly opening: Opening;
  /** The shards to clean; all if not given. */
  readonly part?: Part;
  /** Breaks the run off. */
  readonly signal?: AbortSignal;
  /** Called for each file that cannot be cleaned whole, as soon as that is known; of files of earlier attempts too. */
  onFailure(failure: Failure): void;
  /** Called when the work begins. */
  onStart?(work: RunProgress): void;
}

/** How far a run is, at the moment when it is asked. */
export interface RunProgress {
  /** In all inputs of the shards that this process cleans. */
  readonly bytes: number;
  /** Of what is done, that of earlier attempts included. */
  counts(): ShardCounts;
}

export interface RunResult {
  /** What the whole run came to; absent where shards are not done. */
  readonly summary?: Summary;
  /** Shards that are not done, those of other processes included. */
  readonly left: number;
}

/**
 * @throws {QingyiError} `usage` where the output folder cannot be used; `configuration`; `io` where something cannot be
 *   written. What was done by then is kept, and can be continued.
 */
export async function cleanRun(run: Run): Promise<RunResult> {
  const { output, opening, onFailure } = run;
  const { plan, summary } = await openRunFolder(output, await makePlan(run), opening);
  (summary ?? plan).failures.forEach(onFailure);
  if (summary !== undefined) return { summary, left: 0 };
  await sweep(output, ABANDONED);
  await cleanShards(run, plan);
  const completed = await completedShards(output);
  const left = plan.shards.filter(({ id }) => !completed.has(id)).length;
  return { left, ...(left === 0 && { summary: await finishRun(output, plan) }) };
}

/** In milliseconds: a file that nobody wrote to for so long is not being written. */
const ABANDONED = 3_600_000;

/** What it takes to plan a run. */
export type PlanRequest = Pick<Run, 'inputs' | 'failures' | 'settings' | 'version' | 'base'>;

/** @throws {QingyiError} `io` or `configuration`, of the glossary and the decisions */
export async function makePlan({ inputs, failures, settings, version, base = '.' }: PlanRequest): Promise<RunPlan> {
  const absolute = withAbsolutePaths(settings);
  const planned: PlannedInput[] = [];
  const gone: Failure[] = [];
  for (const input of inputs) {
    const stats = await stat(resolve(base, input.path)).catch(() => undefined);
    if (stats === undefined) gone.push({ path: input.path, message: 'is not there any more' });
    else planned.push({ ...input, bytes: stats.size });
  }
  return {
    tool: `qingyi ${version}`,
    started: new Date().toISOString(),
    base: resolve(base),
    settings: absolute,
    digests: await digestsOf(absolute),
    shards: planShards(planned),
    failures: [...failures, ...gone],
    replaces: [],
  };
}

/**
 * Cleans the shards that are not done, each as soon as a worker is free: the heaviest first, so that none is left to one
 * worker at the end.
 */
async function cleanShards(run: Run, plan: RunPlan): Promise<void> {
  const { output, pool, signal, onFailure, onStart } = run;
  const own = shardsOf(plan, run.part);
  const completed = await completedShards(output);
  const done: ShardCounts[] = [];
  const add = (shard: Shard, completion: Completion): void => {
    done.push(countsOf(shard, completion));
    completion.failures.forEach(onFailure);
  };
  for (const shard of own) if (completed.has(shard.id)) add(shard, await readCompletion(output, shard.id));
  const heaviestFirst = own.toSorted((a, b) => weightOfShard(b) - weightOfShard(a));
  const left = heaviestFirst.filter(({ id }) => !completed.has(id)).values();
  let ended = signal?.aborted === true;
  const end = (): Promise<void> => {
    ended = true;
    return pool.close();
  };
  const clean = async (shard: Shard): Promise<void> => {
    try {
      add(shard, await pool.clean(output, plan, shard));
    } catch (error) {
      if (ended) return;
      if (!(error instanceof ShardCrash)) {
        await end();
        throw error;
      }
      add(shard, await giveUp(output, shard, error));
    }
  };
  const cleanOnOneWorker = async (): Promise<void> => {
    for (const shard of left) {
      if (ended) return;
      await clean(shard);
    }
  };
  const breakOff = (): void => void end();
  signal?.addEventListener('abort', breakOff);
  try {
    onStart?.({ bytes: bytesOf(own), counts: () => sum([...done, ...pool.counts()]) });
    await Promise.all(Array.from({ length: pool.workers }, cleanOnOneWorker));
  } finally {
    signal?.removeEventListener('abort', breakOff);
  }
}

const bytesOf = (shards: readonly Shard[]): number =>
  shards.reduce((total, { inputs }) => inputs.reduce((sum, { bytes }) => sum + bytes, total), 0);

function countsOf(shard: Shard, { documents, counts, quarantined }: Completion): ShardCounts {
  return { documents, bytes: bytesOf([shard]), fix: counts.fix, suggest: counts.suggest, quarantined };
}

function sum(all: readonly ShardCounts[]): ShardCounts {
  const of = (field: keyof ShardCounts): number => all.reduce((total, counts) => total + counts[field], 0);
  return {
    documents: of('documents'),
    bytes: of('bytes'),
    fix: of('fix'),
    suggest: of('suggest'),
    quarantined: of('quarantined'),
  };
}

/** Ends a shard that cannot be cleaned, so that the run can end: nothing of it is written, and its files have failed. */
async function giveUp(output: string, { id, inputs }: Shard, { message }: ShardCrash): Promise<Completion> {
  for (const { name } of inputs) await remove(join(output, 'text', name));
  const failures = inputs.map(({ path }) => ({ path, message: `cannot be cleaned: ${message}` }));
  const parts = await (await openParts(output, id)).commit();
  const completion = {
    shard: id,
    documents: 0,
    counts: NO_COUNTS,
    quarantined: 0,
    failures,
    inputs: [],
    outputs: [],
    parts,
  };
  await writeCompletion(output, completion);
  return completion;
}
