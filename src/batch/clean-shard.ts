/**
 * Cleans one shard of a run: its files into `text/`, what is to be said of them into `parts/`, and last its completion.
 * The same function serves one machine and many. Knows nothing of threads and queues.
 */
import type { Failure } from '../corpus/inputs.ts';
import type { Cleaner } from '../pipeline.ts';
import { NO_COUNTS, sumCounts } from '../report/counts.ts';
import { cleanRecords, cleanText, type FileJob } from './clean-file.ts';
import { type Completion, writeCompletion } from './completion.ts';
import type { FileRecord } from './hash.ts';
import { inOrder } from './in-order.ts';
import { openParts } from './parts.ts';
import type { Said, ShardJob } from './shard-job.ts';
import type { ShardProgress } from './shard-progress.ts';

/** Texts that are read and written at a time. */
const CONCURRENCY = 8;

/** @throws {QingyiError} `io` where something cannot be written. What is wrong with an input is in the completion. */
export async function cleanShard(job: ShardJob, cleaner: Cleaner, progress: ShardProgress): Promise<Completion> {
  const { output, shard } = job;
  const failures: Failure[] = [];
  const inputs: FileRecord[] = [];
  const outputs: FileRecord[] = [];
  let counts = NO_COUNTS;
  let documents = 0;
  let quarantined = 0;
  let bytes = 0;
  const parts = await openParts(output, shard.id);
  const add = async (said: Said): Promise<void> => {
    if ('reason' in said) {
      quarantined++;
      progress.add('quarantined', 1);
      await parts.quarantine(said);
      return;
    }
    counts = sumCounts([counts, said.counts]);
    documents++;
    progress.add('documents', 1);
    progress.add('fix', said.counts.fix);
    progress.add('suggest', said.counts.suggest);
    await parts.add(said);
  };
  try {
    const files = shard.inputs.map((input, index): FileJob => ({ ...job, input, index, cleaner, progress }));
    const texts = inOrder(files, CONCURRENCY, async (file) => ({ file, text: await cleanText(file) }));
    for await (const { file, text } of texts) {
      const { said, failure, read, written } = text ?? (await cleanRecords(file, add));
      for (const one of said) await add(one);
      if (failure !== undefined) failures.push({ path: file.input.path, message: failure });
      if (read !== undefined) inputs.push(read);
      if (written !== undefined) outputs.push(written);
      bytes += file.input.bytes;
      progress.add('bytes', bytes - progress.counts.bytes);
    }
    const done = { documents, counts, quarantined, failures, inputs, outputs, parts: await parts.commit() };
    const completion = { shard: shard.id, ...done };
    await writeCompletion(output, completion);
    return completion;
  } finally {
    await parts.abort();
  }
}
