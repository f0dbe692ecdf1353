import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { glancer } from '../../src/language/glance.ts';
import { detector } from '../../src/stages/detect/index.ts';

const glance = glancer([]);

const SOURCE = `domain: test
concepts:
  - id: cainiao
    en: Cainiao
    zh: 菜鸟
    artefacts:
      - { form: 新手, tier: fix, when: { near: [快递], followed: [驿站] } }
`;

const glossary = assembleGlossary([[{ path: 'test.yaml', source: SOURCE }]]);
const found = (text: string): string[] =>
  detector(glossary)(text, glance(text), new Set(glossary.concepts)).findings.map(
    ({ actual, expected }) => `${actual} ${expected}`,
  );

describe('a concept that the source names', () => {
  it('needs no further evidence in the translation', () => {
    expect(found('在新手驿站取件')).toEqual(['新手 菜鸟']);
  });

  it('still needs what belongs to the form', () => {
    expect(found('新手在驿站取件')).toEqual([]);
  });
});

describe('a replacement', () => {
  it('is only suggested where all of it stands beside already', () => {
    const { findings } = detector(glossary)(
      '菜鸟新手驿站的快递',
      glance('菜鸟新手驿站的快递'),
      new Set(glossary.concepts),
    );
    expect(findings.map(({ tier }) => tier)).toEqual(['suggest']);
  });
});

describe('an English form with a capital', () => {
  const fliggy = assembleGlossary([
    [
      {
        path: 'test.yaml',
        source: `domain: test
concepts:
  - { id: fliggy, en: Fliggy, zh: 飞猪, artefacts: [{ form: Flying Pig, lang: en, tier: fix }] }
`,
      },
    ],
  ]);

  it('is a name, which its words in lower case are not', () => {
    const actual = (text: string): string[] =>
      detector(fliggy)(text, glance(text), new Set()).findings.map((finding) => finding.actual);
    expect(actual('Tickets sold by Flying Pig')).toEqual(['Flying Pig']);
    expect(actual('A flying pig sold tickets')).toEqual([]);
  });
});
