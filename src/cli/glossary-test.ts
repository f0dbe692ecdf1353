/** `qingyi glossary test`: runs the tests that glossaries hold. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Glossary } from '../glossary/compile.ts';
import type { GlossaryTest, TestFailure } from '../glossary/tests.ts';
import { type Problem, QingyiError } from '../model/error.ts';
import { countOf } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import { printError, printProblems } from './errors.ts';
import { glossaryPaths } from './glossary-files.ts';
import { addGlossaryFlags, type Flags, openCleaner, resolveOptions } from './options.ts';

interface TestFlags extends Flags {
  readonly id?: readonly string[];
  readonly domain?: readonly string[];
  readonly file?: readonly string[];
  readonly watch?: true;
}

const HELP = `
Without a path, the glossaries that "qingyi clean" would use are tested, together. All rules are at work in every test;
--id, --domain and --file choose which tests run.
Exit code: 0 all tests passed, 1 some failed, 2 a glossary cannot be used.

Examples:
  qingyi glossary test
  qingyi glossary test our-terms --watch
  qingyi glossary test --domain ai finance --id moonshot-ai`;

/** @param finish takes the exit code */
export function glossaryTestCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('test')
    .description("run the glossaries' own tests")
    .argument('[path...]', 'folders or files to test by themselves')
    .option('--id <id...>', 'only the tests of these concepts')
    .option('--domain <name...>', 'only the tests of these domains')
    .option('--file <path...>', 'only the tests in these files')
    .option('--watch', 'run the tests again whenever a file changes');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: TestFlags) => finish(await testOrWatch(paths, flags, console)));
}

async function testOrWatch(given: readonly string[], flags: TestFlags, console: Console): Promise<number> {
  const paths = await glossaryPaths(given, flags);
  if (!flags.watch) return testGlossary(paths, flags, console);
  const { watchAndRun } = await import('./watch.ts');
  await watchAndRun(paths, async () => {
    try {
      await testGlossary(paths, flags, console);
    } catch (error) {
      if (!(error instanceof QingyiError)) throw error;
      console.stdout.write(printError(error, colorsFor(console.stdout, flags.color)));
    }
    console.stdout.write('Waiting for changes; Ctrl+C ends.\n');
  });
  return 0;
}

/** Runs the tests that the flags choose and prints those that fail. */
export async function testGlossary(paths: readonly string[], flags: TestFlags, console: Console): Promise<number> {
  const { runTests } = await import('../glossary/tests.ts');
  const { cleaner, glossary } = await openCleaner({
    ...(await resolveOptions(flags)),
    builtinGlossary: false,
    glossary: paths,
    script: 'keep',
    stages: ['detect'],
  });
  const chosen = chooseTests(glossary, flags);
  const failures = await locate(runTests(chosen, (text) => cleaner.clean(text)));
  const colors = colorsFor(console.stdout, flags.color);
  console.stdout.write(printProblems(failures, colors));
  const tests = countOf(chosen.length, 'test');
  const passed = colors.green(`${tests} passed`);
  const failed = colors.red(`${failures.length} of ${tests} failed`);
  console.stdout.write(`${failures.length === 0 ? passed : failed}\n`);
  return failures.length === 0 ? 0 : 1;
}

/** A kept glossary brings its tests without their places: only what fails is looked up in the files. */
async function locate(failures: readonly TestFailure[]): Promise<Problem[]> {
  if (failures.length === 0) return [];
  const { failureOf } = await import('../glossary/read.ts');
  return failures.map(failureOf);
}

/** @throws {QingyiError} `usage` where a flag names something that the glossary does not have */
function chooseTests({ concepts, tests }: Glossary, { id, domain, file }: TestFlags): GlossaryTest[] {
  const domains = new Map(concepts.map((concept) => [concept.id, concept.domain]));
  const files = file?.map((path) => resolve(path));
  const insist = (kind: string, wanted: readonly string[] | undefined, known: Iterable<string>): void => {
    const set = new Set(known);
    const unknown = wanted?.find((name) => !set.has(name));
    if (unknown !== undefined) throw new QingyiError('usage', `The glossary has no ${kind} ${unknown}.`);
  };
  insist('concept', id, domains.keys());
  insist('domain', domain, domains.values());
  insist(
    'tests in',
    files,
    tests.map((test) => resolve(test.file.path)),
  );
  return tests.filter(
    (test) =>
      (id === undefined || id.includes(test.concept)) &&
      (domain === undefined || domain.includes(domains.get(test.concept) ?? '')) &&
      (files === undefined || files.includes(resolve(test.file.path))),
  );
}
