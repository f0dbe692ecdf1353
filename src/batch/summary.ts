/** What a finished run came to: `summary.json`, which is written last. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ioError } from '../corpus/failure.ts';
import type { Failure } from '../corpus/inputs.ts';
import { QingyiError } from '../model/error.ts';
import type { Totals } from '../report/counts.ts';
import type { FileRecord } from './hash.ts';
import { failure, fileRecord } from './plan.ts';
import { SUMMARY_FILE } from './run-files.ts';

export interface Summary extends Totals {
  readonly tool: string;
  readonly finished: string;
  readonly failures: readonly Failure[];
  readonly inputs: readonly FileRecord[];
  readonly outputs: readonly FileRecord[];
}

const count = z.number().int().min(0);

export const totals: { [key in keyof Totals]: z.ZodType<Totals[key]> } = {
  documents: count,
  counts: z.object({ fix: count, suggest: count, flag: count, repairs: count }),
  quarantined: count,
};

const summary: z.ZodType<Summary> = z.object({
  ...totals,
  tool: z.string(),
  finished: z.string(),
  failures: z.array(failure),
  inputs: z.array(fileRecord),
  outputs: z.array(fileRecord),
});

/**
 * @returns undefined where the run has not finished
 * @throws {QingyiError} `io` where the file cannot be read or is none
 */
export async function readSummary(folder: string): Promise<Summary | undefined> {
  const path = join(folder, SUMMARY_FILE);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw ioError(`${path} cannot be read`, cause);
  });
  if (text === undefined) return undefined;
  try {
    return summary.parse(JSON.parse(text));
  } catch (cause) {
    throw new QingyiError('io', `${path} is not what a run wrote. Remove the folder, and run again.`, { cause });
  }
}
