/**
 * Makes the reports of a run from what its shards wrote, and never from memory: whoever finishes a run need not have
 * cleaned anything. The same shards give the same bytes in all but `summary.json`, which says when.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ioError } from '../corpus/failure.ts';
import { readStream } from '../corpus/read.ts';
import { readPageAssets } from '../corpus/read-page.ts';
import { writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import { sumCounts } from '../report/counts.ts';
import { htmlWriter } from '../report/html/index.ts';
import { beginReport, REPORT_END, REPORT_SEPARATOR } from '../report/json.ts';
import { restoreReport } from '../report/restore.ts';
import type { Completion } from './completion.ts';
import { documentRecords } from './document-records.ts';
import { type Output, openOutput } from './output.ts';
import { type PartName, partOf, removeParts } from './parts.ts';
import type { RunPlan } from './plan.ts';
import { readCompletion } from './read-completion.ts';
import { COMPLETIONS, PARTS, QUARANTINE, REPORTS, SUMMARY_FILE } from './run-files.ts';
import { removeStale, sweep } from './run-folder.ts';
import { readSummary, type Summary } from './summary.ts';

/**
 * @param plan of a run whose shards are all done
 * @returns what the run came to, also where another process has just finished it
 * @throws {QingyiError} `io`
 */
export async function finishRun(folder: string, plan: RunPlan): Promise<Summary> {
  try {
    return await writeReports(folder, plan);
  } catch (error) {
    const other = await readSummary(folder);
    if (other !== undefined) return other;
    if (await isThere(join(folder, PARTS))) throw error;
    const way = `Remove ${join(folder, COMPLETIONS)} to have all cleaned again`;
    throw new QingyiError('usage', `What the reports in ${folder} are made of is gone. ${way}.`, { cause: error });
  }
}

async function writeReports(folder: string, plan: RunPlan): Promise<Summary> {
  const completions: Completion[] = [];
  for (const { id } of plan.shards) completions.push(await readCompletion(folder, id));
  const outputs = completions.flatMap((done) => done.outputs);
  const write = async (path: string, fill: (file: Output) => Promise<void>): Promise<void> => {
    const file = await openOutput(folder, path);
    try {
      await fill(file);
      outputs.push(await file.commit());
    } finally {
      await file.abort();
    }
  };
  const copy = async (file: Output, part: PartName): Promise<void> => {
    for (const { shard } of completions) await copyPart(file, folder, shard, part);
  };
  const version = plan.tool.replace(/^qingyi /, '');
  const quarantined = completions.reduce((sum, done) => sum + done.quarantined, 0);

  await write(REPORTS.json, async (file) => {
    let separator = beginReport(version);
    for (const { shard, documents } of completions) {
      if (documents === 0) continue;
      await file.write(separator);
      await copyPart(file, folder, shard, 'documents');
      separator = REPORT_SEPARATOR;
    }
    await file.write((separator === REPORT_SEPARATOR ? '' : separator) + REPORT_END);
  });
  await write(REPORTS.jsonl, (file) => copy(file, 'findings'));
  await write(REPORTS.diff, (file) => copy(file, 'changes'));
  await write(REPORTS.html, (file) => writePage(file, folder, completions, version));
  if (quarantined > 0) await write(QUARANTINE, (file) => copy(file, 'quarantine'));

  await removeStale(folder, plan.replaces, outputs);
  const summary = {
    tool: plan.tool,
    finished: new Date().toISOString(),
    documents: completions.reduce((sum, done) => sum + done.documents, 0),
    counts: sumCounts(completions.map((done) => done.counts)),
    quarantined,
    failures: [...plan.failures, ...completions.flatMap((done) => done.failures)],
    inputs: completions.flatMap((done) => done.inputs),
    outputs,
  };
  await writeAtomic(join(folder, SUMMARY_FILE), `${JSON.stringify(summary, undefined, 2)}\n`);
  await removeParts(folder);
  await sweep(folder);
  return summary;
}

const readPart = (folder: string, shard: string, part: PartName): AsyncIterable<Buffer> =>
  readStream(join(folder, partOf(shard, part)));

async function copyPart(file: Output, folder: string, shard: string, part: PartName): Promise<void> {
  for await (const piece of readPart(folder, shard, part)) await file.write(piece);
}

/** Reads no more documents than the page takes. One of which too much is said is not for a page either. */
async function writePage(
  file: Output,
  folder: string,
  completions: readonly Completion[],
  version: string,
): Promise<void> {
  const page = htmlWriter(version, await readPageAssets('report'));
  await file.write(page.begin());
  for (const { shard, documents } of completions) {
    let left = documents;
    if (!page.isFull())
      for await (const record of documentRecords(readPart(folder, shard, 'documents'), () => {})) {
        const text = record.content ?? (await readTextFile(join(folder, record.text ?? '')));
        await file.write(page.add(restoreReport(record, text)));
        left--;
        if (page.isFull()) break;
      }
    page.leaveOut(left);
  }
  await file.write(page.end());
}

async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw ioError(`${path} cannot be read`, cause);
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
