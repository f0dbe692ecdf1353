/** `qingyi glossary test`: runs the tests that glossaries hold. */
import { Command } from 'commander';
import { countOf } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import { printProblems } from './errors.ts';
import { addGlossaryFlags, type Flags, openCleaner, resolveOptions } from './options.ts';

const HELP = `
Without a path, the glossaries that "qingyi clean" would use are tested, together.
Exit code: 0 all tests passed, 1 some failed, 2 a glossary cannot be used.

Examples:
  qingyi glossary test
  qingyi glossary test our-terms`;

/** @param finish takes the exit code */
export function glossaryTestCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('test')
    .description("run the glossaries' own tests")
    .argument('[path...]', 'folders or files to test by themselves');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: Flags) => finish(await test(paths, flags, console)));
}

async function test(paths: readonly string[], flags: Flags, console: Console): Promise<number> {
  const { runTests } = await import('../glossary/tests.ts');
  const options = await resolveOptions(flags);
  const glossaries = paths.length > 0 ? paths : options.glossary;
  const { cleaner, glossary } = await openCleaner({
    ...options,
    glossary: glossaries,
    script: 'keep',
    stages: ['detect'],
  });
  const failures = runTests(glossary.tests, (text) => cleaner.clean(text));
  const colors = colorsFor(console.stdout, flags.color);
  console.stdout.write(printProblems(failures, colors));
  const { length: tests } = glossary.tests;
  const passed = colors.green(`${countOf(tests, 'test')} passed`);
  const failed = colors.red(`${failures.length} of ${countOf(tests, 'test')} failed`);
  console.stdout.write(`${failures.length === 0 ? passed : failed}\n`);
  return failures.length === 0 ? 0 : 1;
}
