import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { QingyiError } from '../../src/model/error.ts';

const HEAD = 'domain: test\nconcepts:\n';

function problemsOf(...sources: string[]): string[] {
  try {
    assembleGlossary([sources.map((source, i) => ({ path: `${i}.yaml`, source }))]);
  } catch (error) {
    if (!(error instanceof QingyiError)) throw error;
    expect(error.code).toBe('configuration');
    return error.problems.map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`);
  }
  return [];
}

const concept = (id: string, zh: string, ...lines: string[]): string =>
  [`  - id: ${id}`, `    en: ${id}`, `    zh: ${zh}`, ...lines.map((line) => `    ${line}`), ''].join('\n');

describe('a glossary', () => {
  it('is read with all that the format has', () => {
    const glossary = assembleGlossary([
      [
        {
          path: 'a.yaml',
          source: `${HEAD}${concept('nail', '钉子', 'artefacts:', '  - { form: "{钢|铁}钉", tier: fix }', 'tests: { keep: [骨科] }')}`,
        },
      ],
    ]);
    expect(glossary.rules.map(({ id, forms }) => [id, ...forms])).toEqual([['nail/钢钉', '钢钉', '铁钉']]);
    expect(glossary.concepts[0]?.term).toEqual({ hans: '钉子', hant: '釘子' });
  });

  it('lets a later layer replace a concept', () => {
    const layer = (zh: string) => [{ path: `${zh}.yaml`, source: HEAD + concept('nail', zh) }];
    const { concepts } = assembleGlossary([layer('钉子'), layer('铁钉子')]);
    expect(concepts.map(({ term }) => term.hans)).toEqual(['铁钉子']);
  });

  it('may be empty', () => {
    expect(problemsOf('domain: test\n')).toEqual([]);
  });

  it('names unknown keys, wrong types and missing ones, all at once', () => {
    const source = HEAD + concept('nail', '钉子', 'cue: [x]', 'cues: x', 'artefacts:', '  - form: 钢钉');
    expect(problemsOf(source)).toEqual([
      '0.yaml:6:5 unknown key "cue"',
      '0.yaml:7:11 "cues": must be a list',
      '0.yaml:9:9 "tier" is missing',
    ]);
  });

  it('says what is wanted where a file is something else altogether', () => {
    const wanted = 'a glossary file begins with `domain: NAME`, then has `concepts:`';
    expect(problemsOf('')).toEqual([`0.yaml:1:1 ${wanted}`]);
    expect(problemsOf('他们在四处寻找钢钉。')).toEqual([`0.yaml:1:1 ${wanted}`]);
    expect(problemsOf('domain: a\n---\ndomain: b\n')).toEqual([
      '0.yaml:2:1 the file holds several documents: keep one',
    ]);
    expect(problemsOf(`${HEAD}${concept('nail', '360')}`)).toEqual(['0.yaml:5:9 "zh": must be text: put it in quotes']);
  });

  it('is no way to fill the memory, or the screen', () => {
    const lists = [...'bcdefg'].map((name, index) => {
      const above = `*${String.fromCharCode(name.charCodeAt(0) - 1)}`;
      return `${name}: &${name} [${index === 0 ? 'x' : Array(9).fill(above).join(', ')}]`;
    });
    expect(problemsOf(lists.join('\n'))).toEqual(['0.yaml:1:1 the aliases multiply its content: write it out']);
    expect(problemsOf(`domain: ${'['.repeat(5000)}`).length).toBeLessThanOrEqual(10);
  });

  it('shows a long line around the place only', () => {
    try {
      assembleGlossary([[{ path: 'a.yaml', source: `domain: test\nprotect: [${'字, '.repeat(999)}1 ]\n` }]]);
      expect.unreachable();
    } catch (error) {
      const [line = '', caret = ''] = (error as QingyiError).problems[0]?.excerpt.split('\n') ?? [];
      expect(line.length).toBeLessThan(250);
      expect(line).toMatch(/^…/);
      expect(caret).toMatch(/^ +\^$/);
    }
  });

  it('shows the line with a caret below', () => {
    try {
      assembleGlossary([[{ path: 'a.yaml', source: `${HEAD}  - { id: 钉, en: nail, zh: 钉子 }\n` }]]);
      expect.unreachable();
    } catch (error) {
      expect((error as QingyiError).problems[0]?.excerpt).toBe('  - { id: 钉, en: nail, zh: 钉子 }\n          ^');
    }
  });

  it.each([
    ['YAML that cannot be read', `${HEAD}  - {`, /^0\.yaml:3:/],
    ['a duplicate id', HEAD + concept('nail', '钉子') + concept('nail', '钉'), /concept "nail" exists already/],
    [
      'an artefact that equals its own term',
      HEAD + concept('nail', '钉子', 'artefacts: [{ form: "{钢钉|釘子}", tier: fix }]'),
      /0\.yaml:6:.*"釘子" is a right term of its own concept/,
    ],
    [
      'an artefact that equals an admitted term',
      HEAD + concept('nail', '钉子', 'admit: [铁钉]', 'artefacts: [{ form: 铁钉, tier: fix }]'),
      /"铁钉" is a right term/,
    ],
    [
      'a chain',
      HEAD +
        concept('a', '甲乙', 'artefacts: [{ form: 丙丁, tier: fix }]') +
        concept('b', '戊己', 'artefacts: [{ form: 甲乙, tier: fix }]'),
      /its replacement "甲乙" is changed again by rule b\/甲乙: a chain/,
    ],
    [
      'a cycle',
      HEAD +
        concept('a', '甲乙', 'artefacts: [{ form: 戊己, tier: fix }]') +
        concept('b', '戊己', 'artefacts: [{ form: 甲乙, tier: fix }]'),
      /a cycle/,
    ],
    [
      'a form that is not closed',
      HEAD + concept('a', '甲', 'artefacts: [{ form: "{乙", tier: fix }]'),
      /is not closed/,
    ],
    [
      'a condition that says nothing',
      HEAD + concept('a', '甲', 'artefacts: [{ form: 乙, tier: fix, when: { within: 9 } }]'),
      /give cues/,
    ],
    ['a test that marks nothing', HEAD + concept('a', '甲', 'tests: { fix: [甲乙] }'), /marks what it expects/],
    ['a keep test with a mark', HEAD + concept('a', '甲', 'tests: { keep: ["[乙→甲]"] }'), /marks nothing/],
  ])('refuses %s', (_, source, message) => {
    expect(problemsOf(source).join('\n')).toMatch(message);
  });

  it('knows duplicates across files', () => {
    expect(problemsOf(HEAD + concept('nail', '钉子'), HEAD + concept('nail', '钉'))).toEqual([
      '1.yaml:3:9 concept "nail" exists already',
    ]);
  });
});
