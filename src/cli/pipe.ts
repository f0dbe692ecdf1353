/** `qingyi pipe`: JSON Lines from standard input to standard output, a line for a line, for programs that pipe. */
import { once } from 'node:events';
import { Command } from 'commander';
import { visitRecords } from '../corpus/clean-input.ts';
import { rewriteJsonl } from '../corpus/formats/jsonl.ts';
import type { Console } from './console.ts';
import {
  addCleaningFlags,
  addRecordFlags,
  type Flags,
  fieldsOf,
  openCleaner,
  type RecordFlags,
  resolveOptions,
} from './options.ts';

const HELP = `
Each line is written as soon as it is cleaned: the same object with another text in its field, all else as it was. A line
that cannot be read, or has no such field, is passed on as it is. Standard error tells in the end how many lines could not
be read, and whether no line has the field. The exit code is 0 all the same, so that one bad line fails no job of a
thousand files.

Examples:
  zstdcat crawl.jsonl.zst | qingyi pipe --field content | zstd > cleaned.jsonl.zst
  sc.textFile(path).pipe("qingyi pipe --field content").saveAsTextFile(cleaned)`;

export function pipeCommand(console: Console): Command {
  const command = new Command('pipe').description('clean JSON Lines from standard input to standard output');
  return addCleaningFlags(addRecordFlags(command))
    .addHelpText('after', HELP)
    .action((flags: Flags & RecordFlags) => pipe(flags, console));
}

async function pipe(flags: Flags & RecordFlags, { stdin, stdout, stderr }: Console): Promise<void> {
  const { cleaner } = await openCleaner(await resolveOptions(flags));
  const { visitor, wrong } = visitRecords({ cleaner, report() {} });
  for await (const line of rewriteJsonl({ path: '-', chunks: stdin }, fieldsOf(flags), visitor)) {
    if (!stdout.write(line)) await once(stdout, 'drain');
  }
  const said = wrong();
  if (said !== undefined) stderr.write(`qingyi: standard input ${said}\n`);
}
