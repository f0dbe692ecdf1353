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

const han = fc.string({ unit: fc.constantFrom(...'月亮之暗面模型软头发后里'), minLength: 2, maxLength: 6 });
const latin = fc
  .string({ unit: fc.constantFrom(...'abcXYZ &<>"\',.9'), minLength: 1, maxLength: 8 })
  .map((string) => `${string}k`.trim());

/** Concepts whose terms are all different, since formats without ids tell concepts apart by their terms. */
export const anyExchangeFile: fc.Arbitrary<GlossaryFile> = fc
  .tuple(
    fc.uniqueArray(han, { minLength: 24, maxLength: 24 }),
    fc.uniqueArray(latin, { minLength: 24, maxLength: 24, selector: (term) => term.toLowerCase() }),
    fc.array(
      fc.record({ han: fc.nat(2), latin: fc.nat(2), wrong: fc.nat(2), english: fc.nat(1), note: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([hans, latins, shapes]) => {
    const take = (pool: string[], count: number): string[] => pool.splice(0, count);
    const [zhs, ens] = [[...hans], [...latins]];
    return {
      domain: 'test',
      concepts: shapes.map((shape, index) => {
        const [zh = '', en = ''] = [...take(zhs, 1), ...take(ens, 1)];
        const admit = [...take(zhs, shape.han), ...take(ens, shape.latin)];
        const artefacts = [
          ...take(zhs, shape.wrong).map((form) => ({
            form,
            tier: 'flag' as const,
            ...(shape.note && { note: 'why' }),
          })),
          ...take(ens, shape.english).map((form) => ({ form, lang: 'en' as const, tier: 'flag' as const })),
        ];
        return {
          id: `${index}-concept`,
          en,
          zh,
          ...(admit.length > 0 && { admit }),
          ...(artefacts.length > 0 && { artefacts }),
        };
      }),
    };
  });
