/** The command line as a function from arguments to an exit code: 0 done, 1 something was found, 2 something failed. */
import { Command, CommanderError } from 'commander';
import { applyCommand } from './apply.ts';
import { checkCommand } from './check.ts';
import { cleanCommand } from './clean.ts';
import { type Console, colorsFor } from './console.ts';
import { printError } from './errors.ts';
import { evalCommand } from './eval.ts';
import { explainCommand } from './explain.ts';
import { glossaryCommand } from './glossary.ts';
import { pipeCommand } from './pipe.ts';
import { queueCommand } from './queue.ts';
import { reportCommand } from './report.ts';
import { reviewCommand } from './review.ts';
import { VERSION } from './version.ts';

/** @param args without the program's own name */
export async function runProgram(args: readonly string[], console: Console): Promise<number> {
  let code = 0;
  const finish = (result: number): void => {
    code = result;
  };
  const program = new Command('qingyi')
    .description('Cleans scraped Chinese articles: repairs encoding damage, corrects what machine translation broke.')
    .version(VERSION)
    .addCommand(cleanCommand(console, finish))
    .addCommand(pipeCommand(console))
    .addCommand(queueCommand(console, finish))
    .addCommand(checkCommand(console, finish))
    .addCommand(explainCommand(console))
    .addCommand(reportCommand(console))
    .addCommand(reviewCommand(console))
    .addCommand(applyCommand(console, finish))
    .addCommand(evalCommand(console))
    .addCommand(glossaryCommand(console, finish));
  setUp(program, console);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.stderr.write(printError(error, colorsFor(console.stderr, 'auto')));
    return 2;
  }
}

/** Commander prints to the console's streams, and throws instead of ending the process. */
function setUp(command: Command, console: Console): void {
  command
    .exitOverride()
    .showHelpAfterError('Add --help to see how the command is used.')
    .configureOutput({
      writeOut: (text) => console.stdout.write(text),
      writeErr: (text) => console.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'qingyi: error:')),
    });
  for (const part of command.commands) setUp(part, console);
}
