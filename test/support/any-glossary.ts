/** Glossary files for property tests: the shape is right, the strings are anything that a file may hold. */
import fc from 'fast-check';
import type { GlossaryFile } from '../../src/glossary/schema.ts';

const text = fc
  .string({ unit: fc.constantFrom(...'月亮之暗面模型ai12 #:,-\'"{}[]|>&*!%@`?→，'), minLength: 1, maxLength: 12 })
  .map((string) => string.trim())
  .filter((string) => string !== '');
const texts = fc.array(text, { minLength: 1, maxLength: 30 });
const optional = { requiredKeys: [] };

const condition = fc.record({ near: texts, within: fc.integer({ min: 1, max: 99 }) }, { requiredKeys: ['near'] });
const artefact = fc.record(
  {
    form: text,
    tier: fc.constantFrom('fix' as const, 'suggest' as const, 'flag' as const),
    when: condition,
    note: text,
  },
  { requiredKeys: ['form', 'tier'] },
);
const concept = fc.record(
  {
    zh: text,
    id: fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,5})?$/),
    en: text,
    cues: texts,
    admit: texts,
    tests: fc.record({ keep: texts, fix: texts }, optional),
    artefacts: fc.array(artefact, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['id', 'en', 'zh'] },
);

export const anyGlossaryFile: fc.Arbitrary<GlossaryFile> = fc.record(
  { concepts: fc.array(concept, { maxLength: 4 }), protect: texts, domain: fc.constant('test') },
  { requiredKeys: ['domain'] },
);
