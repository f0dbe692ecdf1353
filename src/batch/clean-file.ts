/** Cleans one file of a shard into `text/`: a whole text, or record by record. */
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { cleanInput, type Quarantined, type Watch } from '../corpus/clean-input.ts';
import { reasonOf } from '../corpus/failure.ts';
import { formatOf, isWholeText, PLAIN_TEXT } from '../corpus/formats/index.ts';
import { type OpenInput, openInput } from '../corpus/open-input.ts';
import { readText } from '../corpus/read.ts';
import { writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { Cleaner } from '../pipeline.ts';
import { addCounts, NO_COUNTS } from '../report/counts.ts';
import { findingPieces } from '../report/findings.ts';
import { documentJson } from '../report/json.ts';
import { unifiedDiff } from '../report/unified-diff.ts';
import { type FileRecord, recordOf } from './hash.ts';
import { openOutput } from './output.ts';
import type { PlannedInput } from './plan.ts';
import type { CleanedDocument, QuarantinedRecord, Said, ShardJob } from './shard-job.ts';
import type { ShardProgress } from './shard-progress.ts';

export interface FileJob extends ShardJob {
  readonly input: PlannedInput;
  /** Of the input in its shard. */
  readonly index: number;
  readonly cleaner: Cleaner;
  readonly progress: ShardProgress;
}

/** What came of a file. */
export interface Done {
  /** What has not been said yet. */
  readonly said: readonly Said[];
  readonly failure?: string;
  readonly read?: FileRecord;
  readonly written?: FileRecord;
}

/** @returns undefined where the file holds more than one text */
export async function cleanText(file: FileJob): Promise<Done | undefined> {
  const { input, output, base, settings, cleaner } = file;
  const { path, name } = input;
  const format = formatOf(path) ?? PLAIN_TEXT;
  if (!isWholeText(format)) return undefined;
  const target = `text/${name}`;
  const pieces: Uint8Array[] = [];
  const said: Said[] = [];
  let read: FileRecord;
  let failure: string | undefined;
  try {
    const bytes = await readText(resolve(base, path));
    if (bytes.length !== input.bytes) return { said: [], failure: CHANGED };
    read = recordOf(path, bytes);
    failure = await cleanInput(
      format,
      { path, chunks: Readable.from([bytes]) },
      {
        cleaner,
        fields: settings.fields,
        watch: watchOf(file),
        report(report) {
          said.push(cleanedDocument(report, documentJson(report, target), unifiedDiff(report.document, name, bytes)));
        },
        quarantine: (fault) => void said.push(quarantinedRecord(path, fault)),
        write: (piece) => void pieces.push(piece),
      },
    );
  } catch (error) {
    return { said: [], failure: messageOf(error) };
  }
  const text = Buffer.concat(pieces);
  await writeAtomic(join(output, target), text);
  return { said, read, written: recordOf(target, text), ...(failure !== undefined && { failure }) };
}

/**
 * A damaged file is a failure, and what could be read of it is written.
 *
 * @param say takes what is to be said, as it comes
 */
export async function cleanRecords(file: FileJob, say: (said: Said) => Promise<void>): Promise<Done> {
  const { input, output, base, settings, cleaner, progress } = file;
  const { path, name } = input;
  const target = `text/${name}`;
  let opened: OpenInput;
  try {
    opened = await openInput(resolve(base, path));
  } catch (error) {
    return { said: [], failure: messageOf(error) };
  }
  if (opened.size !== input.bytes) {
    await opened.close();
    return { said: [], failure: CHANGED };
  }
  const written = await openOutput(output, target);
  const waiting: Said[] = [];
  const sayWaiting = async (): Promise<void> => {
    for (const one of waiting.splice(0)) await say(one);
  };
  try {
    const failure = await cleanInput(
      formatOf(path) ?? PLAIN_TEXT,
      { ...opened, path, chunks: counted(opened.chunks, progress) },
      {
        cleaner,
        fields: settings.fields,
        watch: watchOf(file),
        report(report) {
          const document = cleanedDocument(report, documentJson(report, target, true), NO_DIFF);
          return sayWaiting().then(() => say(document));
        },
        quarantine: (fault) => void waiting.push(quarantinedRecord(path, fault)),
        async write(piece) {
          await sayWaiting();
          await written.write(piece);
        },
      },
    );
    const read = { path, bytes: opened.size, sha256: await opened.digest() };
    return { said: waiting, read, written: await written.commit(), ...(failure !== undefined && { failure }) };
  } finally {
    await written.abort();
    await opened.close();
  }
}

const CHANGED = 'was changed since the run began';

const NO_DIFF = new Uint8Array();

async function* counted(chunks: AsyncIterable<Uint8Array>, progress: ShardProgress): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    progress.add('bytes', chunk.length);
    yield chunk;
  }
}

function watchOf({ index, poison, progress }: FileJob): Watch {
  return {
    begin(record, { text }) {
      progress.begin({ input: index, record }, text.length);
      return poison.find((one) => one.input === index && one.record === record)?.reason;
    },
    end: () => progress.end(),
  };
}

function cleanedDocument(report: Report, document: Iterable<string>, diff: Uint8Array): CleanedDocument {
  return { counts: addCounts(NO_COUNTS, report), document, findings: findingPieces(report), diff };
}

function quarantinedRecord(path: string, { record, id, kind, message, text }: Quarantined): QuarantinedRecord {
  const of = { ...(record !== undefined && { record }), ...(id !== undefined && { id }) };
  return { path, ...of, kind, reason: message, ...(text !== undefined && { text }) };
}

function messageOf(error: unknown): string {
  return error instanceof QingyiError ? error.message : `cannot be cleaned: ${reasonOf(error)}`;
}
