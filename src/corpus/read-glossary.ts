/** Reads glossaries from files and folders; what they mean is the glossary's business. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assembleGlossary, type CompiledReading, compileLayers, type GlossarySource } from '../glossary/assemble.ts';
import type { Glossary } from '../glossary/compile.ts';
import { QingyiError } from '../model/error.ts';
import { cachedGlossary, cachedReading } from './glossary-cache.ts';

/** The folder of the glossary that comes with the package. */
export const BUILT_IN_GLOSSARY: string = fileURLToPath(new URL('../../glossary', import.meta.url));

/**
 * Loads one glossary from YAML files or from folders, whose `.yaml` and `.yml` files are read at any depth, in the order
 * of their names. A concept of a later path replaces the one with the same id in an earlier path. A large glossary is
 * kept compiled in the user's cache folder, until its files change.
 *
 * @throws {QingyiError} `io` where a path cannot be read or holds no YAML file; `configuration` with every problem of
 *   the files' content
 * @example
 * const glossary = await loadGlossary('glossary');
 */
export async function loadGlossary(...paths: readonly string[]): Promise<Glossary> {
  const layers = await readGlossaryFiles(paths);
  return cachedGlossary(layers, () => assembleGlossary(layers));
}

/**
 * The same with all that the files say, for those who look at the rules themselves.
 *
 * @throws {QingyiError} as {@link loadGlossary}
 */
export async function loadReading(paths: readonly string[]): Promise<CompiledReading> {
  const layers = await readGlossaryFiles(paths);
  return cachedReading(layers, () => compileLayers(layers));
}

/**
 * The texts of a glossary's files: one layer for each path.
 *
 * @throws {QingyiError} `io` where a path cannot be read or holds no YAML file
 */
export function readGlossaryFiles(paths: readonly string[]): Promise<GlossarySource[][]> {
  return Promise.all(paths.map(readLayer));
}

async function readLayer(path: string): Promise<GlossarySource[]> {
  try {
    const files = (await stat(path)).isDirectory() ? await yamlFiles(path) : [path];
    if (files.length === 0) throw new QingyiError('io', `The folder ${path} holds no .yaml file.`);
    return await Promise.all(files.map(async (file) => ({ path: file, source: await readFile(file, 'utf8') })));
  } catch (cause) {
    if (cause instanceof QingyiError) throw cause;
    throw new QingyiError('io', `The glossary ${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
