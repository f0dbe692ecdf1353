import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { mineCandidates, writeCandidates } from '../../src/glossary/suggest/index.ts';

const source = `domain: ai
concepts:
  - id: moonshot-ai
    en: Moonshot AI
    zh: 月之暗面
    cues: [杨植麟, Kimi]
    artefacts: [{ form: 月亮暗面, tier: fix }]
  - id: fine-tuning
    en: fine-tuning
    zh: 微调
`;
const glossary = assembleGlossary([[{ path: 'a.yaml', source }]]);
const mined = (...texts: string[]) => mineCandidates(texts, glossary);
const forms = (...texts: string[]): string[] =>
  mined(...texts).map(({ reason, form, zh, count }) => `${reason} ${form} → ${zh} (${count})`);

describe('mining a corpus', () => {
  it('finds the term in front of the gloss of a concept, where it is none of its right ones', () => {
    expect(forms('他们对模型做精细调整（fine-tuning）。', '工程师开始精细调整(Fine-tuning)工作。')).toEqual([
      'gloss 精细调整 → 微调 (2)',
    ]);
    expect(forms('模型的“细调”（fine-tuning）很贵。')).toEqual(['gloss 细调 → 微调 (1)']);
    expect(forms('模型的微调（fine-tuning）很贵。')).toEqual([]);
  });

  it('finds several Chinese terms for one English name that the glossary does not know', () => {
    const texts = [
      '他说缩放定律(scaling law)还有效。',
      '所谓缩放定律(scaling law)已到尽头。',
      '这是扩展法律(scaling law)的功劳。',
    ];
    expect(forms(...texts)).toEqual(['gloss 扩展法律 → 缩放定律 (1)']);
  });

  it('finds rare spellings of a name with inner capitals', () => {
    const texts = [
      ...Array.from({ length: 6 }, () => '他加入了OpenAI。'),
      '他离开了Openai。',
      '见openai.com和OPENAI。',
    ];
    expect(forms(...texts)).toEqual(['spelling Openai → OpenAI (1)']);
  });

  it('finds strings like the term near its cues, and none that stand elsewhere as often', () => {
    const near = ['杨植麟创办的月球暗面发布新品。', 'Kimi的母公司月球暗面完成融资。'];
    expect(forms(...near)).toEqual(['neighbour 月球暗面 → 月之暗面 (2)']);
    const elsewhere = ['探测器拍摄了月球暗面的照片。', '月球暗面有很多陨石坑。', '人类还没有登上月球暗面。'];
    expect(forms(...near, ...elsewhere)).toEqual([]);
  });

  it('takes no right term of another concept, nor a part of one, for an artefact', () => {
    const batteries = `domain: electric-vehicles
concepts:
  - { id: semi-solid, en: semi-solid-state battery, zh: 半固态电池, cues: [卫蓝] }
  - { id: solid, en: all-solid-state battery, zh: 全固态电池 }
`;
    const texts = ['卫蓝宣布了固态电池的量产时间。', '卫蓝说固态电池还太贵，全固态电池更贵。'];
    expect(mineCandidates(texts, assembleGlossary([[{ path: 'a.yaml', source: batteries }]]))).toEqual([]);
  });

  it('brings nothing that the glossary has already, and nothing from texts without signs', () => {
    expect(forms('杨植麟的月亮暗面。', 'Kimi和月亮暗面。', '今天下雨。')).toEqual([]);
  });

  it('writes a glossary file that loads beside the glossary, flags what was found and shows it in a test', () => {
    const texts = ['杨植麟创办的月球暗面发布新品。', 'Kimi的母公司月球暗面完成融资。'];
    const written = writeCandidates(mined(...texts), glossary);
    expect(written).toBe(`domain: candidates
concepts:
  - id: moonshot-ai-candidates
    en: Moonshot AI
    zh: 月之暗面
    artefacts:
      # neighbour, 2 places, score 1.5
      # 杨植麟创办的月球暗面发布新品。
      # Kimi的母公司月球暗面完成融资。
      - form: 月球暗面
        tier: flag
    tests:
      flag:
        - 杨植麟创办的[月球暗面]发布新品。
`);
    const both = assembleGlossary([[{ path: 'a.yaml', source }], [{ path: 'b.yaml', source: written }]]);
    expect(both.rules.map(({ id }) => id)).toContain('moonshot-ai-candidates/月球暗面');
  });
});
