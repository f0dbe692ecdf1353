/**
 * Finds the files that paths stand for, in an order that depends on their names only, and says where the output of each
 * goes. Reads no content.
 */
import { type Dirent, existsSync, realpathSync, type Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { QingyiError } from '../model/error.ts';
import { reasonOf } from './failure.ts';
import { EXTENSIONS, formatOf } from './formats/index.ts';
import type { Matches } from './glob.ts';

export interface Input {
  /** As the user would write it. */
  readonly path: string;
  /** The path of its output below the output folder, with `/` between folders. */
  readonly name: string;
}

/** A file or folder that could not be read. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly Failure[];
}

/** Which files of a folder count. */
export interface FileKind {
  /** As it ends "holds no": singular. */
  readonly name: string;
  includes(path: string): boolean;
}

const TEXT_FILES: FileKind = {
  name: 'text file (.txt, .text, .md, .markdown)',
  includes: (path) => /\.(?:txt|text|md|markdown)$/i.test(path),
};

/** All that can be cleaned. */
export const CORPUS_FILES: FileKind = {
  name: `file of a known format (${EXTENSIONS.join(', ')})`,
  includes: (path) => formatOf(path) !== undefined,
};

/**
 * A file stands for itself, whatever its name; a folder for all files of the kind in it, at any depth; a glob pattern for
 * the files that it matches. A file's output is called like the file; that of a folder's file by its path below the
 * folder, and below the folder's name where there are several paths; so too below the folder that a pattern begins with.
 *
 * @param paths as the user gave them
 * @param output the folder that will be written to: not read, where it lies in one of the others
 * @param kind which files of a folder count
 * @throws {QingyiError} `usage` where two outputs would be one, or where an input lies in the output folder
 */
export async function findInputs(
  paths: readonly string[],
  output?: string,
  kind: FileKind = TEXT_FILES,
): Promise<Inputs> {
  const skipped = output === undefined ? undefined : realPath(output);
  const found: { input: Input; real: string }[] = [];
  const failures: Failure[] = [];
  const add = (path: string, name: string, real: string): void => {
    found.push({ input: { path, name: name.split(sep).join('/') }, real });
  };
  const prefixOf = (folder: string): string => (paths.length > 1 ? basename(resolve(folder)) : '');
  const isOutput = (real: string): boolean => skipped !== undefined && isWithin(real, skipped);
  const addMatches = async ({ base, below }: Matches, pattern: string): Promise<void> => {
    for (const name of below) {
      const entry = await look(join(base, name), failures);
      if (entry !== undefined && !isOutput(entry.real)) add(join(base, name), join(prefixOf(base), name), entry.real);
    }
    if (below.length === 0) failures.push({ path: pattern, message: 'matches no file' });
  };
  const addFolder = async (path: string, real: string): Promise<void> => {
    const before = found.length + failures.length;
    const visit = (below: string, real: string): void => add(join(path, below), join(prefixOf(path), below), real);
    await walk(path, [real], { skipped, kind, failures, visit });
    if (found.length + failures.length === before) failures.push({ path, message: `holds no ${kind.name}` });
  };
  for (const path of paths) {
    const matches = existsSync(path) ? undefined : await matchesOf(path);
    if (matches !== undefined) {
      await addMatches(matches, path);
      continue;
    }
    const entry = await look(path, failures);
    if (entry === undefined) continue;
    if (isOutput(entry.real)) {
      throw new QingyiError('usage', `The input ${path} lies in the output folder ${output}. Choose another folder.`);
    }
    if (entry.stats.isDirectory()) await addFolder(path, entry.real);
    else add(path, basename(path), entry.real);
  }
  return { inputs: withoutClashes(found), failures };
}

/** What a path matches that is a pattern. What finds that out is loaded only where it is needed. */
async function matchesOf(path: string): Promise<Matches | undefined> {
  const { isGlob, matchGlob } = await import('./glob.ts');
  return isGlob(path) ? await matchGlob(path) : undefined;
}

/** What a path leads to, or a failure where it cannot be read. */
async function look(path: string, failures: Failure[]): Promise<{ stats: Stats; real: string } | undefined> {
  try {
    const stats = await stat(path);
    if (stats.isFile() || stats.isDirectory()) return { stats, real: await realpath(path) };
    failures.push({ path, message: 'is neither a file nor a folder' });
  } catch (cause) {
    failures.push({ path, message: `cannot be read: ${reasonOf(cause)}` });
  }
  return undefined;
}

interface Walk {
  /** The folder that is not read. */
  readonly skipped: string | undefined;
  readonly kind: FileKind;
  readonly failures: Failure[];
  visit(below: string, real: string): void;
}

/** @param above the real paths of the folder and of those that it was reached through: links back to them are left */
async function walk(folder: string, above: readonly string[], walking: Walk): Promise<void> {
  const { skipped, kind, failures, visit } = walking;
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    failures.push({ path: folder, message: `cannot be read: ${reasonOf(cause)}` });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const item of entries.filter((entry) => isWanted(entry, kind))) {
    const { name } = item;
    // A link that leads nowhere is no loss where it does not look like what is wanted.
    const counts = item.isDirectory() || kind.includes(name);
    const entry = await look(join(folder, name), counts ? failures : []);
    if (entry === undefined || entry.real === skipped) continue;
    if (!entry.stats.isDirectory()) {
      if (kind.includes(name)) visit(name, entry.real);
    } else if (!above.includes(entry.real)) {
      const inside = (below: string, real: string): void => visit(join(name, below), real);
      await walk(join(folder, name), [...above, entry.real], { ...walking, visit: inside });
    }
  }
}

function isWanted(entry: Dirent, kind: FileKind): boolean {
  if (entry.name.startsWith('.') || entry.name === 'node_modules') return false;
  return entry.isDirectory() || kind.includes(entry.name) || entry.isSymbolicLink();
}

/** The inputs, each once. */
function withoutClashes(found: readonly { input: Input; real: string }[]): Input[] {
  const byName = new Map<string, { input: Input; real: string }>();
  for (const entry of found) {
    const { name, path } = entry.input;
    const other = byName.get(name);
    if (other !== undefined && other.real !== entry.real) {
      const both = `${other.input.path} and ${path}`;
      throw new QingyiError('usage', `${both} would both be written to ${name}. Clean them into different folders.`);
    }
    if (other === undefined) byName.set(name, entry);
  }
  return [...byName.values()].map(({ input }) => input);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path without symbolic links, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = resolve(path, '..');
    return parent === resolve(path) ? parent : join(realPath(parent), basename(path));
  }
}
