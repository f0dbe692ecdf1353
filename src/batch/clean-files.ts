/**
 * Cleans files into a run folder: `text/`, the reports and `run.json`. The same inputs give the same bytes in all but
 * `run.json`, which says when. Knows nothing of command lines.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { reasonOf } from '../corpus/failure.ts';
import type { Failure, Input, Inputs } from '../corpus/inputs.ts';
import { readText } from '../corpus/read.ts';
import { readPageAssets } from '../corpus/read-page.ts';
import { type AtomicFile, openAtomic, writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { Cleaner } from '../pipeline.ts';
import { findingLines } from '../report/findings.ts';
import { htmlWriter } from '../report/html/index.ts';
import { beginReport, documentRecord, REPORT_END, REPORT_SEPARATOR } from '../report/json.ts';
import { addCounts, type Counts, NO_COUNTS } from '../report/text.ts';
import { unifiedDiff } from '../report/unified-diff.ts';
import { inOrder } from './in-order.ts';
import { type FileRecord, openRunFolder, REPORTS, RUN_FILE, recordOf, removeStale } from './run-folder.ts';

/** Files that are read and written at a time. */
const CONCURRENCY = 8;

export interface Run extends Inputs {
  readonly cleaner: Cleaner;
  /** The folder to write to. */
  readonly output: string;
  /** Of qingyi. */
  readonly version: string;
  /** How it was done: written to `run.json` as it is. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What it was done with: written to `run.json` as it is. */
  readonly glossary: Readonly<Record<string, unknown>>;
  /** Called for each file that could not be read, as soon as that is known. */
  onFailure(failure: Failure): void;
}

export interface RunResult {
  readonly documents: number;
  readonly failures: readonly Failure[];
  readonly counts: Counts;
}

/**
 * @throws {QingyiError} `usage` where the output folder is not qingyi's; `io` where something cannot be written. What
 *   was written by then is whole, and files of an earlier run that were not replaced are as they were.
 */
export async function cleanFiles(run: Run): Promise<RunResult> {
  const { inputs, output, version } = run;
  const started = new Date().toISOString();
  const earlier = await openRunFolder(output);
  const record = {
    tool: `qingyi ${version}`,
    node: process.version,
    started,
    settings: run.settings,
    glossary: run.glossary,
  };
  await writeRunFile(output, { ...record, state: 'running', outputs: earlier });

  const failures: Failure[] = [];
  const fail = (failure: Failure): void => {
    failures.push(failure);
    run.onFailure(failure);
  };
  run.failures.forEach(fail);
  const read: FileRecord[] = [];
  const written: FileRecord[] = [];
  let counts = NO_COUNTS;
  const opened: Output[] = [];
  const create = async (path: string): Promise<Output> => {
    const file = await openOutput(output, path);
    opened.push(file);
    return file;
  };
  try {
    const json = await create(REPORTS.json);
    const jsonl = await create(REPORTS.jsonl);
    const diff = await create(REPORTS.diff);
    const html = await create(REPORTS.html);
    const page = htmlWriter(version, await readPageAssets('report'));
    await json.write(beginReport(version));
    await html.write(page.begin());
    for await (const done of inOrder(inputs, CONCURRENCY, (input) => cleanFile(run, input))) {
      if ('message' in done) {
        fail(done);
        continue;
      }
      counts = addCounts(counts, done.report);
      await json.write((written.length === 0 ? '' : REPORT_SEPARATOR) + done.json);
      await jsonl.write(findingLines(done.report));
      await diff.write(done.diff);
      await html.write(page.add(done.report));
      read.push(done.read);
      written.push(done.written);
    }
    await json.write(REPORT_END);
    await html.write(page.end());
    for (const file of opened) written.push(await file.commit());
  } finally {
    await Promise.all(opened.map((file) => file.abort()));
  }
  await removeStale(output, earlier, written);
  const finished = new Date().toISOString();
  const result = { documents: read.length, failures, counts };
  await writeRunFile(output, { ...record, state: 'finished', finished, ...result, inputs: read, outputs: written });
  return result;
}

interface Cleaned {
  readonly report: Report;
  readonly json: string;
  readonly diff: Uint8Array;
  readonly read: FileRecord;
  readonly written: FileRecord;
}

async function cleanFile({ cleaner, output }: Run, { path, name }: Input): Promise<Cleaned | Failure> {
  const target = `text/${name}`;
  let cleaned: Cleaned;
  let text: string;
  try {
    const bytes = await readText(path);
    const report = cleaner.clean(bytes, path);
    text = report.document.text;
    cleaned = {
      report,
      json: JSON.stringify(documentRecord(report, target)),
      diff: unifiedDiff(report.document, name, bytes),
      read: recordOf(path, bytes),
      written: recordOf(target, text),
    };
  } catch (error) {
    return { path, message: error instanceof QingyiError ? error.message : `cannot be cleaned: ${reasonOf(error)}` };
  }
  await writeAtomic(join(output, target), text);
  return cleaned;
}

function writeRunFile(folder: string, record: object): Promise<void> {
  return writeAtomic(join(folder, RUN_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** An output that is written in pieces, and tells what it became. */
interface Output extends Omit<AtomicFile, 'commit'> {
  commit(): Promise<FileRecord>;
}

async function openOutput(folder: string, path: string): Promise<Output> {
  const file = await openAtomic(join(folder, path));
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async write(data) {
      hash.update(data);
      bytes += Buffer.byteLength(data);
      await file.write(data);
    },
    async commit() {
      await file.commit();
      return { path, bytes, sha256: hash.digest('hex') };
    },
    abort: () => file.abort(),
  };
}
