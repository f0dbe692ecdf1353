/** `qingyi queue status` and `qingyi queue retry`: how a run in the queue stands. */
import { Command } from 'commander';
import type { Colors } from 'picocolors/types.js';
import type { RunStatus } from '../batch/queue/submit.ts';
import { summaryOf } from '../report/counts.ts';
import { countOf } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import { addRedisFlag, addTellingFlags, type TellingFlags } from './queue-flags.ts';

const STATUS_HELP = `
What is done is told by the folder of the run, the rest by the queue.
Exit code: 0, 2 where shards failed, or a finished run holds what could not be cleaned.

Example:
  qingyi queue status /mnt/shared/out --redis redis://queue:6379`;

const RETRY_HELP = `
Puts what failed back into the queue, and what else is neither done nor in it.

Example:
  qingyi queue retry /mnt/shared/out --redis redis://queue:6379`;

/** @param finish takes the exit code */
export function queueStatusCommand(console: Console, finish: (code: number) => void): Command {
  return runCommand('status', 'tell how far a run is')
    .addHelpText('after', STATUS_HELP)
    .action(async (run: string, { redis, ...flags }: TellingFlags) => {
      const { readStatus } = await import('../batch/queue/submit.ts');
      const status = await readStatus(run, redis, warnerOf(console));
      tellStatus(run, status, flags, console);
      const { failures, quarantined } = status.summary ?? { failures: [], quarantined: 0 };
      finish(status.failed.length + failures.length + quarantined > 0 ? 2 : 0);
    });
}

/** @param finish takes the exit code */
export function queueRetryCommand(console: Console, finish: (code: number) => void): Command {
  return runCommand('retry', 'put the shards of a run that failed back into the queue')
    .addHelpText('after', RETRY_HELP)
    .action(async (run: string, { redis, ...flags }: TellingFlags) => {
      const { retryRun } = await import('../batch/queue/submit.ts');
      tellStatus(run, await retryRun(run, redis, warnerOf(console)), flags, console);
      finish(0);
    });
}

function runCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .argument('<run>', 'the folder that "qingyi queue submit -o" made');
  return addTellingFlags(addRedisFlag(command));
}

export function warnerOf({ stderr }: Console): (warning: string) => void {
  return (warning) => void stderr.write(`qingyi: ${warning}\n`);
}

/** @param run the folder of the run */
export function tellStatus(
  run: string,
  status: RunStatus & { readonly added?: number },
  flags: Pick<TellingFlags, 'json' | 'color'>,
  { stdout }: Console,
): void {
  if (!flags.json) {
    stdout.write(statusText(run, status, colorsFor(stdout, flags.color)));
    return;
  }
  const { summary, ...rest } = status;
  const { inputs, outputs, ...came } = summary ?? {};
  stdout.write(`${JSON.stringify({ ...rest, ...(summary && { summary: { ...came, files: inputs?.length } }) })}\n`);
}

function statusText(run: string, status: RunStatus & { readonly added?: number }, colors: Colors): string {
  const { shards, done, active, waiting, failed, missing, added, finishing, summary } = status;
  const parts = [
    `${done} done`,
    `${active} active`,
    `${waiting} waiting${added === undefined ? '' : `, ${added} of them new`}`,
    ...(failed.length > 0 ? [colors.red(`${failed.length} failed`)] : []),
    ...(missing > 0 ? [colors.red(`${missing} not in the queue`)] : []),
  ];
  const reasons = failed.map(
    ({ shard, reason, host }) => `  shard ${shard} failed${host === undefined ? '' : ` on ${host}`}: ${reason}\n`,
  );
  const retry = `qingyi queue retry ${run}\n`;
  const ways = [
    ...(failed.length + missing > 0 ? [`Put them back: ${retry}`] : []),
    ...(finishing ? ['Its reports are being made.\n'] : []),
    ...(done === shards && !finishing && summary === undefined ? [`Its reports are not made yet: ${retry}`] : []),
    ...(summary === undefined ? [] : [summaryOf(summary, summary.failures.length, colors)]),
    ...(summary?.failures ?? []).map(({ path, message }) => `  ${path} ${message}\n`),
  ];
  return `${colors.bold(countOf(shards, 'shard'))}: ${parts.join(', ')}\n${[...reasons, ...ways].join('')}`;
}
