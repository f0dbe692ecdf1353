/** `qingyi queue work`: cleans the shards in the queue. */
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import type { ShardTask } from '../batch/queue/shard-task.ts';
import type { Console } from './console.ts';
import { untilInterrupted } from './interrupt.ts';
import { addRedisFlag, type RedisFlags } from './queue-flags.ts';
import { warnerOf } from './queue-status.ts';
import { parseWorkers } from './run-flags.ts';
import { VERSION } from './version.ts';

interface WorkFlags extends RedisFlags {
  readonly workers?: number;
  readonly drain?: true;
  readonly quiet?: true;
}

const HELP = `
Cleans shards of all runs in the queue, until Ctrl+C or SIGTERM. What is then not done goes back into the queue. Of each run,
the worker that cleans the last shard makes the reports. A shard whose worker dies is cleaned by another one; where that
dies too, the shard has failed.
Exit code: 0, 2 where a shard failed.

Examples:
  qingyi queue work --redis redis://queue:6379
  qingyi queue work --redis redis://queue:6379 --workers 8 --drain`;

/** @param finish takes the exit code */
export function queueWorkCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('work')
    .description('clean what is in the queue')
    .option('--workers <number>', 'shards at a time (default: one for each core)', parseWorkers)
    .option('--drain', 'end when the queue is empty and nobody cleans any more')
    .option('--quiet', 'print nothing but what went wrong');
  return addRedisFlag(command)
    .addHelpText('after', HELP)
    .action(async (flags: WorkFlags) => finish(await workOn(flags, console)));
}

async function workOn({ redis, workers, drain, quiet }: WorkFlags, console: Console): Promise<number> {
  const { work } = await import('../batch/queue/work.ts');
  let failed = 0;
  const name = ({ shard, folder }: ShardTask): string => `shard ${shard} of ${folder}`;
  const interrupted = await untilInterrupted(async (signal) => {
    await work({
      address: redis,
      workers: workers ?? availableParallelism(),
      version: VERSION,
      drain: drain === true,
      signal,
      onDone(task) {
        if (!quiet) console.stdout.write(`${name(task)} done\n`);
      },
      onFailure(task, reason) {
        failed++;
        console.stderr.write(`qingyi: ${name(task)} failed: ${reason}\n`);
      },
      onWarning: warnerOf(console),
    });
    return signal.aborted;
  });
  const code = failed > 0 ? 2 : 0;
  // Threads may still be at work where Redis is away, so that their shards could not be put back.
  if (interrupted) process.exit(code);
  return code;
}
