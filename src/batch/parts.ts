/** What a shard says of its documents, in files from which the reports of the run are put together. */
import { join } from 'node:path';
import { remove } from '../corpus/write.ts';
import { REPORT_SEPARATOR } from '../report/json.ts';
import type { FileRecord } from './hash.ts';
import { openOutput } from './output.ts';
import { PARTS } from './run-files.ts';
import type { CleanedDocument, QuarantinedRecord } from './shard-job.ts';

/** The parts of each shard. All can be put one after the other, documents with what stands between two. */
const PART_FILES = {
  documents: 'documents.json',
  findings: 'findings.jsonl',
  changes: 'changes.diff',
  quarantine: 'quarantine.jsonl',
} as const;
export type PartName = keyof typeof PART_FILES;

export interface Parts {
  add(document: CleanedDocument): Promise<void>;
  quarantine(record: QuarantinedRecord): Promise<void>;
  commit(): Promise<FileRecord[]>;
  /** Removes what was written. Does nothing after `commit`. */
  abort(): Promise<void>;
}

export function partOf(shard: string, part: PartName): string {
  return `${PARTS}/${shard}/${PART_FILES[part]}`;
}

/** @throws {QingyiError} `io`, as all that it returns do */
export async function openParts(folder: string, shard: string): Promise<Parts> {
  const open = (part: PartName): ReturnType<typeof openOutput> => openOutput(folder, partOf(shard, part));
  const documents = await open('documents');
  const findings = await open('findings');
  const changes = await open('changes');
  const quarantine = await open('quarantine');
  const all = [documents, findings, changes, quarantine];
  let separator = '';
  return {
    async add({ document, findings: lines, diff }) {
      await documents.write(separator);
      separator = REPORT_SEPARATOR;
      for (const piece of document) await documents.write(piece);
      for (const piece of lines) await findings.write(piece);
      await changes.write(diff);
    },
    quarantine: (record) => quarantine.write(`${JSON.stringify(record)}\n`),
    async commit() {
      const written: FileRecord[] = [];
      for (const file of all) written.push(await file.commit());
      return written;
    },
    async abort() {
      await Promise.all(all.map((file) => file.abort()));
    },
  };
}

export async function removeParts(folder: string): Promise<void> {
  await remove(join(folder, PARTS));
}
