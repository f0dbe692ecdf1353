/** `qingyi apply`: does a run again, and what was decided in its review with it. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { DECISIONS_FILE } from '../review/log.ts';
import { cleanInto, decisionsOf, type RunSettings } from './clean.ts';
import { COLOR_MODES, type ColorMode, type Console } from './console.ts';

const HELP = `
Cleans the inputs of the run again, as before, and follows RUN/decisions.jsonl, which "qingyi review" writes: what
was accepted is applied, what was rejected is left as it was. A decision that no longer fits is reported and not applied.
The inputs must be what they were; paths count from the current folder, as for "qingyi clean".

Example:
  qingyi clean articles -o out && qingyi review out && qingyi apply out`;

/** @param finish takes the exit code */
export function applyCommand(console: Console, finish: (code: number) => void): Command {
  return new Command('apply')
    .description('clean the texts of a run again, with what was decided in review')
    .argument('<run>', 'the folder that "qingyi clean -o" wrote')
    .addOption(new Option('--color <when>', 'colour the output').choices(COLOR_MODES).default('auto'))
    .addHelpText('after', HELP)
    .action(async (run: string, { color }: { readonly color: ColorMode }) => {
      const { readPastRun } = await import('../batch/read-run.ts');
      const { inputs, settings } = await readPastRun(run);
      const before = settings as unknown as RunSettings;
      const decisions = [...(await decisionsOf(before.decisions)), ...(await decisionsOf(join(run, DECISIONS_FILE)))];
      finish(await cleanInto(run, { inputs, failures: [] }, before, decisions, color, console));
    });
}
