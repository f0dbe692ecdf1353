/** Runs something again whenever files change. */
import { type FSWatcher, watch } from 'node:fs';
import { ioError } from '../corpus/failure.ts';

/** Editors write a file in several steps: what comes within so many milliseconds is one change. */
const DEBOUNCE = 150;

/**
 * Calls `run` now and after each change, never twice at once, until `signal` aborts.
 *
 * @param paths files, and folders at any depth
 * @throws {QingyiError} `io` where a path cannot be watched
 */
export async function watchAndRun(
  paths: readonly string[],
  run: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let wake: () => void = () => {};
  let changed = false;
  const notice = (): void => {
    changed = true;
    wake();
  };
  const watchers: FSWatcher[] = [];
  signal?.addEventListener('abort', () => wake());
  try {
    // One that is gone later is a change: the run says what is missing.
    for (const path of paths) watchers.push(start(path, notice).on('error', notice));
    while (!signal?.aborted) {
      changed = false;
      await run();
      while (!changed && !signal?.aborted) await new Promise<void>((resolve) => (wake = resolve));
      await new Promise((resolve) => setTimeout(resolve, signal?.aborted ? 0 : DEBOUNCE));
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

function start(path: string, notice: () => void): FSWatcher {
  try {
    return watch(path, { recursive: true }, notice);
  } catch (cause) {
    throw ioError(`${path} cannot be watched`, cause);
  }
}
