import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../src/corpus/read-glossary.ts';
import { runTests } from '../src/glossary/tests.ts';
import { createCleaner } from '../src/pipeline.ts';

describe('the built-in glossary', () => {
  it('passes the tests of its own rules', async () => {
    const glossary = await loadGlossary(BUILT_IN_GLOSSARY);
    const cleaner = createCleaner({ glossary, stages: ['detect'] });
    const failures = runTests(glossary.tests, (text) => cleaner.clean(text));
    expect(failures.map(({ path, line, message, excerpt }) => `${path}:${line} ${message}\n${excerpt}`)).toEqual([]);
  });
});
