import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, readGlossaryFiles } from '../../src/corpus/read-glossary.ts';
import { assembleGlossary, compileLayers, type GlossarySource } from '../../src/glossary/assemble.ts';
import type { Glossary } from '../../src/glossary/compile.ts';
import { lintGlossary } from '../../src/glossary/lint/index.ts';
import { repairFiles } from '../../src/glossary/lint/repair.ts';
import { readTestLine } from '../../src/glossary/tests.ts';
import type { Report } from '../../src/model/report.ts';
import { createCleaner } from '../../src/pipeline.ts';

const cleanerOf = (glossary: Glossary): ((text: string) => Report) =>
  createCleaner({ glossary, stages: ['detect'] }).clean;

const lint = (...sources: string[]) =>
  lintGlossary(() => compileLayers([sources.map((source, index) => ({ path: `${index}.yaml`, source }))]), cleanerOf);

/** One finding on a line: where, how bad, which check. */
const found = async (...sources: string[]): Promise<string[]> =>
  (await lint(...sources)).map(
    ({ path, line, column, severity, check }) => `${path}:${line}:${column} ${severity} ${check}`,
  );

const SOUND = `domain: test
concepts:
  - id: nail
    en: nail
    zh: 钉子
    cues: [锤子]
    artefacts:
      - { form: 钢钉, tier: fix, when: { cues: document } }
    tests:
      fix: ["拿着锤子寻找[钢钉→钉子]"]
      keep: [骨科医生取出了钢钉]
`;

/** A concept of one artefact, tested, so that only what the case is about is found. */
function concept(id: string, zh: string, artefact: string, form: string, more = ''): string {
  return `  - id: ${id}
    en: ${id}
    zh: ${zh}
${more}    artefacts:
      - ${artefact}
    tests: { flag: ["[${form}]"], keep: ["${form}吗"] }
`;
}
const file = (...concepts: string[]): string => `domain: test\nconcepts:\n${concepts.join('')}`;

describe('glossary lint', () => {
  it('has nothing to say of a sound glossary', async () => {
    expect(await found(SOUND)).toEqual([]);
  });

  it('says what to do, and points at the place', async () => {
    const [finding] = await lint(SOUND.replace('cues: [锤子]', 'cues: [锤子, 公司]'));
    expect(finding).toMatchObject({ path: '0.yaml', line: 6, column: 16, check: 'generic-cue', severity: 'warning' });
    expect(finding?.message).toContain('use names and terms');
    expect(finding?.excerpt).toBe('    cues: [锤子, 公司]\n                 ^');
  });

  it('finds one form in two files where the second rule can never act', async () => {
    const a = file(concept('a', '甲一', '{ form: 乙乙, tier: flag }', '乙乙'));
    const b = file(concept('b', '丙一', '{ form: 乙乙, tier: flag }', '乙乙'));
    expect(await found(a, b)).toContain('1.yaml:7:17 error duplicate-form');
  });

  it('accepts one form in two concepts where a stronger rule with a condition comes before a weaker one', async () => {
    const a = SOUND;
    const b = file(concept('b', '丙一', '{ form: 钢钉, tier: flag }', '钢钉'));
    expect((await found(a, b)).filter((line) => line.includes('duplicate'))).toEqual([]);
  });

  it('finds a form that is the right term of another concept', async () => {
    const source = SOUND.replace(', when: { cues: document }', '');
    const rod = 'domain: test\nconcepts: [{ id: rod, en: rod, zh: 钢钉 }]\n';
    expect(await found(source, rod)).toContain('0.yaml:8:17 error right-term-form');
    expect(await found(SOUND, rod)).toEqual([]);
  });

  it('finds a form inside a right term, until a keep test shows it', async () => {
    const rod = (keep: string): string =>
      file(concept('rod', '不锈钢钉', '{ form: 乙乙, tier: flag }', '乙乙')) +
      SOUND.slice(SOUND.indexOf('  - id')).replace('骨科', keep);
    expect(await found(rod('骨科'))).toContain('0.yaml:14:17 warning form-inside-term');
    expect(await found(rod('不锈钢钉'))).toEqual([]);
  });

  it('finds forms that can never match', async () => {
    expect(await found(`protect: [钢钉]\n${SOUND}`)).toContain('0.yaml:9:17 error dead-form');
    const beside = file(
      concept('rod', '钢钉', '{ form: 乙乙, tier: flag }', '乙乙'),
      concept('a', '甲甲', '{ form: 钉, tier: flag, when: { preceded: [钢] } }', '钉'),
    );
    expect(await found(beside)).toContain('0.yaml:13:17 error dead-form');
    const cut = file(
      concept('rate', '算力', '{ form: 计算率, tier: flag }', '计算率').replace('"[计算率]"', '"[计算率]先提升"'),
    );
    expect(await found(cut)).toContain('0.yaml:7:17 error dead-form');
  });

  it('finds a form that a longer one always takes', async () => {
    const taken = file(
      concept('a', '甲甲', '{ form: 乙乙丙丙, tier: flag }', '乙乙丙丙'),
      concept('b', '丁丁', '{ form: 丙丙, tier: flag, when: { preceded: [乙乙] } }', '乙乙丙丙'),
    );
    expect(await found(taken)).toContain('0.yaml:13:17 error dead-form');
    expect(
      (await found(taken.replace('[乙乙] }', '[乙乙, 戊] }'))).filter((line) => line.includes('dead-form')),
    ).toEqual([]);
  });

  it('finds chains among the errors of a glossary that cannot be used', async () => {
    const chain = file(
      concept('a', '乙乙', '{ form: 甲甲, tier: fix }', '甲甲'),
      concept('b', '丙丙', '{ form: 乙乙, tier: fix }', '乙乙'),
    );
    expect(await found(chain)).toEqual(['0.yaml:7:17 error usable']);
  });

  it('finds forms of one character that nothing must stand beside', async () => {
    expect(await found(file(concept('a', '甲甲', '{ form: 乙, tier: flag }', '乙')))).toContain(
      '0.yaml:7:17 error short-form',
    );
    const beside = '{ form: 乙, tier: flag, when: { preceded: [丙] } }';
    expect(
      (await found(file(concept('a', '甲甲', beside, '丙乙')))).filter((line) => line.includes('short-form')),
    ).toEqual([]);
  });

  it('finds conditions on cues that the concept does not have', async () => {
    expect(await found(SOUND.replace('    cues: [锤子]\n', ''))).toContain('0.yaml:7:46 error missing-cues');
  });

  it('finds artefacts that no test shows, and fixes without a keep test that comes near', async () => {
    expect(await found(SOUND.replace('[钢钉→钉子]', '[钢丝→钉子]'))).toContain('0.yaml:8:17 error untested');
    expect(await found(SOUND.replace('      keep: [骨科医生取出了钢钉]\n', ''))).toEqual([
      '0.yaml:8:17 error fix-without-keep',
    ]);
    expect(await found(SOUND.replace('骨科医生取出了钢钉', '骨科医生'))).toEqual([
      '0.yaml:8:17 warning fix-without-keep',
    ]);
  });

  it('finds traditional characters in simplified fields, useless keys and repeated entries, and repairs all but the term', async () => {
    const source = `# nails and such
domain: test
concepts:
  - id: nail
    en: nail
    zh: 釘子
    hant: 釘子
    admit: [nail]
    cues: [锤子, 錘子] # the tool
    artefacts:
      - form: 鋼釘
        lang: zh
        tier: fix
        when: { cues: document, within: 9 }
    tests:
      fix: ["拿着锤子寻找[钢钉→钉子]"]
      keep: [骨科医生取出了钢钉, 骨科医生取出了钢钉]
`;
    expect((await lint(source)).map(({ check }) => check)).toEqual([
      'mixed-script',
      'doubtful-hant',
      'idle-admitted',
      'repeated-entry',
      'mixed-script',
      'idle-key',
      'idle-key',
      'repeated-entry',
    ]);
    const [repaired] = repairFiles(await lint(source));
    expect(repaired?.text).toBe(`# nails and such
domain: test
concepts:
  - id: nail
    en: nail
    zh: 釘子
    cues: [锤子] # the tool
    artefacts:
      - form: 钢钉
        tier: fix
        when: { cues: document }
    tests:
      fix:
        - 拿着锤子寻找[钢钉→钉子]
      keep:
        - 骨科医生取出了钢钉
`);
    expect(await found(repaired?.text ?? '')).toEqual(['0.yaml:6:9 warning mixed-script']);
  });

  it('repairs the built-in glossary without a change of what it does', async () => {
    const layers = readGlossaryFiles([BUILT_IN_GLOSSARY]);
    const repaired = new Map(
      repairFiles(await lintGlossary(() => compileLayers(layers), cleanerOf)).map(({ file, text }) => [file, text]),
    );
    const outcome = (files: GlossarySource[][]): string[] => {
      const { tests } = assembleGlossary(files);
      const clean = cleanerOf(assembleGlossary(files));
      return tests.map(({ kind, line }) => clean(readTestLine(kind, line).text).document.text).sort();
    };
    const after = layers.map((layer) => layer.map((one) => ({ ...one, source: repaired.get(one) ?? one.source })));
    expect(new Set(outcome(after))).toEqual(new Set(outcome(layers)));
  });
});
