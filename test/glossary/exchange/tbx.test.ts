import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadReading } from '../../../src/corpus/read-glossary.ts';
import { assembleGlossary } from '../../../src/glossary/assemble.ts';
import { readTbx } from '../../../src/glossary/exchange/tbx-read.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx-write.ts';
import { writeGlossaryFile } from '../../../src/glossary/format.ts';
import { expandForm } from '../../../src/glossary/forms.ts';
import { readGlossary } from '../../../src/glossary/read.ts';
import type { ConceptEntry, GlossaryFile } from '../../../src/glossary/schema.ts';
import { anyExchangeFile } from '../../support/any-glossary.ts';
import { violationsIn } from '../../support/tbx-basic.ts';

const reading = (file: GlossaryFile) => readGlossary([[{ path: 'a.yaml', source: writeGlossaryFile(file) }]]);

/** What TBX holds of a concept. */
function held({ id, en, zh, hant, admit = [], artefacts = [] }: ConceptEntry): object {
  const spellings = artefacts.flatMap(({ form, lang = 'zh', note = '' }) =>
    expandForm(form).map((spelling) => `${lang} ${spelling} ${note}`),
  );
  return { id, en, zh, hant, admit: [...admit].sort(), spellings: [...new Set(spellings)].sort() };
}

const tbx = (body: string): string =>
  `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>${body}</body></text></tbx>`;

describe('TBX', () => {
  it('brings back terms, admitted terms and artefact spellings', () => {
    fc.assert(
      fc.property(anyExchangeFile, (file) => {
        const { files } = readTbx('a.tbx', writeTbx(reading(file)).text);
        expect(files.flatMap(({ concepts = [] }) => concepts.map(held))).toEqual(file.concepts?.map(held));
        expect(files.every(({ domain }) => domain === file.domain)).toBe(true);
      }),
    );
  });

  it('is valid TBX-Basic, whatever the terms and notes say', () => {
    fc.assert(fc.property(anyExchangeFile, (file) => violationsIn(writeTbx(reading(file)).text).length === 0));
  });

  it('is valid TBX-Basic for the whole built-in glossary', async () => {
    const { reading: whole } = await loadReading([BUILT_IN_GLOSSARY]);
    expect(violationsIn(writeTbx(whole).text)).toEqual([]);
  });

  it('is held to order, places, values and ids by that check', () => {
    const { text } = writeTbx(reading({ domain: 'ai', concepts: [{ id: 'model', en: 'model', zh: '模型' }] }));
    expect(violationsIn(text)).toEqual([]);
    const broken = (from: string | RegExp, to: string): string[] => violationsIn(text.replace(from, to));
    expect(broken('preferredTerm-admn-sts', 'preferred')).toEqual(['<termNote> says "preferred"']);
    expect(broken(' type="subjectField"', '')).toEqual(['<descrip in conceptEntry> has type=""']);
    expect(broken('id="model"', 'id="2d model"')).toEqual(['<conceptEntry> has id="2d model"']);
    expect(broken('<term>model</term>', '')).toEqual(['<termSec> holds termNote']);
    expect(broken(/<conceptEntry.*<\/conceptEntry>/s, '')).toEqual(['<body> holds nothing']);
    expect(broken(/<conceptEntry.*<\/conceptEntry>/s, '$&$&')).toEqual(['the id model stands twice']);
  });

  it('is the same when it is exported again', () => {
    fc.assert(
      fc.property(anyExchangeFile, (file) => {
        const once = writeTbx(reading(file)).text;
        const [back] = readTbx('a.tbx', once).files;
        return back === undefined || writeTbx(reading(back)).text === once;
      }),
    );
  });

  it('says what it does not hold', () => {
    const file: GlossaryFile = {
      domain: 'ai',
      protect: ['登月计划'],
      concepts: [
        {
          id: 'model',
          en: 'model',
          zh: '模型',
          cues: ['训练'],
          artefacts: [
            { form: '模形', tier: 'fix' },
            { form: '模特', tier: 'flag', to: '大模型' },
          ],
          tests: { keep: ['模特'] },
        },
      ],
    };
    expect(writeTbx(reading(file)).losses).toEqual([
      'concepts that lose their cues: 1',
      'concepts that lose their tests: 1',
      'artefacts that become deprecated terms without tier, category and conditions: 1',
      'artefacts that have a replacement of their own and are left out: 1',
      'protected strings that are left out: 1',
    ]);
  });

  it('reads the DCT style, traditional terms alone, and superseded terms', () => {
    const text = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
      xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
      <conceptEntry id="c1"><min:subjectField>Artificial intelligence</min:subjectField>
        <langSec xml:lang="en-US"><termSec><term>large <hi>language</hi> model</term></termSec></langSec>
        <langSec xml:lang="zh-TW">
          <termSec><term>大型語言模型</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
          <termSec><term>巨語言模型</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
        </langSec>
        <langSec xml:lang="de"><termSec><term>Sprachmodell</term></termSec></langSec>
      </conceptEntry></body></text></tbx>`;
    expect(readTbx('a.tbx', text)).toEqual({
      files: [
        {
          domain: 'artificial-intelligence',
          concepts: [
            {
              id: 'c1',
              en: 'large language model',
              zh: '大型语言模型',
              artefacts: [{ form: '巨語言模型', tier: 'flag' }],
            },
          ],
        },
      ],
      losses: ['concept "c1": terms in "de" are left out'],
    });
  });

  it('holds a spelling once, though two artefacts share it, and leaves out one that is right', () => {
    const artefacts = [
      { form: '{模形|模型的}', tier: 'fix' as const, when: { near: ['甲'] }, note: 'why' },
      { form: '{模形|模式}', tier: 'flag' as const },
    ];
    const { text } = writeTbx(
      reading({ domain: 'ai', concepts: [{ id: 'model', en: 'model', zh: '模型', artefacts }] }),
    );
    expect(text.match(/模形/g)).toHaveLength(1);
    const wrong = (term: string): string =>
      `<termSec><term>${term}</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>`;
    const { files, losses } = readTbx(
      'a.tbx',
      tbx(`<conceptEntry id="x"><langSec xml:lang="en"><termSec><term>iPad</term></termSec>
        <termSec><term>tablet</term></termSec>${wrong('Ipad')}${wrong('Tablet')}${wrong('Ipad')}</langSec>
        <langSec xml:lang="zh"><termSec><term>平板</term></termSec>${wrong('平板')}</langSec></conceptEntry>`),
    );
    expect(files[0]?.concepts?.[0]?.artefacts).toEqual([{ form: 'Ipad', lang: 'en', tier: 'flag' }]);
    expect(losses).toEqual([
      'concept "x": the deprecated term "平板" is left out, since it is a right term too',
      'concept "x": the deprecated term "Tablet" is left out, since it is a right term too',
    ]);
  });

  it('comes back from the whole built-in glossary as a glossary that can be used', async () => {
    const { reading: whole } = await loadReading([BUILT_IN_GLOSSARY]);
    const { files } = readTbx('a.tbx', writeTbx(whole).text);
    const sources = files.map((file) => ({ path: file.domain, source: writeGlossaryFile(file) }));
    expect(assembleGlossary([sources]).concepts).toHaveLength(whole.concepts.length);
  });

  it('says which data categories have no place in a glossary', () => {
    const text =
      tbx(`<conceptEntry id="x"><descrip type="subjectField">ai</descrip><descrip type="definition">甲</descrip>
      <langSec xml:lang="en"><termSec><term>a</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
      <langSec xml:lang="zh"><transacGrp><date>2026-01-01</date></transacGrp><termSec><term>甲</term>
        <termNote type="partOfSpeech">noun</termNote><note>right</note></termSec></langSec></conceptEntry>`);
    const { files, losses } = readTbx('a.tbx', text);
    expect(files).toEqual([{ domain: 'ai', concepts: [{ id: 'x', en: 'a', zh: '甲' }] }]);
    expect(losses).toEqual([
      'data that a glossary has no place for: definition (1), partOfSpeech (2), date (1), note (1)',
    ]);
  });

  it('refuses document types, unknown entities, version 2 and broken files, and says where', () => {
    const bomb = `<!DOCTYPE tbx [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${tbx('&b;')}`;
    expect(() => readTbx('a.tbx', bomb)).toThrow('a.tbx, line 1: the file declares a document type');
    const external = '<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>';
    expect(() => readTbx('a.tbx', external)).toThrow('document type');
    expect(() => readTbx('a.tbx', tbx('\n&unknown;'))).toThrow('a.tbx, line 2: undefined entity');
    expect(() => readTbx('a.tbx', '<martif/>')).toThrow('this is version 2');
    expect(() => readTbx('a.tbx', tbx('<conceptEntry>'))).toThrow('a.tbx, line 1');
  });

  it('leaves out a concept without a right term in both languages, and says so', () => {
    const text = tbx(
      '<conceptEntry id="x"><langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry>',
    );
    expect(readTbx('a.tbx', text)).toEqual({
      files: [],
      losses: ['concept "x": left out, since it has no right term in Chinese'],
    });
  });
});
