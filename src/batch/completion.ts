/** What came of a shard: `completions/<shard>.json`, written when all its outputs are in their places. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ioError } from '../corpus/failure.ts';
import type { Failure } from '../corpus/inputs.ts';
import { writeAtomic } from '../corpus/write.ts';
import type { Totals } from '../report/counts.ts';
import type { FileRecord } from './hash.ts';
import { COMPLETIONS } from './run-files.ts';

export interface Completion extends Totals {
  readonly shard: string;
  readonly failures: readonly Failure[];
  readonly inputs: readonly FileRecord[];
  /** The cleaned files. */
  readonly outputs: readonly FileRecord[];
  /** What the reports are made of. */
  readonly parts: readonly FileRecord[];
}

/** @param folder of the run */
export const completionPath = (folder: string, shard: string): string => join(folder, COMPLETIONS, `${shard}.json`);

/** @throws {QingyiError} `io` */
export async function writeCompletion(folder: string, done: Completion): Promise<void> {
  await writeAtomic(completionPath(folder, done.shard), `${JSON.stringify(done, undefined, 2)}\n`);
}

/** Whether a shard is done. @throws {QingyiError} `io` */
export async function hasCompletion(folder: string, shard: string): Promise<boolean> {
  const path = completionPath(folder, shard);
  const stats = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw ioError(`${path} cannot be read`, cause);
  });
  return stats !== undefined;
}

/** The shards that are done. @throws {QingyiError} `io` */
export async function completedShards(folder: string): Promise<ReadonlySet<string>> {
  const path = join(folder, COMPLETIONS);
  const names = await readdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw ioError(`${path} cannot be read`, cause);
  });
  return new Set(names.flatMap((name) => (/^\d+\.json$/.test(name) ? [name.slice(0, -'.json'.length)] : [])));
}
