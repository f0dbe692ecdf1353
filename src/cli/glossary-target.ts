/** What `qingyi glossary add` adds to: a file or a folder, neither of which need be there yet. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { GlossarySource } from '../glossary/assemble.ts';
import { QingyiError } from '../model/error.ts';
import { glossaryPaths, readLayers } from './glossary-files.ts';
import type { Flags } from './options.ts';

export interface Target {
  readonly path: string;
  readonly isFile: boolean;
  /** All glossaries at work, the target among them. */
  readonly paths: readonly string[];
  /** The target's files; none where it is not there yet. */
  readonly files: readonly GlossarySource[];
}

/**
 * @param given without it, the last glossary of the settings; never the built-in one, which the next version replaces
 * @throws {QingyiError} `usage` where there is none, `io` where it is there and cannot be read
 */
export async function openTarget(given: string | undefined, flags: Flags): Promise<Target> {
  const { BUILT_IN_GLOSSARY, findGlossaryFiles } = await import('../corpus/read-glossary.ts');
  const used = await glossaryPaths([], flags);
  const own = used.filter((one) => one !== BUILT_IN_GLOSSARY);
  const path = given === undefined ? own.at(-1) : (used.find((one) => resolve(one) === resolve(given)) ?? given);
  if (path === undefined) {
    throw new QingyiError('usage', 'Say which glossary to add to: a folder or a .yaml file, such as our-terms.');
  }
  const found = existsSync(path) ? findGlossaryFiles(path) : [];
  return {
    path,
    isFile: /\.ya?ml$/i.test(path),
    paths: used.includes(path) ? used : [...used, path],
    files: (await readLayers(found)).flat(),
  };
}

/** Where a new file for a domain goes. */
export async function newFileIn({ path, isFile, files }: Target, domain: string): Promise<string> {
  if (isFile) return path;
  const { uniqueName } = await import('../glossary/exchange/exchange.ts');
  const taken = new Set(files.map((file) => basename(file.path).replace(/\.ya?ml$/i, '')));
  return join(path, `${uniqueName(domain, taken)}.yaml`);
}

/** All layers, with the target's file as it is to be. */
export async function layersWith(target: Target, written: GlossarySource): Promise<GlossarySource[][]> {
  const { path, paths, files } = target;
  const layers = await readLayers(paths.filter((one) => one !== path));
  layers.splice(paths.indexOf(path), 0, [...files.filter((file) => file.path !== written.path), written]);
  return layers;
}
