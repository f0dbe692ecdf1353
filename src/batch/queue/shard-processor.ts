/** The module that BullMQ runs in the threads of a worker. */
import { workerData } from 'node:worker_threads';
import { type ShardProcessor, shardProcessor } from './process-shard.ts';

const processor: ShardProcessor = shardProcessor(workerData);
export default processor;
