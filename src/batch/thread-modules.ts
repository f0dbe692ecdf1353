/** Where the built modules lie that threads run. The paths are the same from `src/batch`, `dist/batch` and `dist/chunks`. */

/** Cleans shards for a pool. */
export const SHARD_WORKER: URL = new URL('../../dist/batch/shard-worker.js', import.meta.url);
/** Cleans shards for BullMQ. */
export const SHARD_PROCESSOR: URL = new URL('../../dist/batch/queue/shard-processor.js', import.meta.url);
