/** What came of a shard: `completions/<shard>.json`, written when all its outputs are in their places. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ioError } from '../corpus/failure.ts';
import type { Failure } from '../corpus/inputs.ts';
import { writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import type { Totals } from '../report/text.ts';
import { type FileRecord, failure, fileRecord } from './plan.ts';
import { COMPLETIONS } from './run-folder.ts';
import { totals } from './summary.ts';

export interface Completion extends Totals {
  readonly shard: string;
  readonly failures: readonly Failure[];
  readonly inputs: readonly FileRecord[];
  /** The cleaned files. */
  readonly outputs: readonly FileRecord[];
  /** What the reports are made of. */
  readonly parts: readonly FileRecord[];
}

const completion: z.ZodType<Completion> = z.object({
  ...totals,
  shard: z.string(),
  failures: z.array(failure),
  inputs: z.array(fileRecord),
  outputs: z.array(fileRecord),
  parts: z.array(fileRecord),
});

const fileOf = (folder: string, shard: string): string => join(folder, COMPLETIONS, `${shard}.json`);

/** @throws {QingyiError} `io` */
export async function writeCompletion(folder: string, done: Completion): Promise<void> {
  await writeAtomic(fileOf(folder, done.shard), `${JSON.stringify(done, undefined, 2)}\n`);
}

/** @throws {QingyiError} `io` where it cannot be read or is none */
export async function readCompletion(folder: string, shard: string): Promise<Completion> {
  const path = fileOf(folder, shard);
  try {
    return completion.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw ioError(`${path} cannot be read`, cause);
    throw new QingyiError('io', `${path} is not what a shard wrote. Remove it, and continue the run.`, { cause });
  }
}

/** Whether a shard is done. @throws {QingyiError} `io` */
export async function hasCompletion(folder: string, shard: string): Promise<boolean> {
  const path = fileOf(folder, shard);
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
