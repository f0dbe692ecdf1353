/** The folder that a run writes: whose it is, and what an earlier run left in it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { ioError } from '../corpus/failure.ts';
import { QingyiError } from '../model/error.ts';

/** A file that a run read or wrote. */
export interface FileRecord {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const earlierRun = z.object({
  tool: z.string().startsWith('qingyi '),
  outputs: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

export const RUN_FILE = 'run.json';

/** The reports that every run writes, by their formats. */
export const REPORTS = {
  json: 'report.json',
  jsonl: 'findings.jsonl',
  diff: 'changes.diff',
  html: 'report.html',
} as const;

/**
 * Makes the folder where there is none.
 *
 * @returns the files that an earlier run wrote into it
 * @throws {QingyiError} `usage` where the folder holds something else; `io` where it cannot be made or read
 */
export async function openRunFolder(folder: string): Promise<readonly FileRecord[]> {
  let names: string[];
  try {
    await mkdir(folder, { recursive: true });
    names = await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new QingyiError('usage', `The output folder ${folder} is a file. Choose another name.`);
    }
    throw ioError(`The output folder ${folder} cannot be used`, cause);
  }
  if (names.length === 0) return [];
  const earlier = names.includes(RUN_FILE) ? await readEarlier(join(folder, RUN_FILE)) : undefined;
  if (earlier !== undefined) return earlier;
  const way = 'Choose another folder, or empty this one';
  throw new QingyiError('usage', `The output folder ${folder} holds files that are not from an earlier run. ${way}.`);
}

async function readEarlier(path: string): Promise<readonly FileRecord[] | undefined> {
  try {
    return earlierRun.parse(JSON.parse(await readFile(path, 'utf8'))).outputs;
  } catch {
    return undefined;
  }
}

/** Removes what an earlier run wrote and this one did not, unless somebody changed it since. */
export async function removeStale(
  folder: string,
  earlier: readonly FileRecord[],
  written: readonly FileRecord[],
): Promise<void> {
  const current = new Set(written.map(({ path }) => path));
  for (const { path, sha256 } of earlier) {
    const file = resolve(folder, path);
    if (current.has(path) || !file.startsWith(resolve(folder) + sep)) continue;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined && hashOf(bytes) === sha256) await rm(file);
  }
}

export function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function recordOf(path: string, data: string | Uint8Array): FileRecord {
  return { path, bytes: Buffer.byteLength(data), sha256: hashOf(data) };
}
