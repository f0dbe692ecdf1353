/** Reads back what came of a shard. Apart from writing, so that workers need not load what checks it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ioError } from '../corpus/failure.ts';
import { QingyiError } from '../model/error.ts';
import { type Completion, completionPath } from './completion.ts';
import { failure, fileRecord } from './plan.ts';
import { totals } from './summary.ts';

const completion: z.ZodType<Completion> = z.object({
  ...totals,
  shard: z.string(),
  failures: z.array(failure),
  inputs: z.array(fileRecord),
  outputs: z.array(fileRecord),
  parts: z.array(fileRecord),
});

/** @throws {QingyiError} `io` where it cannot be read or is none */
export async function readCompletion(folder: string, shard: string): Promise<Completion> {
  const path = completionPath(folder, shard);
  try {
    return completion.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw ioError(`${path} cannot be read`, cause);
    throw new QingyiError('io', `${path} is not what a shard wrote. Remove it, and continue the run.`, { cause });
  }
}
