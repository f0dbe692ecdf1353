/** What the commands on glossaries share: the files to work on, and filters for their tests. */
import type { GlossarySource } from '../glossary/assemble.ts';
import type { Glossary } from '../glossary/compile.ts';
import type { GlossaryReading } from '../glossary/read.ts';
import type { Report } from '../model/report.ts';
import { type Flags, resolveOptions } from './options.ts';

/** The paths that were given, or else the glossaries that `qingyi clean` would use. */
export async function glossaryPaths(paths: readonly string[], flags: Flags): Promise<readonly string[]> {
  if (paths.length > 0) return paths;
  const { glossaryLayers } = await import('../batch/settings.ts');
  return glossaryLayers(await resolveOptions(flags));
}

/** @throws {QingyiError} `io` */
export async function readLayers(paths: readonly string[]): Promise<GlossarySource[][]> {
  const { readGlossaryFiles } = await import('../corpus/read-glossary.ts');
  return readGlossaryFiles(paths);
}

/** @throws {QingyiError} `io`, or `configuration` where the glossary cannot be used */
export async function readUsable(paths: readonly string[]): Promise<GlossaryReading> {
  const { loadReading } = await import('../corpus/read-glossary.ts');
  return (await loadReading(paths)).reading;
}

/** Runs a glossary alone over a text: no repair, no conversion. */
export async function detectingCleaner(): Promise<(glossary: Glossary) => (text: string) => Report> {
  const { createCleaner } = await import('../pipeline.ts');
  return (glossary) => createCleaner({ glossary, stages: ['detect'] }).clean;
}
