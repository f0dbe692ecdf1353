/** The settings file: what a project does not want to repeat on each command line. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ioError } from '../corpus/failure.ts';
import type { Settings } from './settings-file.ts';

const SETTINGS_FILE = 'qingyi.yaml';

/**
 * @param path the file that was asked for; `qingyi.yaml` is read if it is there where none was
 * @throws {QingyiError} `io` where the file cannot be read, `configuration` where it is not as it should be
 */
export async function readSettings(path?: string): Promise<Settings> {
  const file = path ?? SETTINGS_FILE;
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (cause) {
    if (path === undefined && (cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw ioError(`The settings ${file} cannot be read`, cause);
  }
  const { parseSettings } = await import('./settings-file.ts');
  const { glossary, ...rest } = parseSettings({ path: file, source });
  return { ...rest, ...(glossary && { glossary: glossary.map((folder) => resolve(dirname(file), folder)) }) };
}
