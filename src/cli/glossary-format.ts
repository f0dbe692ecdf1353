/** `qingyi glossary fmt`: writes glossary files in their canonical form. */
import { Command } from 'commander';
import { countOf } from '../report/words.ts';
import type { Console } from './console.ts';
import { glossaryPaths, readLayers } from './glossary-files.ts';
import { addGlossaryFlags, type Flags } from './options.ts';

interface FormatFlags extends Flags {
  readonly check?: true;
}

const HELP = `
Keys get the order of the schema, short lists one line, strings only the quotes that YAML needs. Comments stay.
Exit code: 0 done, 1 with --check where a file is not in canonical form, 2 a file failed.

Examples:
  qingyi glossary fmt our-terms
  qingyi glossary fmt --check our-terms`;

/** @param finish takes the exit code */
export function glossaryFormatCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('fmt')
    .description('write glossary files in canonical form')
    .argument('[path...]', 'folders or files')
    .option('--check', 'name the files that are not in canonical form, and write nothing');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: FormatFlags) => finish(await format(paths, flags, console)));
}

async function format(paths: readonly string[], flags: FormatFlags, { stdout }: Console): Promise<number> {
  const { formatGlossary } = await import('../glossary/format.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  const files = (await readLayers(await glossaryPaths(paths, flags))).flat();
  const formatted = files.map((file) => ({ file, text: formatGlossary(file) }));
  const changed = formatted.filter(({ file, text }) => text !== file.source);
  for (const { file, text } of changed) {
    if (!flags.check) await writeAtomic(file.path, text);
    stdout.write(`${file.path}\n`);
  }
  stdout.write(
    `${countOf(changed.length, 'file')} of ${files.length} ${flags.check ? 'to be formatted' : 'formatted'}\n`,
  );
  return flags.check && changed.length > 0 ? 1 : 0;
}
