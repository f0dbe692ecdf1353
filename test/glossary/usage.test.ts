import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { countUsage } from '../../src/glossary/usage.ts';
import { createCleaner } from '../../src/pipeline.ts';

const source = `domain: tools
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts:
      - { form: 钢钉, tier: fix, unless: { near: [骨科] } }
      - { form: 铁钉, tier: flag }
`;

describe('the usage of rules', () => {
  it('counts findings and rejections, keeps the first contexts, and lists rules that never act', () => {
    const glossary = assembleGlossary([[{ path: 'a.yaml', source }]]);
    const cleaner = createCleaner({ glossary });
    const usage = countUsage(glossary.rules, 1);
    for (const [id, text] of Object.entries({ a: '锤子和钢钉，钢钉', b: '骨科的钢钉' }))
      usage.add(cleaner.clean(text, id));
    expect(usage.rules()).toEqual([
      {
        rule: 'nail/钢钉',
        domain: 'tools',
        found: { fix: 2, suggest: 0, flag: 0 },
        rejected: { exception: 1 },
        reviewed: { accept: 0, reject: 0, edit: 0 },
        contexts: [{ document: 'a', text: '锤子和«钢钉»，钢钉' }],
      },
      {
        rule: 'nail/铁钉',
        domain: 'tools',
        found: { fix: 0, suggest: 0, flag: 0 },
        rejected: {},
        reviewed: { accept: 0, reject: 0, edit: 0 },
        contexts: [],
      },
    ]);
  });
});
