/** Files that a run writes: they appear when they are whole, and tell what they are. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type AtomicFile, openAtomic } from '../corpus/write.ts';
import type { FileRecord } from './run-folder.ts';

/** An output that is written in pieces, and tells what it became. */
export interface Output extends Omit<AtomicFile, 'commit'> {
  commit(): Promise<FileRecord>;
}

/** @throws {QingyiError} `io`, as writing does */
export async function openOutput(folder: string, path: string): Promise<Output> {
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
