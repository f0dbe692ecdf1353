/** Runs something again whenever files change. */
import { type FSWatcher, watch } from 'node:fs';

/** Editors write a file in several steps: what comes within so many milliseconds is one change. */
const DEBOUNCE = 150;

/**
 * Calls `run` now and after each change, never twice at once, until `signal` aborts.
 *
 * @param paths files, and folders at any depth
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
  const watchers: FSWatcher[] = paths.map((path) => watch(path, { recursive: true }, notice));
  signal?.addEventListener('abort', () => wake());
  try {
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
