/** Files that a run writes: they appear when they are whole, and tell what they are. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type AtomicFile, openAtomic } from '../corpus/write.ts';
import type { FileRecord } from './hash.ts';

/** An output that is written in pieces, and tells what it became. */
export interface Output extends Omit<AtomicFile, 'commit'> {
  commit(): Promise<FileRecord>;
}

/** In bytes: what is written at a time. */
const ENOUGH = 64 * 1024;

/** @throws {QingyiError} `io`, as writing does */
export async function openOutput(folder: string, path: string): Promise<Output> {
  const file = await openAtomic(join(folder, path));
  const hash = createHash('sha256');
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const [only] = waiting;
    const data = waiting.length === 1 && only !== undefined ? only : Buffer.concat(waiting);
    waiting = [];
    length = 0;
    hash.update(data);
    bytes += data.length;
    await file.write(data);
  };
  return {
    async write(data) {
      const piece = typeof data === 'string' ? Buffer.from(data) : data;
      waiting.push(piece);
      length += piece.length;
      if (length >= ENOUGH) await flush();
    },
    async commit() {
      await flush();
      await file.commit();
      return { path, bytes, sha256: hash.digest('hex') };
    },
    abort: () => file.abort(),
  };
}
