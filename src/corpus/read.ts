/** Reads files' bytes. What encoding a text is in is the decode stage's business. */
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { QingyiError } from '../model/error.ts';
import { ioError } from './failure.ts';

/** @throws {QingyiError} `io` where the file cannot be read or is no text */
export async function readText(path: string): Promise<Buffer> {
  try {
    // A pipe that nobody writes to must not hold up the run.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile()) throw new QingyiError('io', 'is no regular file');
      return requireText(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw ioError('cannot be read', cause);
  }
}

/** The same for a file whose name the error has to say. @throws {QingyiError} `io` */
export async function readNamedText(path: string): Promise<Buffer> {
  try {
    return await readText(path);
  } catch (cause) {
    throw new QingyiError('io', `${path} ${(cause as Error).message}`, { cause });
  }
}

/**
 * The bytes, if they can be a text's.
 *
 * @throws {QingyiError} `io` where they hold NUL and are not UTF-16
 */
export function requireText(bytes: Buffer): Buffer {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16 && bytes.includes(0))
    throw new QingyiError('io', 'is a binary file, or UTF-16 without a byte order mark');
  return bytes;
}

/** In bytes: what is read at a time. */
const PIECE = 1024 * 1024;

/** A file that qingyi wrote, piece by piece. @throws {QingyiError} `io` */
export async function* readStream(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: PIECE });
  } catch (cause) {
    throw ioError(`${path} cannot be read`, cause);
  }
}
