/** Runs a task for each item, several at a time, and yields the results in the items' order. */
import pLimit from 'p-limit';

/** Results that may wait for an earlier one, for each task that runs. */
const WAITING = 2;

/**
 * Holds few results at a time, however many items there are. A task that fails ends the iteration, after those that
 * run have ended.
 *
 * @param concurrency how many tasks may run at a time
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  concurrency: number,
  task: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const limit = pLimit(concurrency);
  const started: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const result = limit(task, item);
      // It may fail long before its turn comes; that is not unhandled.
      result.catch(() => {});
      started.push(result);
      if (started.length > concurrency * WAITING) yield await (started.shift() as Promise<Result>);
    }
    for (let next = started.shift(); next !== undefined; next = started.shift()) yield await next;
  } finally {
    await Promise.allSettled(started);
  }
}
