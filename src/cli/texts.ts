/** The texts of files and folders, for commands that only read them. */
import { findInputs } from '../corpus/inputs.ts';
import { readText } from '../corpus/read.ts';
import type { Console } from './console.ts';

export interface Texts {
  readonly texts: AsyncIterable<{ readonly path: string; readonly bytes: Buffer }>;
  /** How many files and folders could not be read so far; each has been named on standard error. */
  failures(): number;
}

/** @throws {QingyiError} `usage` */
export async function openTexts(paths: readonly string[], { stderr }: Console): Promise<Texts> {
  const { inputs, failures } = await findInputs(paths);
  let failed = 0;
  const fail = (path: string, message: string): void => {
    failed++;
    stderr.write(`qingyi: ${path} ${message}\n`);
  };
  for (const { path, message } of failures) fail(path, message);
  async function* read() {
    for (const { path } of inputs) {
      try {
        yield { path, bytes: await readText(path) };
      } catch (error) {
        fail(path, (error as Error).message);
      }
    }
  }
  return { texts: read(), failures: () => failed };
}
