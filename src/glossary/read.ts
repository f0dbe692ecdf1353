/** From the texts of glossary files to their concepts and rules, each with its place. Reads no files. */
import type { Problem } from '../model/error.ts';
import type { Concept, Rule } from '../model/rule.ts';
import { parseYaml, problemAt, type YamlPath, type YamlSource } from '../yaml/parse.ts';
import { compileConcept, compileRule } from './compile.ts';
import { FormError } from './forms.ts';
import { type ArtefactEntry, type ConceptEntry, type GlossaryFile, glossaryFile } from './schema.ts';
import { checkTestLine, type GlossaryTest, TEST_KINDS, type TestFailure } from './tests.ts';

/** A concept as its file has it. */
export interface ConceptSource {
  readonly file: YamlSource;
  /** Where in the file. */
  readonly at: YamlPath;
  readonly entry: ConceptEntry;
  readonly concept: Concept;
  readonly rules: readonly Rule[];
  readonly tests: readonly GlossaryTest[];
}

/** All that the files of a glossary say. */
export interface GlossaryReading {
  readonly files: readonly { readonly file: YamlSource; readonly value: GlossaryFile }[];
  /** Those that count: none that a later layer replaces. */
  readonly concepts: readonly ConceptSource[];
  readonly problems: readonly Problem[];
}

/** A problem at a place of a concept. */
export function problemOf({ file, at }: ConceptSource, path: YamlPath, message: string): Problem {
  return problemAt(file, [...at, ...path], message);
}

/** A failing test as a problem at its place. */
export function failureOf({ test: { file, at }, message }: TestFailure): Problem {
  return problemAt(file, at, message);
}

/** Reads layers of files. A concept of a later layer replaces the one with the same id in an earlier layer. */
export function readGlossary(layers: readonly (readonly YamlSource[])[]): GlossaryReading {
  const problems: Problem[] = [];
  const files: { file: YamlSource; value: GlossaryFile }[] = [];
  const concepts = new Map<string, ConceptSource>();
  for (const layer of layers) {
    const own = new Map<string, ConceptSource>();
    for (const file of layer) {
      const { value, problems: mistakes } = parseYaml(file, glossaryFile);
      problems.push(...mistakes);
      if (value === undefined) continue;
      files.push({ file, value });
      value.concepts?.forEach((entry, index) => {
        const source = readConcept(entry, value.domain, file, ['concepts', index], problems);
        if (own.has(entry.id)) problems.push(problemOf(source, ['id'], `concept "${entry.id}" exists already`));
        own.set(entry.id, source);
      });
    }
    for (const [id, source] of own) concepts.set(id, source);
  }
  return { files, concepts: [...concepts.values()], problems };
}

function readConcept(
  entry: ConceptEntry,
  domain: string,
  file: YamlSource,
  at: YamlPath,
  problems: Problem[],
): ConceptSource {
  const concept = compileConcept(entry, domain);
  const ids = new Set<string>();
  const rules = (entry.artefacts ?? []).flatMap((artefact, index) => {
    const problem = (message: string): number =>
      problems.push(problemAt(file, [...at, 'artefacts', index, 'form'], message));
    const rule = readRule(artefact, concept, problem);
    if (rule === undefined) return [];
    if (ids.has(rule.id)) problem(`"${rule.forms[0]}" begins another artefact of this concept too`);
    ids.add(rule.id);
    return [rule];
  });
  const tests: GlossaryTest[] = [];
  for (const kind of TEST_KINDS) {
    entry.tests?.[kind]?.forEach((line, index) => {
      const place = [...at, 'tests', kind, index];
      const mistake = checkTestLine(kind, line);
      if (mistake === undefined) tests.push({ concept: entry.id, kind, line, file, at: place });
      else problems.push(problemAt(file, place, mistake));
    });
  }
  return { file, at, entry, concept, rules, tests };
}

function readRule(artefact: ArtefactEntry, concept: Concept, problem: (message: string) => void): Rule | undefined {
  try {
    return compileRule(artefact, concept);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    problem(error.message);
    return undefined;
  }
}
