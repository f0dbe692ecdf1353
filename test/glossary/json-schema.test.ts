import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BUILT_IN_GLOSSARY, readGlossaryFiles } from '../../src/corpus/read-glossary.ts';
import { glossaryJsonSchema } from '../../src/glossary/json-schema.ts';
import { glossaryFile } from '../../src/glossary/schema.ts';
import { anyGlossaryFile } from '../support/any-glossary.ts';

const validate = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(glossaryJsonSchema());

const concept = (more: object): object => ({ domain: 'a', concepts: [{ id: 'a', en: 'A', zh: '甲', ...more }] });
const artefact = (more: object): object => concept({ artefacts: [{ form: '乙', tier: 'fix', ...more }] });

describe('the JSON Schema of glossary files', () => {
  it('is what the package ships', async () => {
    const shipped = `${BUILT_IN_GLOSSARY}/schema.json`;
    await expect(`${JSON.stringify(glossaryJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(shipped);
  });

  it('accepts every file of the built-in glossary', async () => {
    for (const { path, source } of readGlossaryFiles([BUILT_IN_GLOSSARY]).flat()) {
      expect(validate(parse(source)), `${path} ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it('accepts what the code accepts', () => {
    fc.assert(fc.property(anyGlossaryFile, (file) => validate(file) && glossaryFile.safeParse(file).success));
  });

  it.each([
    ['a missing domain', { concepts: [] }],
    ['an unknown key', { domain: 'a', concept: [] }],
    ['a domain that is no name', { domain: 'Künstliche Intelligenz' }],
    ['a concept without a term', { domain: 'a', concepts: [{ id: 'a', en: 'A' }] }],
    ['a concept with an unknown key', concept({ artifacts: [] })],
    ['an empty list', concept({ cues: [] })],
    ['a string in the place of a list', concept({ cues: '甲' })],
    ['an artefact without a tier', concept({ artefacts: [{ form: '乙' }] })],
    ['an unknown tier', artefact({ tier: 'sometimes' })],
    ['an unknown category', artefact({ category: 'style' })],
    ['a condition that asks for nothing', artefact({ when: { within: 20 } })],
    ['a reach of nothing', artefact({ when: { near: ['丙'], within: 0 } })],
    ['a test of an unknown kind', concept({ tests: { fixed: ['甲'] } })],
  ])('refuses %s, as the code does', (_, file) => {
    expect(glossaryFile.safeParse(file).success).toBe(false);
    expect(validate(file)).toBe(false);
  });
});
