/**
 * Writes files whole or not at all: into a temporary file beside the target, which then takes its place. Devices and
 * pipes are written to directly.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ioError } from './failure.ts';

/** A file that is being written. Only `commit` makes it appear. */
export interface AtomicFile {
  write(data: string | Uint8Array): Promise<void>;
  /** Puts the file in its place. */
  commit(): Promise<void>;
  /** Removes what was written. Does nothing after `commit`. */
  abort(): Promise<void>;
}

/**
 * Opens a file for writing, and makes the folders that it needs.
 *
 * @throws {QingyiError} `io`, as `write` and `commit` do
 */
export async function openAtomic(path: string): Promise<AtomicFile> {
  return attempt(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const target = await targetOf(path);
    const temporary = target.special ? undefined : temporaryBeside(target.path);
    const file = await open(temporary ?? target.path, temporary === undefined ? 'w' : 'wx');
    return atomicFile(path, target.path, temporary, file);
  });
}

/** What the name of a file looks like that is being written, or that a process left when it was killed. */
export const TEMPORARY: RegExp = /^\.qingyi-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A path in the same folder that no other attempt uses. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.qingyi-${randomUUID()}`);
}

/** @throws {QingyiError} `io` */
export async function writeAtomic(path: string, data: string | Uint8Array): Promise<void> {
  const file = await openAtomic(path);
  try {
    await file.write(data);
    await file.commit();
  } finally {
    await file.abort();
  }
}

/** With all that is in it, where it is there. @throws {QingyiError} `io` */
export async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((cause: unknown) => {
    throw ioError(`${path} cannot be removed`, cause);
  });
}

function atomicFile(path: string, target: string, temporary: string | undefined, file: FileHandle): AtomicFile {
  let open = true;
  return {
    write: (data) => attempt(path, () => file.appendFile(data)),
    commit: () =>
      attempt(path, async () => {
        if (temporary !== undefined) await file.sync();
        await file.close();
        if (temporary !== undefined) await rename(temporary, target);
        open = false;
      }),
    async abort() {
      if (!open) return;
      open = false;
      await file.close().catch(() => {});
      if (temporary !== undefined) await rm(temporary, { force: true });
    },
  };
}

/** Where to write: behind symbolic links. `special` where that is no regular file, so that none may take its place. */
async function targetOf(path: string): Promise<{ path: string; special: boolean }> {
  try {
    const stats = await stat(path);
    return { path: await realpath(path), special: !stats.isFile() };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { path, special: false };
    throw cause;
  }
}

async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw ioError(`${path} cannot be written`, cause);
  }
}
