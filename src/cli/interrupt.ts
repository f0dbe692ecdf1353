/** Ctrl+C and SIGTERM, for commands that end their work in good order. */

/** Runs a task with a signal that aborts when the process is told to end. A second time ends it at once. */
export async function untilInterrupted<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await task(controller.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
