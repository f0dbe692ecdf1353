/**
 * What runs in a worker thread: cleans shards, one after the other, with one cleaner for each run. Tells what went wrong
 * in a value: what it throws, or dies of, is not the run's doing but a record's.
 */
import { setFlagsFromString } from 'node:v8';
import { QingyiError } from '../model/error.ts';
import type { Cleaner } from '../pipeline.ts';
import { cleanShard } from './clean-shard.ts';
import { openCleaner } from './open-cleaner.ts';
import { type Digests, digestOfDecisions, readAllDecisions } from './settings.ts';
import type { ShardJob, WorkerResult, WorkerTask } from './shard-job.ts';
import { ShardProgress } from './shard-progress.ts';

/** In percent: how much a heap may grow before what is no longer used is looked for. V8 lets it double. */
const GROWTH = 50;

// Not before the thread has loaded: with other flags than its own, Node compiles all modules of its own again.
setFlagsFromString(`--heap-growing-percent=${GROWTH}`);

let opened: { readonly digests: Digests; readonly cleaner: Cleaner } | undefined;

export default async function work({ digests, progress, ...job }: WorkerTask): Promise<WorkerResult> {
  try {
    const cleaner = await cleanerFor(job, digests);
    return { completion: await cleanShard(job, cleaner, new ShardProgress(progress)) };
  } catch (error) {
    if (!(error instanceof QingyiError)) throw error;
    const { code, message, problems } = error;
    return { error: { code, message, problems } };
  }
}

async function cleanerFor({ settings, output }: ShardJob, digests: Digests): Promise<Cleaner> {
  if (opened !== undefined && same(opened.digests, digests)) return opened.cleaner;
  const decisions = await readAllDecisions(settings.decisions);
  const { cleaner, digest } = await openCleaner(settings, decisions);
  if (digest !== digests.glossary || digestOfDecisions(decisions) !== digests.decisions) {
    const way = 'Put them back, or remove the folder to begin anew';
    throw new QingyiError(
      'usage',
      `The glossary or the decisions were changed since the run in ${output} began. ${way}.`,
    );
  }
  opened = { digests, cleaner };
  return cleaner;
}

function same(a: Digests, b: Digests): boolean {
  return a.settings === b.settings && a.glossary === b.glossary && a.decisions === b.decisions;
}
