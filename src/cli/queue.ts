/** `qingyi queue`: the commands that share a run among machines. */
import { Command } from 'commander';
import type { Console } from './console.ts';
import { queueRetryCommand, queueStatusCommand } from './queue-status.ts';
import { queueSubmitCommand } from './queue-submit.ts';
import { queueWorkCommand } from './queue-work.ts';

/** @param finish takes the exit code */
export function queueCommand(console: Console, finish: (code: number) => void): Command {
  return new Command('queue')
    .description('clean on several machines, which share a queue in Redis')
    .addCommand(queueSubmitCommand(console, finish))
    .addCommand(queueWorkCommand(console, finish))
    .addCommand(queueStatusCommand(console, finish))
    .addCommand(queueRetryCommand(console, finish));
}
