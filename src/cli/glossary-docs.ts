/** `qingyi glossary docs`: a glossary as one HTML page. */
import { Command } from 'commander';
import type { Console } from './console.ts';
import { glossaryPaths, readUsable } from './glossary-files.ts';
import { addGlossaryFlags, type Flags } from './options.ts';

interface DocsFlags extends Flags {
  readonly output: string;
  readonly title: string;
}

const HELP = `
The page needs nothing else and loads nothing: it can be opened from a disk, mailed, or put on any server.

Examples:
  qingyi glossary docs -o glossary.html
  qingyi glossary docs our-terms -o terms.html --title "Our terms"`;

export function glossaryDocsCommand(console: Console): Command {
  const command = new Command('docs')
    .description('render the glossary as a page to browse and search')
    .argument('[path...]', 'folders or files')
    .requiredOption('-o, --output <file>', 'the HTML file to write')
    .option('--title <title>', "the page's heading", 'Glossary');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action((paths: string[], flags: DocsFlags) => docs(paths, flags, console));
}

async function docs(paths: readonly string[], flags: DocsFlags, { stdout }: Console): Promise<void> {
  const { renderGlossary } = await import('../glossary/docs/page.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  const reading = await readUsable(await glossaryPaths(paths, flags));
  await writeAtomic(flags.output, renderGlossary(reading, flags.title));
  stdout.write(`${flags.output} shows ${reading.concepts.length} concepts\n`);
}
