/** Writes what a rejection taught into the file of the rule's concept, unless the concept's tests then fail. */
import { sep } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { readGlossaryFiles } from '../corpus/read-glossary.ts';
import { writeAtomic } from '../corpus/write.ts';
import { addLesson } from '../glossary/add.ts';
import { assembleGlossary } from '../glossary/assemble.ts';
import { failureOf, readGlossary } from '../glossary/read.ts';
import { runTests } from '../glossary/tests.ts';
import { QingyiError } from '../model/error.ts';
import { createCleaner } from '../pipeline.ts';
import { conceptOf } from '../report/entries.ts';
import type { ReviewServer } from './app.ts';

/**
 * @param paths the glossaries of the run, each a layer over those before it
 * @returns what throws `usage` where the rule is of no file that may be written, `configuration` where the glossary with
 *   the lesson cannot be used, and `io`
 */
export function teacher(paths: readonly string[]): ReviewServer['teach'] {
  return async ({ rule }, { near, keep, write }) => {
    const layers = readGlossaryFiles(paths);
    const source = readGlossary(layers).concepts.find(({ concept }) => concept.id === conceptOf(rule));
    const changed = source && addLesson(source, rule, { near: near.trim(), keep: keep.trim() });
    if (source === undefined || changed === undefined) {
      throw new QingyiError('usage', `${rule} is no artefact of the glossary, so that there is nothing to teach.`);
    }
    const { file, concept } = source;
    if (file.path.split(sep).includes('node_modules')) {
      const way = 'Copy the concept into a glossary of your own, which then counts';
      throw new QingyiError('usage', `${file.path} belongs to the installed package. ${way}.`);
    }
    const after = { path: file.path, source: changed };
    const glossary = assembleGlossary(layers.map((layer) => layer.map((one) => (one === file ? after : one))));
    const tests = glossary.tests.filter((test) => test.concept === concept.id);
    const { clean } = createCleaner({ glossary, stages: ['detect'] });
    const failures = runTests(tests, (text) => clean(text))
      .map(failureOf)
      .map(({ line, excerpt, message }) => `line ${line}: ${excerpt.split('\n')[0]?.trim()} ${message}`);
    const written = write && failures.length === 0 && changed !== file.source;
    if (written) await writeAtomic(file.path, changed);
    const diff = createTwoFilesPatch(file.path, file.path, file.source, changed, '', '', { context: 3 });
    return { path: file.path, diff, tests: tests.length, failures, written };
  };
}
