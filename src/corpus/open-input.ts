/** Opens a file for formats that read it in a stream or at any place. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { QingyiError } from '../model/error.ts';
import { ioError } from './failure.ts';
import { DamagedInput, type Input } from './formats/format.ts';

const STEP = 256 * 1024;

export interface OpenInput extends Input {
  /** SHA-256 of the whole file, in hexadecimal. */
  digest(): Promise<string>;
  readonly size: number;
  close(): Promise<void>;
}

/** @throws {QingyiError} `io`; {@link DamagedInput} while it is read */
export async function openInput(path: string): Promise<OpenInput> {
  const attempt = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (cause) {
      throw ioError('cannot be read', cause);
    }
  };
  // A pipe that nobody writes to must not hold up the run.
  const handle = await attempt(() => open(path, constants.O_RDONLY | constants.O_NONBLOCK));
  const stats = await attempt(() => handle.stat());
  if (!stats.isFile()) {
    await handle.close();
    throw new QingyiError('io', 'is no regular file');
  }
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      const bytes = Buffer.alloc(end - start);
      let length = 0;
      for (let last = 1; last > 0 && length < bytes.length; length += last) {
        last = (await handle.read(bytes, length, bytes.length - length, start + length)).bytesRead;
      }
      return bytes.subarray(0, length);
    } catch (cause) {
      throw new DamagedInput('corrupt', ioError('cannot be read to its end', cause).message, cause);
    }
  };
  const { size } = stats;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < size; start += STEP) yield await read(start, Math.min(start + STEP, size));
  }
  return {
    path,
    size,
    chunks: chunks(),
    file: { size, read },
    async digest() {
      const hash = createHash('sha256');
      for await (const chunk of chunks()) hash.update(chunk);
      return hash.digest('hex');
    },
    close: () => handle.close(),
  };
}
