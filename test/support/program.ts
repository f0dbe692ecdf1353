/** Runs the command line in this process. */
import { PassThrough } from 'node:stream';
import { runProgram } from '../../src/cli/program.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function qingyi(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let [out, err] = ['', ''];
  stdout.on('data', (chunk) => {
    out += chunk;
  });
  stderr.on('data', (chunk) => {
    err += chunk;
  });
  stdin.end(input);
  const code = await runProgram(args, { stdin, stdout, stderr });
  return { code, out, err };
}
