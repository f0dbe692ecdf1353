import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../src/corpus/read-glossary.ts';
import { createCleaner } from '../src/pipeline.ts';

const FOLDER = new URL('../fixtures/negative/', import.meta.url);
const cleaner = createCleaner({ glossary: await loadGlossary(BUILT_IN_GLOSSARY) });

describe('correct text', () => {
  it.each(readdirSync(FOLDER))('stays as it is: %s', (name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const { document, findings } = cleaner.clean(text);
    expect(document.text).toBe(text);
    expect(findings.filter(({ tier }) => tier !== 'flag').map(({ rule, actual }) => `${rule}: ${actual}`)).toEqual([]);
  });
});
