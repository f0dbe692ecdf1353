/** Reads the script and the style of a page, the report or the review, which the build put into the package. */
import { readFile } from 'node:fs/promises';
import { ioError } from './failure.ts';

/** The path is the same from `src/corpus` and from `dist/corpus`. */
const FOLDER = new URL('../../dist/page/', import.meta.url);

/** @throws {QingyiError} `io` where the package is not whole */
export async function readPageAssets(
  page: 'report' | 'review',
): Promise<{ readonly script: string; readonly style: string }> {
  try {
    const script = await readFile(new URL(`${page}.js`, FOLDER), 'utf8');
    return { script, style: await readFile(new URL(`${page}.css`, FOLDER), 'utf8') };
  } catch (cause) {
    throw ioError(`The page of the ${page}, a part of qingyi, cannot be read`, cause);
  }
}
