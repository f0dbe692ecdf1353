/** What a worker is told of a shard, and what it says of the records in it. */
import type { Quarantined } from '../corpus/clean-input.ts';
import type { QingyiError } from '../model/error.ts';
import type { Counts } from '../report/counts.ts';
import type { Completion } from './completion.ts';
import type { Shard } from './plan.ts';
import type { Digests, RunSettings } from './settings.ts';
import type { RecordPlace } from './shard-progress.ts';

/** A record that took a worker down. */
export interface PoisonRecord extends RecordPlace {
  /** What it did: "it took more than 60 seconds". */
  readonly reason: string;
}

export interface ShardJob {
  /** The folder of the run. */
  readonly output: string;
  /** The folder that relative paths of inputs are meant from. */
  readonly base: string;
  readonly settings: RunSettings;
  readonly shard: Shard;
  /** Records that are to be left alone. */
  readonly poison: readonly PoisonRecord[];
}

/** What a worker thread is told. */
export interface WorkerTask extends ShardJob {
  readonly digests: Digests;
  /** Of a `ShardProgress`. */
  readonly progress: SharedArrayBuffer;
}

export type WorkerResult =
  | { readonly completion: Completion }
  | { readonly error: Pick<QingyiError, 'code' | 'message' | 'problems'> };

/** What is said of a document that was cleaned; in pieces that are made one by one, and once. */
export interface CleanedDocument {
  readonly counts: Counts;
  /** What the report says of it, as JSON. */
  readonly document: Iterable<string>;
  /** Its lines in the findings. */
  readonly findings: Iterable<string>;
  /** A unified diff; empty where the file is more than one text. */
  readonly diff: Uint8Array;
}

/** A record, or the rest of a file, that was left as it was: a line of `quarantine.jsonl`. */
export interface QuarantinedRecord {
  readonly path: string;
  /** Counted from 1; absent where it is the rest of the file. */
  readonly record?: number;
  readonly id?: string;
  readonly kind: Quarantined['kind'];
  readonly reason: string;
  readonly text?: string;
}

export type Said = CleanedDocument | QuarantinedRecord;
