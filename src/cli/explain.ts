/** `qingyi explain`: what each stage did to one text, and why. */
import { Command } from 'commander';
import { type Console, colorsFor, readStandardInput } from './console.ts';
import { addCleaningFlags, type Flags, openCleaner, resolveOptions } from './options.ts';

const HELP = `
Examples:
  qingyi explain 以月亮暗面創始人楊植麟為代表的技術派
  qingyi explain - < article.txt`;

export function explainCommand(console: Console): Command {
  const command = new Command('explain')
    .description('show what each stage does to a text, and why')
    .argument('<text>', 'the text itself, or - for standard input');
  return addCleaningFlags(command)
    .addHelpText('after', HELP)
    .action(async (text: string, flags: Flags) => {
      const { explainReport } = await import('../report/explain.ts');
      const { cleaner } = await openCleaner(await resolveOptions(flags));
      const report = cleaner.clean(text === '-' ? await readStandardInput(console) : text, '-');
      console.stdout.write(explainReport(report, colorsFor(console.stdout, flags.color)));
    });
}
