/**
 * Adds to glossary files: a new concept, an artefact of one that exists, or what a rejection taught. Comments stay. Reads
 * and writes no files.
 */
import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { QingyiError } from '../model/error.ts';
import { documentOf, parseYaml, type YamlSource } from '../yaml/parse.ts';
import { formatDocument } from './format.ts';
import { expandForm } from './forms.ts';
import type { ConceptSource } from './read.ts';
import { type ConceptEntry, type GlossaryFile, glossaryFile } from './schema.ts';
import { TEST_KINDS } from './tests.ts';

/** The file of a glossary that a concept belongs into: the one that has it, or else the first of its domain. */
export function fileFor(files: readonly YamlSource[], id: string, domain: string): YamlSource | undefined {
  const contents = files.map((file) => ({ file, value: parseYaml(file, glossaryFile).value }));
  const holds = contents.find(({ value }) => value?.concepts?.some((concept) => concept.id === id));
  return (holds ?? contents.find(({ value }) => value?.domain === domain))?.file;
}

/**
 * The text of the file with the entry in it, in the canonical form. Where the file has the concept, the entry's admitted terms,
 * cues, artefacts and tests are added to what is there.
 *
 * @param file undefined for a new one
 * @throws {QingyiError} `configuration` where the file or the entry is not what the schema asks for
 */
export function addConcept(file: YamlSource | undefined, domain: string, entry: ConceptEntry): string {
  const wanted = glossaryFile.safeParse({ domain, concepts: [entry] } satisfies GlossaryFile);
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    const what = issue?.path.at(-1) ?? 'the concept';
    throw new QingyiError('usage', `The concept cannot be added: "${String(what)}": ${issue?.message ?? ''}`);
  }
  if (file === undefined) return formatDocument(new Document(wanted.data), domain);
  const { value, problems } = parseYaml(file, glossaryFile);
  if (value === undefined) throw new QingyiError('configuration', `${file.path} cannot be added to.`, { problems });
  const document = documentOf(file).clone() as Document;
  const index = value.concepts?.findIndex(({ id }) => id === entry.id) ?? -1;
  const known = document.getIn(['concepts', index]);
  if (isMap(known)) merge(document, known, entry);
  else append(document, document.contents as YAMLMap, 'concepts', [entry]);
  return formatDocument(document, file.path);
}

function merge(document: Document, concept: YAMLMap, added: Partial<ConceptEntry>): void {
  const { admit, cues, artefacts, tests } = added;
  append(document, concept, 'admit', admit);
  append(document, concept, 'cues', cues);
  append(document, concept, 'artefacts', artefacts);
  if (tests === undefined) return;
  if (!concept.has('tests')) concept.set('tests', document.createNode({}));
  for (const kind of TEST_KINDS) append(document, concept.get('tests') as YAMLMap, kind, tests[kind]);
}

/** What a rejection teaches of a rule: a string near which its forms are right, a correct sentence; either may be empty. */
export interface Lesson {
  readonly near: string;
  readonly keep: string;
}

/**
 * The text of the file with the lesson in it, in the canonical form; undefined where the concept has no such rule.
 *
 * @param source the concept, as its file has it
 * @param rule the rule's id
 */
export function addLesson(
  { file, at, entry }: ConceptSource,
  rule: string,
  { near, keep }: Lesson,
): string | undefined {
  const index = (entry.artefacts ?? []).findIndex(({ form }) => `${entry.id}/${expandForm(form)[0]}` === rule);
  if (index === -1) return undefined;
  const document = documentOf(file).clone() as Document;
  const concept = document.getIn(at) as YAMLMap;
  if (near !== '') {
    const artefact = concept.getIn(['artefacts', index]) as YAMLMap;
    if (!artefact.has('unless')) artefact.set('unless', document.createNode({}));
    append(document, artefact.get('unless') as YAMLMap, 'near', [near]);
  }
  if (keep !== '') merge(document, concept, { tests: { keep: [keep] } });
  return formatDocument(document, file.path);
}

/** Adds to the list at a key what it does not have yet. */
function append(document: Document, map: YAMLMap, key: string, items: readonly unknown[] | undefined): void {
  if (items === undefined || items.length === 0) return;
  const list = map.get(key);
  if (!isSeq(list)) {
    map.set(key, document.createNode(items));
    return;
  }
  const known = new Set(list.items.map((item) => JSON.stringify(item)));
  for (const item of items) {
    const node = document.createNode(item);
    if (!known.has(JSON.stringify(node))) list.add(node);
  }
}
