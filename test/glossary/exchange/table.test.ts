import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, writePairs, writeTermSets } from '../../../src/glossary/exchange/table.ts';
import { writeGlossaryFile } from '../../../src/glossary/format.ts';
import { readGlossary } from '../../../src/glossary/read.ts';
import type { ConceptEntry, GlossaryFile } from '../../../src/glossary/schema.ts';
import { anyExchangeFile } from '../../support/any-glossary.ts';

const reading = (file: GlossaryFile) => readGlossary([[{ path: 'a.yaml', source: writeGlossaryFile(file) }]]);
const isHan = (term: string): boolean => /\p{Script=Han}/u.test(term);

const model: GlossaryFile = {
  domain: 'ai',
  concepts: [
    {
      id: 'model',
      en: 'large model',
      zh: '大模型',
      admit: ['大型模型', 'LM'],
      artefacts: [{ form: '巨模', tier: 'flag' }],
    },
    { id: 'quoted', en: 'a "quoted", name', zh: '引号' },
  ],
};

describe('tables', () => {
  it.each([
    ['en', ','],
    ['en', '\t'],
    ['zh', ','],
    ['zh', '\t'],
  ] as const)('bring back the terms and the admitted terms of the source language (%s, %j)', (from, delimiter) => {
    const held = ({ en, zh, admit = [] }: ConceptEntry): object => ({
      en,
      zh,
      admit: admit.filter((term) => isHan(term) === (from === 'zh')),
    });
    fc.assert(
      fc.property(anyExchangeFile, (file) => {
        const { files } = readTable('a.csv', writePairs(reading(file), from, delimiter).text, delimiter, 'test');
        expect(files.flatMap(({ concepts = [] }) => concepts.map(held))).toEqual(file.concepts?.map(held));
      }),
    );
  });

  it('bring back both Chinese terms as term sets', () => {
    const held = ({ en, zh, hant }: ConceptEntry): object => ({ en, zh, hant });
    fc.assert(
      fc.property(anyExchangeFile, (file) => {
        const { files } = readTable('a.csv', writeTermSets(reading(file)).text, ',', 'test');
        expect(files.flatMap(({ concepts = [] }) => concepts.map(held))).toEqual(file.concepts?.map(held));
      }),
    );
  });

  it('have two columns and no header, as DeepL, Google and Microsoft take them', () => {
    expect(writePairs(reading(model), 'en', ',').text).toBe(
      'large model,大模型\nLM,大模型\n"a ""quoted"", name",引号\n',
    );
    expect(writePairs(reading(model), 'zh', '\t').text).toBe(
      '大模型\tlarge model\n大型模型\tlarge model\n引号\t"a ""quoted"", name"\n',
    );
    expect(writeTermSets(reading({ domain: 'a', concepts: [{ id: 'm', en: 'model', zh: '软体' }] })).text).toBe(
      'en,zh-CN,zh-TW\nmodel,软体,軟體\n',
    );
  });

  it('hold each source term once, and say what they do not hold', () => {
    const twice: GlossaryFile = {
      domain: 'ai',
      concepts: [
        { id: 'a', en: 'model', zh: '模型' },
        { id: 'b', en: 'model', zh: '模特' },
        { id: 'c', en: 'x'.repeat(1025), zh: '长' },
      ],
    };
    expect(writePairs(reading(twice), 'en', ',')).toEqual({
      text: 'model,模型\n',
      losses: [
        'pairs that are left out as too long, or with line breaks, tabs or control characters: 1',
        'pairs that are left out since their source term has a row already: 1',
        'ids and domains are lost',
      ],
    });
  });

  it('are read with the columns that DeepL adds, in either direction, and rows without a term are named', () => {
    const text = '\ufeffmodel,模型,en,zh\n融资,financing,zh,en\n\nonly,\n';
    expect(readTable('a.csv', text, ',', 'test')).toEqual({
      files: [
        {
          domain: 'test',
          concepts: [
            { id: 'model', en: 'model', zh: '模型' },
            { id: 'financing', en: 'financing', zh: '融资' },
          ],
        },
      ],
      losses: ['row 3 is left out, since it has no Chinese term'],
    });
  });

  it('are read as term sets when the header says so', () => {
    const text = 'pos,zh-TW,en,zh-CN\nnoun,軟體,software,软件\n';
    expect(readTable('a.csv', text, ',', 'it').files).toEqual([
      { domain: 'it', concepts: [{ id: 'software', en: 'software', zh: '软件', hant: '軟體' }] },
    ]);
  });

  it('that are none are refused with the place', () => {
    expect(() => readTable('a.csv', 'a,"b\n', ',', 'test')).toThrow('a.csv is no table');
  });
});
