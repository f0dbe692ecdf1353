/** Runs the command line in this process. */
import { PassThrough } from 'node:stream';
import { runProgram } from '../../src/cli/program.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** @param answers what a person types at a terminal; without them, `input` is all that there is to read */
export async function qingyi(
  args: readonly string[],
  input: string | Uint8Array = '',
  answers?: readonly string[],
): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let [out, err] = ['', ''];
  const left = [...(answers ?? [])];
  stdout.on('data', (chunk) => {
    out += chunk;
    if (answers !== undefined && /: $/.test(String(chunk))) stdin.write(`${left.shift() ?? ''}\n`);
  });
  stderr.on('data', (chunk) => {
    err += chunk;
  });
  if (answers === undefined) stdin.end(input);
  else Object.assign(stdin, { isTTY: true });
  const code = await runProgram(args, { stdin, stdout, stderr });
  await new Promise((resolve) => setImmediate(resolve));
  return { code, out, err };
}
