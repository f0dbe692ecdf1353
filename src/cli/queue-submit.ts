/** `qingyi queue submit`: plans a run, and puts its shards into the queue. */
import { Command } from 'commander';
import { CORPUS_FILES, findInputs } from '../corpus/inputs.ts';
import { QingyiError } from '../model/error.ts';
import type { Console } from './console.ts';
import { addCleaningFlags, addRecordFlags, type Flags, type RecordFlags, resolveRunSettings } from './options.ts';
import { addRedisFlag, type RedisFlags } from './queue-flags.ts';
import { tellStatus, warnerOf } from './queue-status.ts';
import { VERSION } from './version.ts';

interface SubmitFlags extends Flags, RecordFlags, RedisFlags {
  readonly output: string;
  readonly decisions?: string;
  readonly json?: true;
}

const HELP = `
Takes what "qingyi clean" takes, and writes the same into DIR, but leaves the work to "qingyi queue work" on any number of
machines. They must see the inputs, the glossaries and DIR at the same paths as this one: on a shared file system.
Submitting the same again adds what is neither done nor in the queue: do so when Redis lost its data.

Examples:
  qingyi queue submit '/mnt/shared/crawl/*.jsonl.zst' -o /mnt/shared/out --redis redis://queue:6379
  qingyi queue work --redis redis://queue:6379
  qingyi queue status /mnt/shared/out --redis redis://queue:6379`;

/** @param finish takes the exit code */
export function queueSubmitCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('submit')
    .description('put a run into the queue')
    .argument('<path...>', 'files, folders and glob patterns')
    .requiredOption('-o, --output <dir>', 'write to this folder: new, empty, or that of the same run')
    .option('--decisions <file>', 'do what was decided in review')
    .option('--json', 'print how the run stands as JSON');
  return addCleaningFlags(addRecordFlags(addRedisFlag(command)))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: SubmitFlags) => finish(await submit(paths, flags, console)));
}

async function submit(
  paths: readonly string[],
  { output, redis, json, ...flags }: SubmitFlags,
  console: Console,
): Promise<number> {
  if (paths.includes('-')) throw new QingyiError('usage', 'Standard input cannot be queued: give files.');
  const found = await findInputs(paths, output, CORPUS_FILES);
  const settings = await resolveRunSettings(flags);
  const { submitRun } = await import('../batch/queue/submit.ts');
  const { warnOfUnknownRules } = await import('./run.ts');
  await warnOfUnknownRules(settings, console);
  let failed = 0;
  const status = await submitRun({
    ...found,
    output,
    settings,
    version: VERSION,
    address: redis,
    onFailure({ path, message }) {
      failed++;
      console.stderr.write(`qingyi: ${path} ${message}\n`);
    },
    onWarning: warnerOf(console),
  });
  tellStatus(output, status, { ...flags, ...(json && { json }) }, console);
  return failed > 0 ? 2 : 0;
}
