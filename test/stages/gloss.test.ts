import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { createCleaner } from '../../src/pipeline.ts';

const source = `domain: test
concepts:
  - { id: managed-futures, en: commodity trading advisor, zh: 商品交易顾问, admit: [CTA], cues: [期货, 对冲基金] }
  - id: computing-power
    en: computing power
    zh: 算力
    admit: [计算能力]
    artefacts: [{ form: 计算率, tier: suggest, unless: { near: [旧称] } }, { form: 计算能力值, tier: suggest }]
  - { id: moonshot-ai, en: Moonshot AI, zh: 月之暗面, cues: [Kimi] }
`;
const cleaner = createCleaner({ glossary: assembleGlossary([[{ path: 'test.yaml', source }]]), stages: ['detect'] });

const found = (text: string, from?: string): string[] =>
  cleaner
    .clean(text, '', from)
    .findings.map(({ rule, tier, actual, expected }) => [rule, tier, actual, ...expected].join(' '));

describe('a gloss that names a concept', () => {
  it.each([
    ['各家都缺少计算实力(computing power)。', 'gloss/computing-power flag 计算实力 算力'],
    ['各家都缺少「运算强度」（computing power）。', 'gloss/computing-power suggest 运算强度 算力'],
    ['期货市场上的商品贸易参谋(CTA)很多', 'gloss/managed-futures flag 商品贸易参谋 商品交易顾问'],
    ['The Kimi app comes from Moon Shade (月之暗面).', 'gloss/moonshot-ai flag Moon Shade Moonshot AI'],
  ])('asks for a right term in front of it: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('is evidence for a rule', () => {
    expect(found('各家都缺少计算率(computing power)')).toEqual(['computing-power/计算率 suggest 计算率 算力']);
  });

  it.each([
    '各家都缺少算力(computing power)和计算能力(computing power)',
    '呼吁行动(CTA)按钮要醒目',
    '期货里的商品交易顾问(CTA)',
    'Moonshot AI (月之暗面) makes Kimi.',
    '旧称是计算率(computing power)',
    'That takes strength (算力).',
    '她在北京(Beijing)',
  ])('is satisfied by: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a concept with several names', () => {
  it('is one finding with all places and the name to choose', () => {
    const { findings } = cleaner.clean('算力不足，计算率不足，计算能力也不足');
    expect(findings).toMatchObject([
      { rule: 'computing-power/计算率' },
      { rule: 'consistency/computing-power', tier: 'flag', actual: '算力、计算率、计算能力', expected: ['算力'] },
    ]);
    expect(findings[1]?.evidence).toMatchObject([
      { span: { start: 0 } },
      { span: { start: 5 } },
      { span: { start: 11 } },
    ]);
  });

  it('is none where a right name is a part of the wrong one', () => {
    expect(found('他们的计算能力值不足')).toEqual(['computing-power/计算能力值 suggest 计算能力值 算力']);
  });

  it('is none where all names are right', () => {
    expect(found('算力不足，计算能力也不足')).toEqual([]);
  });
});

describe('a known source text', () => {
  it('lifts a suggestion to a fix', () => {
    expect(found('计算率不足', 'They lack computing power.')).toEqual(['computing-power/计算率 fix 计算率 算力']);
    expect(found('计算率不足', 'They lack everything.')).toEqual(['computing-power/计算率 suggest 计算率 算力']);
  });

  it('asks for a right term of each concept that it names', () => {
    expect(found('他们什么都缺', 'They lack computing power.')).toEqual(['source/computing-power flag  算力']);
    expect(found('他们缺计算能力', 'They lack computing power.')).toEqual([]);
  });
});
