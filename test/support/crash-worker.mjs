/** A worker of the queue that the second shard of a run kills, and that some records take a thread of. */
import { work } from '../../dist/batch/queue/work.js';

const print = (what) => (task, reason) => console.log(what, task.shard, reason ?? '');

await work({
  address: process.argv[2],
  workers: 1,
  version: process.argv[3],
  drain: true,
  patience: 3000,
  signal: new AbortController().signal,
  processor: new URL('crash-processor.mjs', import.meta.url),
  onDone: print('done'),
  onFailure: print('failed'),
  onWarning: console.error,
});
