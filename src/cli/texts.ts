/** Cleans texts for commands that only look at what comes of it: file by file, record by record. Writes nothing. */
import { type Cleaning, cleanInput } from '../corpus/clean-input.ts';
import { formatOf, PLAIN_TEXT } from '../corpus/formats/index.ts';
import { CORPUS_FILES, type Failure, findInputs, type Inputs } from '../corpus/inputs.ts';
import { openInput } from '../corpus/open-input.ts';
import { QingyiError } from '../model/error.ts';
import type { Console } from './console.ts';

/**
 * @param paths files, folders and patterns, or `-` alone for standard input
 * @returns how many files and folders failed; each has been named on standard error
 * @throws {QingyiError} `usage`
 */
export async function reportOnTexts(
  paths: readonly string[],
  cleaning: Pick<Cleaning, 'cleaner' | 'fields' | 'report'>,
  { stdin, stderr }: Console,
): Promise<number> {
  const { inputs, failures } = await inputsOf(paths);
  let failed = 0;
  const fail = ({ path, message }: Failure): void => {
    failed++;
    stderr.write(`qingyi: ${path} ${message}\n`);
  };
  failures.forEach(fail);
  for (const { path } of inputs) {
    try {
      const input = path === '-' ? { path, chunks: stdin, async close() {} } : await openInput(path);
      const writing = { ...cleaning, write() {} };
      const wrong = await cleanInput(formatOf(path) ?? PLAIN_TEXT, input, writing).finally(() => input.close());
      if (wrong !== undefined) fail({ path, message: wrong });
    } catch (error) {
      fail({ path, message: (error as Error).message });
    }
  }
  return failed;
}

async function inputsOf(paths: readonly string[]): Promise<Inputs> {
  if (!paths.includes('-')) return findInputs(paths, undefined, CORPUS_FILES);
  if (paths.length > 1) throw new QingyiError('usage', '"-" cannot be combined with other paths.');
  return { inputs: [{ path: '-', name: '-' }], failures: [] };
}
