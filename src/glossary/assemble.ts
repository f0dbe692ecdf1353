/** From the texts of glossary files to one checked and compiled glossary. Reads no files. */
import { type Problem, QingyiError } from '../model/error.ts';
import type { YamlSource } from '../yaml/parse.ts';
import { findChains, findOwnTerms } from './check.ts';
import { compileGlossary, type Glossary } from './compile.ts';
import { rulesForName } from './latin-names.ts';
import { type ConceptSource, type GlossaryReading, problemOf, readGlossary } from './read.ts';

/** A glossary file, read. */
export type GlossarySource = YamlSource;

/**
 * One glossary from layers of files. A concept of a later layer replaces the one with the same id in an earlier layer.
 *
 * @throws {QingyiError} `configuration`, with every problem of every file
 */
export function assembleGlossary(layers: readonly (readonly GlossarySource[])[]): Glossary {
  return compileLayers(layers).glossary;
}

/** All that the files of a glossary say, and the glossary that it compiles to. */
export interface CompiledReading {
  readonly reading: GlossaryReading;
  readonly glossary: Glossary;
}

/** @throws {QingyiError} as {@link assembleGlossary} */
export function compileLayers(layers: readonly (readonly GlossarySource[])[]): CompiledReading {
  const reading = readGlossary(layers);
  return { reading, glossary: compileReading(reading) };
}

function compileReading({ files, concepts, problems: mistakes }: GlossaryReading): Glossary {
  const names = new Set(files.flatMap(({ value }) => value.names ?? []));
  const named = [...names].map(rulesForName);
  const glossary = compileGlossary(
    [...concepts, ...named].map(({ concept }) => concept),
    [...concepts, ...named].flatMap(({ rules }) => rules),
    files.flatMap(({ value }) => value.protect ?? []),
    concepts.flatMap(({ tests }) => tests),
  );
  const sources = new Map(concepts.map((source) => [source.concept, source]));
  const problems: Problem[] = [...mistakes];
  for (const { rule, message } of [...findOwnTerms(glossary.rules), ...findChains(glossary)]) {
    const source = sources.get(rule.concept) as ConceptSource;
    problems.push(problemOf(source, ['artefacts', source.rules.indexOf(rule), 'form'], message));
  }
  if (problems.length > 0) {
    const count = new Set(problems.map(({ path }) => path)).size;
    const counts = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${count} ${count === 1 ? 'file' : 'files'}`;
    throw new QingyiError('configuration', `The glossary cannot be used: ${counts}.`, { problems });
  }
  return glossary;
}
