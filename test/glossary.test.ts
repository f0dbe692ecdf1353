import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../src/corpus/read-glossary.ts';
import type { Glossary } from '../src/glossary/compile.ts';
import { failureOf } from '../src/glossary/read.ts';
import { runTests } from '../src/glossary/tests.ts';
import { type Problem, QingyiError } from '../src/model/error.ts';
import { createCleaner } from '../src/pipeline.ts';

async function load(): Promise<Glossary> {
  try {
    return await loadGlossary(BUILT_IN_GLOSSARY);
  } catch (error) {
    if (!(error instanceof QingyiError)) throw error;
    throw new Error([error.message, ...error.problems.map(print)].join('\n'));
  }
}

const print = ({ path, line, message, excerpt }: Problem): string => `${path}:${line} ${message}\n${excerpt}`;

describe('the built-in glossary', () => {
  it('passes the tests of its own rules', async () => {
    const glossary = await load();
    const cleaner = createCleaner({ glossary, stages: ['detect'] });
    const failures = runTests(glossary.tests, (text) => cleaner.clean(text));
    expect(failures.map(failureOf).map(print)).toEqual([]);
  });
});
