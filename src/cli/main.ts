#!/usr/bin/env node
/** The program: connects the command line to the process. */
import { reasonOf } from '../corpus/failure.ts';
import { runProgram } from './program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads has seen enough, as `head` has.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`qingyi: error: Standard output cannot be written: ${reasonOf(error)}\n`);
  process.exit(2);
});

process.exitCode = await runProgram(process.argv.slice(2), process);
