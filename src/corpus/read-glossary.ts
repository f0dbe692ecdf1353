/** Reads glossaries from files and folders; what they mean is the glossary's business. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledReading, GlossarySource } from '../glossary/assemble.ts';
import type { Glossary } from '../glossary/compile.ts';
import { QingyiError } from '../model/error.ts';
import { ioError } from './failure.ts';
import { cachedGlossary, cachedReading, type GlossaryFile } from './glossary-cache.ts';

/**
 * The folder of the glossary that comes with the package: to be loaded with others.
 *
 * @example
 * const glossary = await loadGlossary(BUILT_IN_GLOSSARY, 'glossary');
 */
export const BUILT_IN_GLOSSARY: string = fileURLToPath(new URL('../../glossary', import.meta.url));

/**
 * Loads one glossary from YAML files or from folders, whose `.yaml` and `.yml` files are read at any depth, in the order
 * of their names. A concept of a later path replaces the one with the same id in an earlier path. A large glossary is
 * kept compiled in the user's cache folder, until its files change.
 *
 * @param paths the glossary that comes with the package if none is given
 * @throws {QingyiError} `io` where a path cannot be read or holds no YAML file; `configuration` with every problem of
 *   the files' content
 * @example
 * const glossary = await loadGlossary();
 */
export async function loadGlossary(...paths: readonly string[]): Promise<Glossary> {
  return (await openGlossary(paths.length === 0 ? [BUILT_IN_GLOSSARY] : paths)).glossary;
}

/** A glossary, and what tells its files from others. */
export interface OpenedGlossary {
  readonly glossary: Glossary;
  /** SHA-256 over the files' texts, in hexadecimal: it does not depend on where they lie. */
  readonly digest: string;
}

/**
 * The same with the digest of the files, which are read once.
 *
 * @throws {QingyiError} as {@link loadGlossary}
 */
export async function openGlossary(paths: readonly string[]): Promise<OpenedGlossary> {
  const layers = paths.map(readLayer);
  const digest = digestOf(layers);
  const glossary = await cachedGlossary(layers, digest, async () => (await compileLayers(layers)).glossary);
  return { glossary, digest };
}

/** The digest alone. @throws {QingyiError} `io` where a path cannot be read or holds no YAML file */
export async function digestOfGlossary(paths: readonly string[]): Promise<string> {
  return digestOf(paths.map(readLayer));
}

function digestOf(layers: readonly GlossaryFile[][]): string {
  const hash = createHash('sha256');
  for (const { bytes } of layers.flat()) hash.update(bytes).update('\0');
  return hash.digest('hex');
}

/**
 * The same with all that the files say, for those who look at the rules themselves.
 *
 * @throws {QingyiError} as {@link loadGlossary}
 */
export async function loadReading(paths: readonly string[]): Promise<CompiledReading> {
  const layers = paths.map(readLayer);
  return cachedReading(layers, digestOf(layers), () => compileLayers(layers));
}

/** What it takes to compile is loaded only where nothing is kept: mostly something is. */
async function compileLayers(layers: readonly GlossaryFile[][]): Promise<CompiledReading> {
  const assemble = await import('../glossary/assemble.ts');
  return assemble.compileLayers(layers.map((layer) => layer.map(sourceOf)));
}

const sourceOf = ({ path, bytes }: GlossaryFile): GlossarySource => ({ path, source: bytes.toString('utf8') });

/**
 * The texts of a glossary's files: one layer for each path.
 *
 * @throws {QingyiError} `io` where a path cannot be read or holds no YAML file
 */
export function readGlossaryFiles(paths: readonly string[]): GlossarySource[][] {
  return paths.map((path) => readLayer(path).map(sourceOf));
}

/** Many small files: read one after the other they take half the time that it takes to wait for them together. */
function readLayer(path: string): GlossaryFile[] {
  const files = findGlossaryFiles(path);
  if (files.length === 0) throw new QingyiError('io', `The folder ${path} holds no .yaml file.`);
  return files.map(readFile);
}

/**
 * The files of a glossary, in order: the path itself where it is a file; none in a folder without YAML files.
 *
 * @throws {QingyiError} `io` where the path cannot be read
 */
export function findGlossaryFiles(path: string): string[] {
  try {
    return statSync(path).isDirectory() ? yamlFiles(path) : [path];
  } catch (cause) {
    throw ioError(`The glossary ${path} cannot be read`, cause);
  }
}

/** Larger files, in bytes, are no glossaries: something else was named by mistake. */
const LARGEST = 64 * 2 ** 20;

function readFile(path: string): GlossaryFile {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) {
      throw new QingyiError('io', `${path} is too large for a glossary: a file holds ${LARGEST / 2 ** 20} MB at most.`);
    }
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) throw new QingyiError('io', `${path} is not in UTF-8, as a glossary must be: save it so.`);
    return { path, bytes };
  } catch (cause) {
    throw ioError(`The glossary file ${path} cannot be read`, cause);
  }
}

function yamlFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
