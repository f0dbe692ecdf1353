import { describe, expect, it } from 'vitest';
import { addConcept, fileFor } from '../../src/glossary/add.ts';
import type { ConceptEntry } from '../../src/glossary/schema.ts';

const FILE = {
  path: 'ai.yaml',
  source: `# what this file is about
domain: ai
concepts:
  - id: model # the most frequent
    en: model
    zh: 模型
    cues: [训练]
    tests:
      keep: [模特走秀]
`,
};
const nail: ConceptEntry = {
  id: 'nail',
  en: 'nail',
  zh: '钉子',
  artefacts: [{ form: '钢钉', tier: 'fix' }],
  tests: { fix: ['寻找[钢钉→钉子]'], keep: ['骨科'] },
};

describe('adding to a glossary', () => {
  it('puts a new concept behind the others and keeps the comments', () => {
    expect(addConcept(FILE, 'ai', nail)).toBe(`# what this file is about
domain: ai
concepts:
  - id: model # the most frequent
    en: model
    zh: 模型
    cues: [训练]
    tests:
      keep:
        - 模特走秀
  - id: nail
    en: nail
    zh: 钉子
    artefacts:
      - form: 钢钉
        tier: fix
    tests:
      fix:
        - 寻找[钢钉→钉子]
      keep:
        - 骨科
`);
  });

  it('adds an artefact, its cues and its tests to a concept that exists, and nothing twice', () => {
    const more: ConceptEntry = {
      id: 'model',
      en: 'model',
      zh: '模型',
      cues: ['训练', '参数'],
      artefacts: [{ form: '模特', tier: 'suggest', when: { cues: 'document' } }],
      tests: { suggest: ['训练[模特→模型]'], keep: ['模特走秀'] },
    };
    const once = addConcept(FILE, 'ai', more);
    expect(once).toBe(`# what this file is about
domain: ai
concepts:
  - id: model # the most frequent
    en: model
    zh: 模型
    cues: [训练, 参数]
    artefacts:
      - form: 模特
        tier: suggest
        when: { cues: document }
    tests:
      suggest:
        - 训练[模特→模型]
      keep:
        - 模特走秀
`);
    expect(addConcept({ path: 'ai.yaml', source: once }, 'ai', more)).toBe(once);
  });

  it('begins a new file for a new domain', () => {
    expect(addConcept(undefined, 'tools', nail)).toMatch(/^domain: tools\nconcepts:\n {2}- id: nail\n/);
  });

  it('picks the file that has the concept, or else one of its domain', () => {
    const tools = { path: 'tools.yaml', source: 'domain: tools\n' };
    expect(fileFor([tools, FILE], 'model', 'tools')).toBe(FILE);
    expect(fileFor([tools, FILE], 'nail', 'ai')).toBe(FILE);
    expect(fileFor([tools, FILE], 'nail', 'finance')).toBeUndefined();
  });

  it('refuses what the schema refuses', () => {
    expect(() => addConcept(FILE, 'ai', { ...nail, id: 'No Name' })).toThrow('"id": must be lower-case words');
  });
});
