/** Errors as the user sees them: what is wrong, where, and what to do; never a stack trace for a mistake of theirs. */
import { relative } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { type Problem, QingyiError } from '../model/error.ts';

/** `path:line:column message`, and below it the line with a caret. */
export function printProblems(problems: readonly Problem[], colors: Colors): string {
  return problems
    .map(({ path, line, column, message, excerpt }) => {
      const place = colors.bold(`${fromHere(path)}:${line}:${column}`);
      return `${place} ${message}\n${excerpt.replace(/^/gm, '    ').replace(/\^$/, colors.red('^'))}\n\n`;
    })
    .join('');
}

/** A path as seen from the current folder, where it lies in that. */
function fromHere(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below;
}

export function printError(error: unknown, colors: Colors): string {
  if (!(error instanceof QingyiError)) {
    return `qingyi: ${colors.red('internal error')}: ${error instanceof Error ? error.stack : error}\n`;
  }
  const help = error.code === 'usage' ? 'Add --help to see how the command is used.\n' : '';
  return `${printProblems(error.problems, colors)}qingyi: ${colors.red('error')}: ${error.message}\n${help}`;
}
