import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanRecord } from '../../../src/corpus/clean-record.ts';
import type { TextRecord } from '../../../src/corpus/formats/format.ts';
import { assembleGlossary } from '../../../src/glossary/assemble.ts';
import { changesOf } from '../../../src/model/positions.ts';
import { createCleaner } from '../../../src/pipeline.ts';
import { awkwardText, chunkSize, leaveAlone, rewrite } from '../../support/rewriting.ts';

const TMX = `<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US" datatype='xml' creationtool="a"/>
<body>
  <!-- 钢钉 -->
  <tu tuid="n1"><prop type="x">钢钉</prop>
    <tuv xml:lang="zh-CN"><seg>他们在<bpt i="1">&lt;b class="钢钉"></bpt>找钢钉<ept i="1">&lt;/b></ept> &amp; 钢<ph/>钉</seg></tuv>
    <tuv xml:lang="en-us"><seg>they look for <hi>nails</hi> &#x26; nails</seg></tuv>
    <tuv xml:lang="ja"><seg>钢钉</seg></tuv>
  </tu>
  <tu><tuv xml:lang="en-US"><seg>a</seg></tuv><tuv xml:lang="zh-CN"><seg><![CDATA[<钢钉>]]></seg></tuv></tu>
</body></tmx>\n`;

const XLIFF_1 = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="zh-CN" original="a" datatype="plaintext"><body>
<trans-unit id="1"><source>a nail</source><target state="translated">找<g id="1">钢钉</g>，<x id="2"/>钢钉</target>
  <alt-trans><target>钢钉</target></alt-trans></trans-unit>
<trans-unit id="2" translate="no"><source>b</source><target>钢钉</target></trans-unit>
<trans-unit id="3"><source>c</source></trans-unit>
<trans-unit id="4"><source>d</source><target><mrk mtype="protected">钢钉</mrk>和<mrk mtype="seg" mid="1">钢钉</mrk></target></trans-unit>
</body></file></xliff>`;

const XLIFF_2 = `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="zh-Hans">
<file id="f"><unit id="u"><segment id="s1"><source>one <pc id="1">nail</pc></source><target>一颗<pc id="1">钢钉</pc></target></segment>
<ignorable><source> </source></ignorable><segment><source>two</source><target>两颗钢钉<ph id="2" equiv="钢钉"/></target></segment></unit></file></xliff>`;

const escaped = awkwardText.map((text) =>
  text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`),
);
const inline = fc.oneof(
  escaped,
  fc.constantFrom('<ph x="钢钉">钢钉</ph>', '<hi>钢</hi>', '<!--钢钉-->', '<![CDATA[&钢]]>'),
);
const memory = fc
  .array(fc.array(inline, { maxLength: 5 }))
  .map(
    (segments) =>
      `<tmx><header srclang="en"/><body>${segments
        .map((parts) => `<tu>\r\n<tuv xml:lang="zh"><seg>${parts.join('')}</seg></tuv></tu>`)
        .join('\n')}</body></tmx>`,
  );

describe('TMX', () => {
  it('comes back byte for byte where nothing is cleaned, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(memory, fc.constant(TMX)), chunkSize, fc.boolean(), async (data, size, hasBom) => {
        const whole = (hasBom ? '\ufeff' : '') + data;
        const { text, faults } = await rewrite('a.tmx', whole, { chunkSize: size, clean: leaveAlone });
        expect(text).toBe(whole);
        expect(faults).toEqual([]);
      }),
    );
  });

  it('changes in the text of targets only, never in or across tags', async () => {
    const { text, records } = await rewrite('a.tmx', TMX, { chunkSize: 5 });
    expect(text).toBe(
      TMX.replace('</bpt>找钢钉', '</bpt>找钉子')
        .replace('<![CDATA[<钢钉>', '<![CDATA[<钉子>')
        .replace('ja"><seg>钢钉', 'ja"><seg>钉子'),
    );
    expect(records).toEqual([
      {
        id: 'a.tmx#n1',
        text: '他们在\ufffc找钢钉\ufffc & 钢\ufffc钉',
        source: 'they look for nails & nails',
        lang: 'zh-CN',
      },
      { id: 'a.tmx#n1', text: '钢钉', source: 'they look for nails & nails', lang: 'ja' },
      { id: 'a.tmx#3', text: '<钢钉>', source: 'a', lang: 'zh-CN' },
    ]);
  });

  it('may be in UTF-16 or in what its declaration says', async () => {
    for (const encoding of ['utf-16le', 'utf-16be', 'gb18030', 'big5']) {
      const data = TMX.replace('UTF-8', encoding)
        .replaceAll('们', '')
        .replaceAll('钢钉', '公司')
        .replaceAll('钢', '公')
        .replaceAll('钉', '司');
      const encode = (text: string): Buffer => iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
      const clean = ({ text }: TextRecord) => [
        { span: { start: text.indexOf('公司'), end: text.indexOf('公司') + 2 }, text: '商' },
      ];
      const { bytes, faults } = await rewrite('a.tmx', encode(data), { chunkSize: 3, clean });
      expect(faults).toEqual([]);
      expect(
        bytes.equals(
          encode(data.replace('找公司', '找商').replace('[<公司', '[<商').replace('ja"><seg>公司', 'ja"><seg>商')),
        ),
      ).toBe(true);
    }
  });

  it('keeps what comes before a fault and after it, and says where the fault is', async () => {
    for (const [data, kind] of [
      [TMX.slice(0, -20), 'truncated'],
      [TMX.replace('<tu><tuv', '<tu x><tuv'), 'corrupt'],
      [TMX.replace('</tu>\n  <tu>', '</tu>&b;<tu>'), 'corrupt'],
      ['', 'truncated'],
      ['{"text":"钢钉"}', 'corrupt'],
    ] as const) {
      const { text, faults } = await rewrite('a.tmx', data, { chunkSize: 9 });
      expect(faults.map((fault) => fault.kind)).toEqual([kind]);

      const upTo = text.lastIndexOf('钉子') + 2;
      expect(text).toBe(
        data.slice(0, upTo).replace(/找钢钉|(?<="ja"><seg>|CDATA\[<)钢钉/g, (hit) => hit.replace('钢钉', '钉子')) +
          data.slice(upTo),
      );
    }
  });

  it('looks up no entity and follows no document type', async () => {
    const bomb = `<!DOCTYPE tmx [<!ENTITY a "钢钉"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><tmx><body><tu><tuv xml:lang="zh"><seg>&b;&f;</seg></tuv></tu></body></tmx>`;
    const { text, records, faults } = await rewrite('a.tmx', bomb);
    expect([text, records, faults.length]).toEqual([bomb, [], 1]);
  });

  it('with elements nested without end is at fault, and no more', async () => {
    const deep = `<tmx><tu>${'<tuv>'.repeat(100_000)}`;
    const { text, faults } = await rewrite('a.tmx', deep);
    expect(text).toBe(deep);
    expect(faults[0]?.message).toBe('is not well-formed XML, at line 1: elements are nested 1000 deep');
  });
});

describe('XLIFF', () => {
  it('1.2: targets are cleaned, but not what is not translated, protected or an alternative', async () => {
    const { text, records } = await rewrite('a.xlf', XLIFF_1);
    expect(text).toBe(
      XLIFF_1.replace('id="1">钢钉</g>，<x id="2"/>钢钉', 'id="1">钉子</g>，<x id="2"/>钉子').replace(
        'mid="1">钢钉',
        'mid="1">钉子',
      ),
    );
    expect(records.map(({ id, lang, source }) => [id, lang, source])).toEqual([
      ['a.xlf#1', 'zh-CN', 'a nail'],
      ['a.xlf#4', 'zh-CN', 'd'],
    ]);
  });

  it('2.x: the targets of segments are cleaned, with their sources', async () => {
    const { text, records } = await rewrite('a.xliff', XLIFF_2);
    expect(text).toBe(XLIFF_2.replace('>钢钉</pc>', '>钉子</pc>').replace('两颗钢钉', '两颗钉子'));
    expect(records).toEqual([
      { id: 'a.xliff#u/s1', text: '一颗\ufffc钢钉\ufffc', source: 'one nail', lang: 'zh-Hans' },
      { id: 'a.xliff#u', text: '两颗钢钉\ufffc', source: 'two', lang: 'zh-Hans' },
    ]);
  });
});

describe('a source text', () => {
  const glossary = assembleGlossary([
    [
      {
        path: 'a.yaml',
        source: `domain: ai
concepts:
  - id: moonshot-ai
    en: Moonshot AI
    zh: 月之暗面
    cues: [杨植麟]
    artefacts:
      - form: 月亮暗面
        tier: fix
        when: { cues: document }
        otherwise: suggest
    tests:
      fix: ['杨植麟的[月亮暗面→月之暗面]']
      keep: ['嫦娥拍到了月亮的暗面']
`,
      },
    ],
  ]);
  const cleaner = createCleaner({ glossary });
  const clean = (record: TextRecord) => changesOf(cleanRecord(cleaner, record).document);

  it('that names the concept makes a correction of what is otherwise a suggestion', async () => {
    const pair = (source: string): string =>
      `<xliff srcLang="en" trgLang="zh"><unit id="1"><segment><source>${source}</source><target>投资了月亮暗面</target></segment></unit></xliff>`;
    expect((await rewrite('a.xlf', pair('invested in Moonshot AI'), { clean })).text).toContain('投资了月之暗面');
    expect((await rewrite('a.xlf', pair('invested in it'), { clean })).text).toContain('投资了月亮暗面');
    const line = '{"zh":"投资了月亮暗面","en":"invested in Moonshot AI"}\n';
    const fields = { text: 'zh', source: 'en' };
    expect((await rewrite('a.jsonl', line, { clean, fields })).text).toContain('投资了月之暗面');
    const row = 'invested in Moonshot AI\t投资了月亮暗面\n';
    const columns = { text: '2', source: '1' };
    expect((await rewrite('a.tsv', row, { clean, fields: columns })).text).toContain('投资了月之暗面');
  });

  it('does nothing for a target in another language', async () => {
    const pair =
      '<xliff srcLang="en" trgLang="ja"><unit id="1"><segment><source>Moonshot AI</source><target>月亮暗面</target></segment></unit></xliff>';
    expect((await rewrite('a.xlf', pair, { clean })).text).toBe(pair);
  });
});
