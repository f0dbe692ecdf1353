/**
 * Keeps compiled glossaries in the user's cache folder: compiling 10,000 rules takes seconds, loading them a tenth of
 * one. A kept glossary counts only for the very files and the very code that it was made from. Where the folder cannot
 * be read or written, everything works as without it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledReading } from '../glossary/assemble.ts';
import type { Glossary } from '../glossary/compile.ts';
import { restoreSnapshot, takeSnapshot } from '../glossary/snapshot.ts';
import { writeAtomic } from './write.ts';

/** Smaller glossaries, in bytes, are compiled faster than looked up. */
const WORTH_KEEPING = 50_000;

/** Bytes of the digest that a kept glossary begins with. */
const DIGEST = 32;

/** More kept glossaries than this are more than anybody uses by turns. */
const MOST_ENTRIES = 8;

/** A file of a glossary, as it lies there. */
export interface GlossaryFile {
  readonly path: string;
  readonly bytes: Buffer;
}

type Layers = readonly (readonly GlossaryFile[])[];

/**
 * The glossary of these files, from the cache or else from `compile`. There is one cache entry for each list of paths.
 *
 * @param contents the digest of all that the files say
 * @param folder where the entries are kept
 */
export async function cachedGlossary(
  layers: Layers,
  contents: string,
  compile: () => Glossary | Promise<Glossary>,
  folder: string = cacheFolder(),
): Promise<Glossary> {
  return (await cached('glossary', layers, contents, async () => ({ glossary: await compile() }), folder)).glossary;
}

/**
 * The same, with the reading that the glossary was compiled from, in an entry of its own: whoever only cleans loads less.
 * What is compiled here is kept for {@link cachedGlossary} too.
 */
export function cachedReading(
  layers: Layers,
  contents: string,
  compile: () => CompiledReading | Promise<CompiledReading>,
  folder: string = cacheFolder(),
): Promise<CompiledReading> {
  const compileForBoth = async (): Promise<CompiledReading> => {
    const compiled = await compile();
    await cachedGlossary(layers, contents, () => compiled.glossary, folder);
    return compiled;
  };
  return cached('reading', layers, contents, compileForBoth, folder);
}

async function cached<T extends { readonly glossary: Glossary }>(
  kind: string,
  layers: Layers,
  contents: string,
  compile: () => T | Promise<T>,
  folder: string,
): Promise<T> {
  const size = layers.flat().reduce((sum, { bytes }) => sum + bytes.length, 0);
  const code = size < WORTH_KEEPING ? undefined : codeDigest();
  if (code === undefined) return compile();
  const paths = layers.map((layer) => layer.map(({ path }) => path));
  const absolute = paths.map((layer) => layer.map((path) => resolve(path)));
  const name = sha256(JSON.stringify([kind, absolute]))
    .toString('hex')
    .slice(0, 32);
  const entry = join(folder, `glossary-${name}`);
  const digest = sha256(JSON.stringify(paths), contents, code);
  const kept = readEntry<T>(entry, digest);
  if (kept !== undefined) return kept;
  const compiled = await compile();
  await writeEntry(entry, digest, takeSnapshot(compiled));
  return compiled;
}

function cacheFolder(): string {
  const { env, platform } = process;
  const { XDG_CACHE_HOME, LOCALAPPDATA } = env;
  if (platform === 'win32') return join(LOCALAPPDATA || homedir(), 'qingyi');
  return join(XDG_CACHE_HOME || join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache'), 'qingyi');
}

function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Of all code that a compiled glossary depends on; undefined where that code does not lie in files. */
function codeDigest(): Buffer | undefined {
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const folders = ['automaton', 'glossary', 'language', 'model', 'yaml'].map((name) => join(root, name));
    const names = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter(isCode)
        .map((name) => join(folder, name)),
    );
    const files = [...names.sort(), join(root, '../package.json')];
    return sha256(process.version, ...files.map((file) => readFileSync(file)));
  } catch {
    return undefined;
  }
}

function isCode(name: string): boolean {
  return /(?<!\.d)\.[jt]s$/.test(name);
}

function readEntry<T extends { readonly glossary: Glossary }>(entry: string, digest: Uint8Array): T | undefined {
  try {
    const bytes = readFileSync(entry);
    return bytes.subarray(0, DIGEST).equals(digest) ? restoreSnapshot(bytes.subarray(DIGEST)) : undefined;
  } catch {
    return undefined;
  }
}

async function writeEntry(entry: string, digest: Uint8Array, snapshot: Uint8Array): Promise<void> {
  try {
    await writeAtomic(entry, Buffer.concat([digest, snapshot]));
    await sweep(dirname(entry));
  } catch {
    // The next run compiles again.
  }
}

/** Removes all entries but the latest. */
async function sweep(folder: string): Promise<void> {
  const entries = (await readdir(folder))
    .filter((name) => name.startsWith('glossary-'))
    .map((name) => join(folder, name));
  const dated = await Promise.all(entries.map(async (path) => ({ path, time: (await stat(path)).mtimeMs })));
  const old = dated.sort((a, b) => b.time - a.time).slice(MOST_ENTRIES);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}
