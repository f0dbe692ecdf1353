/** Flags that say how a run is done, and which part of it: the same result comes of all of them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Part } from '../batch/plan.ts';
import { QingyiError } from '../model/error.ts';
import type { ColorMode } from './console.ts';

export interface RunFlags {
  readonly workers?: number;
  readonly quiet?: true;
  readonly json?: true;
  readonly color: ColorMode;
}

export function addRunFlags(command: Command): Command {
  return command
    .option('--workers <number>', 'worker threads (default: one for each core)', parseWorkers)
    .option('--quiet', 'print nothing but what went wrong')
    .option('--json', 'print what the run came to as JSON');
}

export interface PartFlags {
  readonly shardIndex?: number;
  readonly shardCount?: number;
  readonly slurmArray?: true;
}

export function addPartFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--shard-index <number>', 'clean one part of the run, from 0; others clean theirs into the same DIR')
        .argParser(parseCount)
        .conflicts('slurmArray'),
    )
    .addOption(new Option('--shard-count <number>', 'how many parts there are').argParser(parseCount))
    .option('--slurm-array', 'take both from the variables of a Slurm job array');
}

/**
 * @param environment of the process
 * @throws {QingyiError} `usage`
 */
export function partOf(flags: PartFlags, environment: NodeJS.ProcessEnv): Part | undefined {
  if (flags.slurmArray) return slurmPart(environment);
  const { shardIndex: index, shardCount: count } = flags;
  if (index === undefined && count === undefined) return undefined;
  if (index === undefined || count === undefined) {
    throw new QingyiError('usage', '--shard-index and --shard-count go together.');
  }
  if (count === 0) throw new QingyiError('usage', '--shard-count is at least 1.');
  if (index < count) return { index, count };
  throw new QingyiError('usage', `--shard-index counts from 0: of ${count} parts the last is ${count - 1}.`);
}

/** Task ids may begin anywhere and go in steps: `--array=5-25:5`. */
function slurmPart(environment: NodeJS.ProcessEnv): Part {
  const read = (name: string, otherwise?: number): number => {
    const value = Number(environment[name] ?? otherwise);
    if (Number.isInteger(value)) return value;
    throw new QingyiError('usage', `This is no task of a Slurm job array: ${name} is not set.`);
  };
  const id = read('SLURM_ARRAY_TASK_ID');
  const index = (id - read('SLURM_ARRAY_TASK_MIN', 0)) / read('SLURM_ARRAY_TASK_STEP', 1);
  const count = read('SLURM_ARRAY_TASK_COUNT');
  if (Number.isInteger(index) && index >= 0 && index < count) return { index, count };
  throw new QingyiError(
    'usage',
    `The task ids of the Slurm job array are not evenly spaced. Use --array=0-${count - 1}.`,
  );
}

function parseCount(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number.');
}

export function parseWorkers(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a number from 1 to 999.');
}
