/** `qingyi glossary export`: a glossary in the formats of translation tools. */
import { extname } from 'node:path';
import { Command, Option } from 'commander';
import type { Exported } from '../glossary/exchange/exchange.ts';
import type { GlossaryReading } from '../glossary/read.ts';
import { QingyiError } from '../model/error.ts';
import type { Console } from './console.ts';
import { glossaryPaths, readUsable } from './glossary-files.ts';
import { addGlossaryFlags, type Flags } from './options.ts';

const FORMATS = ['tbx', 'csv', 'tsv', 'term-sets'] as const;
type Format = (typeof FORMATS)[number];

interface ExportFlags extends Flags {
  readonly output?: string;
  readonly format?: Format;
  readonly from: 'en' | 'zh';
}

const HELP = `
Formats:
  tbx        TBX-Basic, version 3 (ISO 30042:2019), DCA style
  csv, tsv   source and target term, without a header, as DeepL, Google and Microsoft take them
  term-sets  CSV with the header en,zh-CN,zh-TW, as Google takes sets of equivalent terms
What the format cannot hold is named on standard error.

Examples:
  qingyi glossary export -o terms.tbx
  qingyi glossary export our-terms --from zh -o zh-en.csv`;

export function glossaryExportCommand(console: Console): Command {
  const command = new Command('export')
    .description('write the glossary as TBX, CSV or TSV')
    .argument('[path...]', 'folders or files')
    .option('-o, --output <file>', 'the file to write (default: standard output)')
    .addOption(new Option('--format <format>', 'the format (default: what the file is called)').choices(FORMATS))
    .addOption(new Option('--from <language>', 'csv and tsv: the source language').choices(['en', 'zh']).default('en'));
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action((paths: string[], flags: ExportFlags) => exportGlossary(paths, flags, console));
}

async function exportGlossary(paths: readonly string[], flags: ExportFlags, console: Console): Promise<void> {
  const { output, from } = flags;
  const format = flags.format ?? FORMATS.find((name) => `.${name}` === extname(output ?? '').toLowerCase());
  if (format === undefined) throw new QingyiError('usage', `Say which format: --format ${FORMATS.join('|')}.`);
  const reading = await readUsable(await glossaryPaths(paths, flags));
  if (reading.concepts.length === 0) throw new QingyiError('usage', 'The glossary has no concept to export.');
  const { text, losses } = await write(reading, format, from);
  for (const loss of losses) console.stderr.write(`qingyi: ${loss}\n`);
  if (output === undefined) console.stdout.write(text);
  else await (await import('../corpus/write.ts')).writeAtomic(output, text);
}

async function write(reading: GlossaryReading, format: Format, from: 'en' | 'zh'): Promise<Exported> {
  if (format === 'tbx') return (await import('../glossary/exchange/tbx-write.ts')).writeTbx(reading);
  const { writePairs, writeTermSets } = await import('../glossary/exchange/table.ts');
  return format === 'term-sets' ? writeTermSets(reading) : writePairs(reading, from, format === 'csv' ? ',' : '\t');
}
