/**
 * Cleans files into a run folder: `text/`, the reports and `run.json`. The same inputs give the same bytes in all but
 * `run.json`, which says when. Knows nothing of command lines.
 */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { cleanInput } from '../corpus/clean-input.ts';
import { reasonOf } from '../corpus/failure.ts';
import type { Fields } from '../corpus/formats/format.ts';
import { formatOf, isWholeText, PLAIN_TEXT } from '../corpus/formats/index.ts';
import type { Failure, Input, Inputs } from '../corpus/inputs.ts';
import { type OpenInput, openInput } from '../corpus/open-input.ts';
import { readText } from '../corpus/read.ts';
import { readPageAssets } from '../corpus/read-page.ts';
import { writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { Cleaner } from '../pipeline.ts';
import { findingLines } from '../report/findings.ts';
import { htmlWriter } from '../report/html/index.ts';
import { beginReport, documentRecord, REPORT_END, REPORT_SEPARATOR } from '../report/json.ts';
import { addCounts, type Counts, NO_COUNTS } from '../report/text.ts';
import { unifiedDiff } from '../report/unified-diff.ts';
import { inOrder } from './in-order.ts';
import { type Output, openOutput } from './output.ts';
import { type FileRecord, openRunFolder, REPORTS, RUN_FILE, recordOf, removeStale } from './run-folder.ts';

/** Files that are read and written at a time. */
const CONCURRENCY = 8;

export interface Run extends Inputs {
  readonly cleaner: Cleaner;
  /** Where records keep their texts. */
  readonly fields: Fields;
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
  let documents = 0;
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
    const add = async ({ report, json: record, diff: patch }: Cleaned): Promise<void> => {
      counts = addCounts(counts, report);
      await json.write((documents++ === 0 ? '' : REPORT_SEPARATOR) + record);
      await jsonl.write(findingLines(report));
      await diff.write(patch);
      await html.write(page.add(report));
    };
    const begun = inOrder(inputs, CONCURRENCY, async (input) => ({ input, text: await cleanText(run, input) }));
    for await (const { input, text } of begun) {
      const done = text ?? (await cleanCorpus(run, input, add));
      if (done.cleaned !== undefined) await add(done.cleaned);
      if (done.failure !== undefined) fail(done.failure);
      if (done.files !== undefined) {
        read.push(done.files.read);
        written.push(done.files.written);
      }
    }
    await json.write(REPORT_END);
    await html.write(page.end());
    for (const file of opened) written.push(await file.commit());
  } finally {
    await Promise.all(opened.map((file) => file.abort()));
  }
  await removeStale(output, earlier, written);
  const finished = new Date().toISOString();
  const result = { documents, failures, counts };
  await writeRunFile(output, { ...record, state: 'finished', finished, ...result, inputs: read, outputs: written });
  return result;
}

/** What a run says of one text. */
interface Cleaned {
  readonly report: Report;
  readonly json: string;
  readonly diff: Uint8Array;
}

/** What came of a file. */
interface Done {
  readonly cleaned?: Cleaned;
  readonly files?: { readonly read: FileRecord; readonly written: FileRecord };
  readonly failure?: Failure;
}

/** @returns undefined where the file holds more than one text */
async function cleanText({ cleaner, fields, output }: Run, { path, name }: Input): Promise<Done | undefined> {
  const format = formatOf(path) ?? PLAIN_TEXT;
  if (!isWholeText(format)) return undefined;
  const target = `text/${name}`;
  const pieces: Uint8Array[] = [];
  const cleaned: Cleaned[] = [];
  let read: FileRecord;
  try {
    const bytes = await readText(path);
    read = recordOf(path, bytes);
    const report = (report: Report): void => {
      const json = JSON.stringify(documentRecord(report, target));
      cleaned.push({ report, json, diff: unifiedDiff(report.document, name, bytes) });
    };
    const write = (piece: Uint8Array): void => void pieces.push(piece);
    await cleanInput(format, { path, chunks: Readable.from([bytes]) }, { cleaner, fields, report, write });
  } catch (error) {
    const message = error instanceof QingyiError ? error.message : `cannot be cleaned: ${reasonOf(error)}`;
    return { failure: { path, message } };
  }
  const text = Buffer.concat(pieces);
  await writeAtomic(join(output, target), text);
  return { ...(cleaned[0] && { cleaned: cleaned[0] }), files: { read, written: recordOf(target, text) } };
}

/**
 * Cleans a file record by record. A damaged file is a failure, and what could be read of it is written.
 *
 * @param add takes what is to be said of each record
 */
async function cleanCorpus(
  { cleaner, fields, output }: Run,
  { path, name }: Input,
  add: (cleaned: Cleaned) => Promise<void>,
): Promise<Done> {
  const target = `text/${name}`;
  let input: OpenInput;
  try {
    input = await openInput(path);
  } catch (error) {
    return { failure: { path, message: (error as Error).message } };
  }
  const file = await openOutput(output, target);
  try {
    const wrong = await cleanInput(formatOf(path) ?? PLAIN_TEXT, input, {
      cleaner,
      fields,
      report: (report) =>
        add({ report, json: JSON.stringify(documentRecord(report, target, true)), diff: new Uint8Array() }),
      write: (piece) => file.write(piece),
    });
    const read = { path, bytes: input.size, sha256: await input.digest() };
    const files = { read, written: await file.commit() };
    return { files, ...(wrong !== undefined && { failure: { path, message: wrong } }) };
  } finally {
    await file.abort();
    await input.close();
  }
}

function writeRunFile(folder: string, record: object): Promise<void> {
  return writeAtomic(join(folder, RUN_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
}
