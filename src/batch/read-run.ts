/** Reads back what a run wrote: its reports, made again from `report.json` and the cleaned texts. */
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { ioError } from '../corpus/failure.ts';
import type { Input } from '../corpus/inputs.ts';
import { QingyiError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { DocumentRecord } from '../report/json.ts';
import { restoreReport } from '../report/restore.ts';
import { hashOf, REPORTS, RUN_FILE } from './run-folder.ts';

const file = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });
const finishedRun = z.object({
  tool: z.string().startsWith('qingyi '),
  state: z.enum(['running', 'finished']),
  settings: z.record(z.string(), z.unknown()).optional(),
  inputs: z.array(file).optional(),
  outputs: z.array(file),
});

/**
 * The reports of a run, in its order.
 *
 * @throws {QingyiError} `usage` where the folder is not that of a finished run, or what the run wrote was changed since;
 *   `io` where it cannot be read
 */
export async function* readReports(folder: string): AsyncGenerator<Report> {
  const digests = await readDigests(folder);
  const { documents } = JSON.parse(`${await readOutput(folder, REPORTS.json, digests)}`) as {
    readonly documents: readonly DocumentRecord[];
  };
  for (const record of documents) {
    const text = record.content ?? `${await readOutput(folder, record.text ?? '', digests)}`;
    yield restoreReport(record, text);
  }
}

/** A report that the run itself wrote, as it is. @throws {QingyiError} as {@link readReports} */
export async function readReportFile(folder: string, format: keyof typeof REPORTS): Promise<Uint8Array> {
  return readOutput(folder, REPORTS[format], await readDigests(folder));
}

/** How a run was done, as `cleanFiles` was told. @throws {QingyiError} as {@link readReports} */
export async function readRunSettings(folder: string): Promise<Readonly<Record<string, unknown>>> {
  return (await readRunFile(folder)).settings ?? {};
}

/** What a run was done on, and how. */
export interface PastRun {
  /** As `cleanFiles` was given them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Input[];
}

/**
 * What is needed to do a run again.
 *
 * @throws {QingyiError} as {@link readReports}, and `usage` where an input is not what it was
 */
export async function readPastRun(folder: string): Promise<PastRun> {
  const { settings = {}, inputs = [], outputs } = await readRunFile(folder);
  const written = outputs.flatMap(({ path }) => (path.startsWith('text/') ? [path.slice('text/'.length)] : []));
  for (const { path, sha256 } of inputs) {
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw ioError(`The input ${path} cannot be read`, cause);
    });
    if (hashOf(bytes) === sha256) continue;
    throw new QingyiError('usage', `The input ${path} was changed since the run. Run "qingyi clean" again.`);
  }
  return { settings, inputs: inputs.map(({ path }, index) => ({ path, name: written[index] ?? '' })) };
}

async function readDigests(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await readRunFile(folder)).outputs.map(({ path, sha256 }) => [path, sha256]));
}

async function readRunFile(folder: string): Promise<z.infer<typeof finishedRun>> {
  const text = await readFile(join(folder, RUN_FILE), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw ioError(`The run ${folder} cannot be read`, cause);
    return '';
  });
  const run = finishedRun.safeParse(parse(text)).data;
  if (run === undefined) {
    throw new QingyiError('usage', `${folder} is not the folder of a run. Make one with "qingyi clean -o ${folder}".`);
  }
  if (run.state === 'running') {
    throw new QingyiError('usage', `The run in ${folder} has not finished. Run "qingyi clean" again.`);
  }
  return run;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function readOutput(folder: string, path: string, digests: ReadonlyMap<string, string>): Promise<Buffer> {
  const file = resolve(folder, path);
  const digest = digests.get(path);
  if (digest === undefined || !file.startsWith(resolve(folder) + sep)) {
    throw new QingyiError('usage', `The run in ${folder} has no file ${path}.`);
  }
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw ioError(`${join(folder, path)} cannot be read`, cause);
  });
  if (hashOf(bytes) === digest) return bytes;
  throw new QingyiError('usage', `${join(folder, path)} was changed since the run. Run "qingyi clean" again.`);
}
