/** The flag that says where the queue is. */
import { type Command, Option } from 'commander';
import { COLOR_MODES, type ColorMode } from './console.ts';

export interface RedisFlags {
  readonly redis: string;
}

export interface TellingFlags extends RedisFlags {
  readonly json?: true;
  readonly color: ColorMode;
}

export function addRedisFlag(command: Command): Command {
  const redis = new Option('--redis <url>', 'where the queue is, as redis://user:password@host:port');
  return command.addOption(redis.env('QINGYI_REDIS').makeOptionMandatory());
}

/** Adds the flags of commands that tell how a run stands. */
export function addTellingFlags(command: Command): Command {
  return command
    .option('--json', 'print how the run stands as JSON')
    .addOption(new Option('--color <when>', 'colour the output').choices(COLOR_MODES).default('auto'));
}
