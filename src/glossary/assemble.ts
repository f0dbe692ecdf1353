/** From the texts of glossary files to one checked and compiled glossary. Reads no files. */
import { type Problem, QingyiError } from '../model/error.ts';
import type { Concept, Rule } from '../model/rule.ts';
import { type Parsed, parseYaml, type YamlPath } from '../yaml/parse.ts';
import { findChains, findOwnTerms } from './check.ts';
import { compileConcept, compileGlossary, compileRule, type Glossary } from './compile.ts';
import { FormError } from './forms.ts';
import { type ConceptEntry, type GlossaryFile, glossaryFile } from './schema.ts';
import { checkTestLine, type GlossaryTest } from './tests.ts';

/** A glossary file, read. */
export interface GlossarySource {
  readonly path: string;
  readonly source: string;
}

interface Placed {
  readonly concept: Concept;
  readonly rules: readonly Rule[];
  readonly tests: readonly GlossaryTest[];
  problemAt(path: YamlPath, message: string): Problem;
}

/**
 * One glossary from layers of files. A concept of a later layer replaces the one with the same id in an earlier layer.
 *
 * @throws {QingyiError} `configuration`, with every problem of every file
 */
export function assembleGlossary(layers: readonly (readonly GlossarySource[])[]): Glossary {
  const problems: Problem[] = [];
  const concepts = new Map<string, Placed>();
  const protect: string[] = [];
  for (const layer of layers) {
    const own = new Map<string, Placed>();
    for (const { path, source } of layer) {
      const parsed = parseYaml(path, source, glossaryFile);
      problems.push(...parsed.problems);
      if (parsed.value === undefined) continue;
      protect.push(...(parsed.value.protect ?? []));
      parsed.value.concepts?.forEach((entry, index) => {
        const placed = placeConcept(entry, parsed, ['concepts', index], problems);
        if (own.has(entry.id)) problems.push(placed.problemAt(['id'], `concept "${entry.id}" exists already`));
        own.set(entry.id, placed);
      });
    }
    for (const [id, placed] of own) concepts.set(id, placed);
  }
  const placed = [...concepts.values()];
  const glossary = compileGlossary(
    placed.map(({ concept }) => concept),
    placed.flatMap(({ rules }) => rules),
    protect,
    placed.flatMap(({ tests }) => tests),
  );
  for (const { rule, message } of [...findOwnTerms(glossary.rules), ...findChains(glossary)]) {
    const owner = concepts.get(rule.concept.id) as Placed;
    problems.push(owner.problemAt(['artefacts', owner.rules.indexOf(rule), 'form'], message));
  }
  if (problems.length > 0) {
    const files = new Set(problems.map(({ path }) => path)).size;
    const counts = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}`;
    throw new QingyiError('configuration', `The glossary cannot be used: ${counts}.`, { problems });
  }
  return glossary;
}

function placeConcept(entry: ConceptEntry, parsed: Parsed<GlossaryFile>, at: YamlPath, problems: Problem[]): Placed {
  const problemAt = (path: YamlPath, message: string): Problem => parsed.problemAt([...at, ...path], message);
  const concept = compileConcept(entry, parsed.value?.domain ?? '');
  const ids = new Set<string>();
  const rules = (entry.artefacts ?? []).flatMap((artefact, index) => {
    const path = ['artefacts', index, 'form'];
    try {
      const rule = compileRule(artefact, concept);
      if (ids.has(rule.id))
        problems.push(problemAt(path, `"${rule.forms[0]}" begins another artefact of this concept too`));
      ids.add(rule.id);
      return [rule];
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      problems.push(problemAt(path, error.message));
      return [];
    }
  });
  const tests: GlossaryTest[] = [];
  for (const kind of ['fix', 'suggest', 'flag', 'keep'] as const) {
    entry.tests?.[kind]?.forEach((line, index) => {
      const problem = (message: string): Problem => problemAt(['tests', kind, index], message);
      const mistake = checkTestLine(kind, line);
      if (mistake === undefined) tests.push({ concept: entry.id, kind, line, problem });
      else problems.push(problem(mistake));
    });
  }
  return { concept, rules, tests, problemAt };
}
