/** What a job of the queue says: where a shard is, never what is in it. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { RunPlan } from '../plan.ts';

export interface ShardTask {
  /** The folder of the run, absolute. */
  readonly folder: string;
  /** Which run it is that is in the folder. */
  readonly run: string;
  readonly shard: string;
}

/** Another one where a folder is used for another run. */
export function runOf(folder: string, { started }: RunPlan): string {
  return createHash('sha256')
    .update(`${resolve(folder)}\0${started}`)
    .digest('hex')
    .slice(0, 16);
}
