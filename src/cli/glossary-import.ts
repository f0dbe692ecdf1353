/** `qingyi glossary import`: glossary files from those of translation tools. */
import { access } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Imported } from '../glossary/exchange/exchange.ts';
import { QingyiError } from '../model/error.ts';
import { countOf } from '../report/words.ts';
import type { Console } from './console.ts';

interface ImportFlags {
  readonly output: string;
  readonly domain: string;
}

const HELP = `
DIR gets one file for each domain, DOMAIN.yaml; a file that is there already is left alone. Deprecated terms become
artefacts at tier flag. What is left out is named on standard error.

Examples:
  qingyi glossary import terms.tbx -o our-terms
  qingyi glossary import deepl.csv -o our-terms --domain finance`;

export function glossaryImportCommand(console: Console): Command {
  return new Command('import')
    .description('read TBX, CSV or TSV into glossary files')
    .argument('<file>', 'a .tbx, .csv or .tsv file')
    .requiredOption('-o, --output <dir>', 'the folder to write to')
    .option('--domain <name>', 'csv and tsv: the domain of the concepts', parseDomain, 'imported')
    .addHelpText('after', HELP)
    .action((file: string, flags: ImportFlags) => importGlossary(file, flags, console));
}

function parseDomain(value: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) {
    throw new InvalidArgumentError('Write lower-case words joined by hyphens, such as venture-capital.');
  }
  return value;
}

/** Of more losses than this, the first are enough to see what is wrong. */
const MOST_LOSSES = 20;

async function importGlossary(file: string, { output, domain }: ImportFlags, console: Console): Promise<void> {
  const { assembleGlossary } = await import('../glossary/assemble.ts');
  const { writeGlossaryFile } = await import('../glossary/format.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  const { files, losses } = await read(file, domain);
  for (const loss of losses.slice(0, MOST_LOSSES)) console.stderr.write(`qingyi: ${loss}\n`);
  if (losses.length > MOST_LOSSES) console.stderr.write(`qingyi: and ${losses.length - MOST_LOSSES} more\n`);
  if (files.length === 0) throw new QingyiError('configuration', `${file} holds no English term with a Chinese one.`);
  const written = files.map((content) => ({
    path: join(output, `${content.domain}.yaml`),
    source: writeGlossaryFile(content),
  }));
  assembleGlossary([written]);
  for (const { path } of written) {
    if (await exists(path)) throw new QingyiError('usage', `${path} is there already: choose another folder.`);
  }
  for (const { path, source } of written) await writeAtomic(path, source);
  const concepts = files.reduce((sum, content) => sum + (content.concepts?.length ?? 0), 0);
  console.stdout.write(`${countOf(concepts, 'concept')} in ${countOf(files.length, 'file')}\n`);
}

async function read(file: string, domain: string): Promise<Imported> {
  const { readNamedText } = await import('../corpus/read.ts');
  const kind = extname(file).toLowerCase();
  if (!['.tbx', '.xml', '.csv', '.tsv'].includes(kind)) {
    throw new QingyiError('usage', `${file} is neither .tbx nor .csv nor .tsv.`);
  }
  const { decode } = await import('../stages/decode.ts');
  const { text } = decode(await readNamedText(file));
  if (kind === '.tbx' || kind === '.xml') return (await import('../glossary/exchange/tbx-read.ts')).readTbx(file, text);
  return (await import('../glossary/exchange/table.ts')).readTable(file, text, kind === '.csv' ? ',' : '\t', domain);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
