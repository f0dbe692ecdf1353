/** `qingyi glossary lint`: finds what is doubtful in glossaries. */
import { Command } from 'commander';
import type { LintFinding } from '../glossary/lint/finding.ts';
import { countOf } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import { printProblems } from './errors.ts';
import { detectingCleaner, glossaryPaths } from './glossary-files.ts';
import { addGlossaryFlags, type Flags } from './options.ts';

interface LintFlags extends Flags {
  readonly fix?: true;
}

const HELP = `
Without a path, the glossaries that "qingyi clean" would use are looked at, together. Errors are rules that do not do
what they say, and corrections without tests; the rest are warnings.
Exit code: 0 no errors, 1 errors, 2 a file failed.

Examples:
  qingyi glossary lint
  qingyi glossary lint our-terms --fix`;

/** @param finish takes the exit code */
export function glossaryLintCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('lint')
    .description('find doubtful rules: duplicates, dead forms, missing tests ...')
    .argument('[path...]', 'folders or files to look at by themselves')
    .option('--fix', 'repair what can be repaired without a change of results; writes the files in canonical form');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: LintFlags) => finish(await lint(paths, flags, console)));
}

async function lint(given: readonly string[], flags: LintFlags, console: Console): Promise<number> {
  const paths = await glossaryPaths(given, flags);
  if (flags.fix) await repair(paths, console);
  const findings = await findingsOf(paths);
  const colors = colorsFor(console.stdout, flags.color);
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const shown = findings.map((finding) => {
    const severity = finding.severity === 'error' ? colors.red('error') : colors.yellow('warning');
    return { ...finding, message: `${severity}: ${finding.message} ${colors.dim(`(${finding.check})`)}` };
  });
  console.stdout.write(printProblems(shown, colors));
  console.stdout.write(`${countOf(count('error'), 'error')}, ${countOf(count('warning'), 'warning')}\n`);
  return count('error') === 0 ? 0 : 1;
}

async function findingsOf(paths: readonly string[]): Promise<LintFinding[]> {
  const { lintGlossary } = await import('../glossary/lint/index.ts');
  const { loadReading } = await import('../corpus/read-glossary.ts');
  return lintGlossary(() => loadReading(paths), await detectingCleaner());
}

/** Until no repair is left: one can make room for another. */
async function repair(paths: readonly string[], { stdout }: Console): Promise<void> {
  const { repairFiles } = await import('../glossary/lint/repair.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  for (let round = 0; round < 5; round++) {
    const repaired = repairFiles(await findingsOf(paths));
    if (repaired.length === 0) return;
    for (const { file, text } of repaired) {
      await writeAtomic(file.path, text);
      stdout.write(`${file.path} repaired\n`);
    }
  }
}
