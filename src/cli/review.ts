/** `qingyi review`: serves the page on which people decide about what a run found. */
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { Console } from './console.ts';
import { VERSION } from './version.ts';

interface ReviewFlags {
  readonly host: string;
  readonly port: number;
  readonly as?: string;
}

const HELP = `
Prints the address of the page, which holds a secret: whoever has it can decide. Decisions are added to
RUN/decisions.jsonl; "qingyi apply RUN" follows them. Ctrl+C ends.

Examples:
  qingyi review out
  qingyi review out --as "Ann Lee" --port 8080`;

export function reviewCommand(console: Console): Command {
  return new Command('review')
    .description('accept and reject on a page in the browser')
    .argument('<run>', 'the folder that "qingyi clean -o" wrote')
    .option('--as <name>', 'who decides (default: the name that you are logged in by)')
    .option('--port <number>', 'the port (default: a free one)', parsePort, 0)
    .option('--host <address>', 'the address to listen at; any but a loopback address lets others in', '127.0.0.1')
    .addHelpText('after', HELP)
    .action(async (run: string, flags: ReviewFlags) => {
      const { serveReview } = await import('../review/serve.ts');
      const { teacher } = await import('../review/teach.ts');
      const { readRunSettings } = await import('../batch/read-run.ts');
      const { glossaryLayers } = await import('../batch/settings.ts');
      const glossary = glossaryLayers(await readRunSettings(run));
      const by = flags.as ?? userInfo().username;
      const review = await serveReview(run, { ...flags, by, version: VERSION, teach: teacher(glossary) });
      console.stdout.write(`${review.url}\n`);
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      await review.close();
    });
}

function parsePort(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
