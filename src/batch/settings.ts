/** How a run cleans, as it is written down for those that do a part of it or repeat it. Knows no command line. */
import { resolve } from 'node:path';
import type { Fields } from '../corpus/formats/format.ts';
import { BUILT_IN_GLOSSARY, digestOfGlossary } from '../corpus/read-glossary.ts';
import type { DecisionLine } from '../model/decision.ts';
import type { Pickable } from '../pipeline.ts';
import type { Target } from '../stages/script.ts';
import { hashOf } from './hash.ts';

/** How texts are to be cleaned. */
export interface CleaningSettings {
  readonly builtinGlossary: boolean;
  /** Paths of further glossaries, each a layer over those before it. */
  readonly glossary: readonly string[];
  readonly script: 'keep' | Target;
  readonly stages: readonly Pickable[];
  readonly stripBoilerplate: boolean;
}

export interface RunSettings extends CleaningSettings {
  readonly fields: Fields;
  /** Paths of the decisions to follow, the oldest first. */
  readonly decisions: readonly string[];
}

/** The paths of all glossaries, in their order. */
export function glossaryLayers({ builtinGlossary, glossary }: CleaningSettings): string[] {
  return [...(builtinGlossary ? [BUILT_IN_GLOSSARY] : []), ...glossary];
}

/** The same settings wherever they are read. */
export function withAbsolutePaths(settings: RunSettings): RunSettings {
  const absolute = (paths: readonly string[]): string[] => paths.map((path) => resolve(path));
  return { ...settings, glossary: absolute(settings.glossary), decisions: absolute(settings.decisions) };
}

/** @throws {QingyiError} `io`; `configuration` where a line is no decision */
export async function readAllDecisions(paths: readonly string[]): Promise<DecisionLine[]> {
  if (paths.length === 0) return [];
  const { readDecisions } = await import('../corpus/decisions.ts');
  return (await Promise.all(paths.map(readDecisions))).flat();
}

/** What the result of a run depends on besides its inputs, as SHA-256 digests. */
export interface Digests {
  readonly settings: string;
  readonly glossary: string;
  readonly decisions: string;
}

/** @throws {QingyiError} `io` or `configuration`, of the glossary and the decisions */
export async function digestsOf(settings: RunSettings): Promise<Digests> {
  const { glossary: _, decisions, ...rest } = settings;
  return {
    settings: hashOf(JSON.stringify(rest)),
    glossary: await digestOfGlossary(glossaryLayers(settings)),
    decisions: digestOfDecisions(await readAllDecisions(decisions)),
  };
}

export function digestOfDecisions(decisions: readonly DecisionLine[]): string {
  return hashOf(JSON.stringify(decisions));
}
