/** Reads back what a run wrote: its reports, made again from `report.json` and the cleaned texts. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { ioError } from '../corpus/failure.ts';
import type { Failure, Input } from '../corpus/inputs.ts';
import { readStream } from '../corpus/read.ts';
import { QingyiError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import { restoreReport } from '../report/restore.ts';
import { documentRecords } from './document-records.ts';
import { hashOf } from './hash.ts';
import { REPORTS } from './run-files.ts';
import { type Opening, requirePlan } from './run-folder.ts';
import type { RunSettings } from './settings.ts';
import { readSummary, type Summary } from './summary.ts';

/**
 * The reports of a run, in its order.
 *
 * @throws {QingyiError} `usage` where the folder is not that of a finished run, or what the run wrote was changed since;
 *   `io` where it cannot be read
 */
export async function* readReports(folder: string): AsyncGenerator<Report> {
  const digests = digestsIn(await requireSummary(folder));
  await requireUnchanged(folder, REPORTS.json, digests);
  const tooLong = (): never => {
    const way = `Read ${join(folder, REPORTS.jsonl)} with other tools`;
    throw new QingyiError('usage', `The run in ${folder} has a document with too many findings for a report. ${way}.`);
  };
  for await (const record of documentRecords(readStream(join(folder, REPORTS.json)), tooLong)) {
    const text = record.content ?? `${await readOutput(folder, record.text ?? '', digests)}`;
    yield restoreReport(record, text);
  }
}

/** A report that the run itself wrote, as it is. @throws {QingyiError} as {@link readReports} */
export async function* readReportFile(folder: string, format: keyof typeof REPORTS): AsyncGenerator<Uint8Array> {
  await requireUnchanged(folder, REPORTS[format], digestsIn(await requireSummary(folder)));
  yield* readStream(join(folder, REPORTS[format]));
}

/** What a run was done on, and how. */
export interface PastRun {
  readonly settings: RunSettings;
  /** The folder that relative paths of inputs are meant from. */
  readonly base: string;
  readonly inputs: readonly Input[];
  /** What could not be read then. */
  readonly failures: readonly Failure[];
  readonly opening: Opening;
}

/**
 * What is needed to do a run again, or to go on with one that follows these decisions and was broken off.
 *
 * @param decisions the path of decisions
 * @throws {QingyiError} as {@link readReports}, and `usage` where an input is not what it was
 */
export async function readPastRun(folder: string, decisions: string): Promise<PastRun> {
  const { base, settings, shards, failures } = await requirePlan(folder);
  const summary = await readSummary(folder);
  if (summary === undefined) {
    if (!settings.decisions.includes(decisions)) throw unfinished(folder);
    return { settings, base, inputs: shards.flatMap((shard) => shard.inputs), failures, opening: 'continue' };
  }
  const inputs: Input[] = [];
  const read = new Map(summary.inputs.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, name } of shards.flatMap((shard) => shard.inputs)) {
    const digest = read.get(path);
    if (digest === undefined) continue;
    inputs.push({ path, name });
    if ((await digestOf(resolve(base, path))) === digest) continue;
    throw new QingyiError('usage', `The input ${path} was changed since the run. Run "qingyi clean" again.`);
  }
  const unread = summary.failures.filter(({ path }) => !read.has(path));
  return { settings, base, inputs, failures: unread, opening: 'begin' };
}

/** How a run was done. @throws {QingyiError} as {@link readReports} */
export async function readRunSettings(folder: string): Promise<RunSettings> {
  return (await requirePlan(folder)).settings;
}

async function requireSummary(folder: string): Promise<Summary> {
  await requirePlan(folder);
  const summary = await readSummary(folder);
  if (summary !== undefined) return summary;
  throw unfinished(folder);
}

function unfinished(folder: string): QingyiError {
  const way = 'Go on with what began it: "qingyi clean --resume" or "qingyi apply"';
  return new QingyiError('usage', `The run in ${folder} has not finished. ${way}.`);
}

const digestsIn = ({ outputs }: Summary): ReadonlyMap<string, string> =>
  new Map(outputs.map(({ path, sha256 }) => [path, sha256]));

async function requireUnchanged(folder: string, path: string, digests: ReadonlyMap<string, string>): Promise<void> {
  if ((await digestOf(join(folder, path))) !== digests.get(path)) throw changedSince(folder, path);
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
  throw changedSince(folder, path);
}

function changedSince(folder: string, path: string): QingyiError {
  return new QingyiError('usage', `${join(folder, path)} was changed since the run. Run "qingyi clean" again.`);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
