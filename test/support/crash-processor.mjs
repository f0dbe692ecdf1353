import { workerData } from 'node:worker_threads';
import { shardProcessor } from '../../dist/batch/queue/process-shard.js';

const clean = shardProcessor({ ...workerData, worker: new URL('poison-worker.mjs', import.meta.url) });

export default async function processor(job, ...rest) {
  if (job.data.shard === '0001') process.kill(process.pid, 'SIGKILL');
  return clean(job, ...rest);
}
