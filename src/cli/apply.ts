/** `qingyi apply`: does a run again, and what was decided in its review with it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { QingyiError } from '../model/error.ts';
import { COLOR_MODES, type Console } from './console.ts';
import { addRunFlags, type RunFlags } from './run-flags.ts';

const HELP = `
Cleans the inputs of the run again, as before, and follows RUN/decisions.jsonl, which "qingyi review" writes: what
was accepted is applied, what was rejected is left as it was. A decision that no longer fits is reported and not applied.
The inputs must be what they were. Broken off, it goes on with the same command.

Example:
  qingyi clean articles -o out && qingyi review out && qingyi apply out`;

/** @param finish takes the exit code */
export function applyCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('apply')
    .description('clean the texts of a run again, with what was decided in review')
    .argument('<run>', 'the folder that "qingyi clean -o" wrote')
    .addOption(new Option('--color <when>', 'colour the output').choices(COLOR_MODES).default('auto'));
  return addRunFlags(command)
    .addHelpText('after', HELP)
    .action(async (run: string, flags: RunFlags) => {
      const { readPastRun } = await import('../batch/read-run.ts');
      const { DECISIONS_FILE } = await import('../review/log.ts');
      const { cleanInto } = await import('./run.ts');
      const reviewed = resolve(run, DECISIONS_FILE);
      const { settings, ...past } = await readPastRun(run, reviewed);
      if (!existsSync(reviewed)) {
        throw new QingyiError('usage', `Nothing was decided on the run in ${run}. Review it: qingyi review ${run}`);
      }
      const decisions = [...new Set([...settings.decisions, reviewed])];
      const request = { ...past, output: run, settings: { ...settings, decisions }, goOnWith: 'the same command' };
      finish(await cleanInto(request, flags, console));
    });
}
