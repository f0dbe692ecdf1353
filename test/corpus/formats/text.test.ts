import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanRecord } from '../../../src/corpus/clean-record.ts';
import type { TextRecord } from '../../../src/corpus/formats/format.ts';
import { formatOf } from '../../../src/corpus/formats/index.ts';
import { keptInMarkdown } from '../../../src/corpus/formats/markdown.ts';
import { assembleGlossary } from '../../../src/glossary/assemble.ts';
import { applyEdits } from '../../../src/model/edit.ts';
import { changesOf } from '../../../src/model/positions.ts';
import { createCleaner } from '../../../src/pipeline.ts';
import { awkwardText, leaveAlone, rewrite } from '../../support/rewriting.ts';

const glossary = assembleGlossary([
  [
    {
      path: 'a.yaml',
      source: `domain: common
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts: [{ form: 钢钉, tier: fix }]
    tests: { fix: ['找[钢钉→钉子]'], keep: ['骨科的钢板'] }
`,
    },
  ],
]);
const cleaner = createCleaner({ glossary });
const stripping = createCleaner({ glossary, stripBoilerplate: true });
const clean = (record: TextRecord) => changesOf(cleanRecord(cleaner, record).document);

const MARKDOWN = `---
title: 钢钉
---
# 找钢钉

他们找钢钉，见[找钢钉](https://a.cn/钢钉 "钢钉")和\`钢钉\`，![找钢钉](钢钉.png)<https://a.cn/钢钉>。

\`\`\`js
找钢钉
\`\`\`

> - 找钢钉

[a]: https://a.cn/钢钉
<div title="钢钉">
`;

describe('plain text', () => {
  it('comes back as it is where nothing is cleaned, and in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(awkwardText, async (text) => {
        expect((await rewrite('a.txt', text, { clean: leaveAlone })).text).toBe(`${Buffer.from(text)}`);
      }),
    );
    expect((await rewrite('a.txt', iconv.encode('他们在找钢钉', 'gbk'))).text).toBe('他们在找钉子');
  });

  it('has the report that the bytes have', async () => {
    const bytes = Buffer.concat([Buffer.from('找钢钉'), Buffer.from([0xff]), Buffer.from('找钢钉')]);
    const { records } = await rewrite('a.txt', bytes);
    expect(cleanRecord(cleaner, records[0] as TextRecord)).toEqual(cleaner.clean(bytes, 'a.txt'));
  });
});

describe('Markdown', () => {
  it('is cleaned but for its front matter, code, addresses and HTML', async () => {
    for (const [mark, newline] of [
      ['', '\n'],
      ['\ufeff', '\r\n'],
    ] as const) {
      const data = mark + MARKDOWN.replaceAll('\n', newline);
      const { text } = await rewrite('a.md', data, { clean });
      const expected = data
        .replace('# 找钢钉', '# 找钉子')
        .replace('他们找钢钉，见[找钢钉]', '他们找钉子，见[找钉子]')
        .replace('![找钢钉]', '![找钉子]')
        .replace('- 找钢钉', '- 找钉子');
      expect(text).toBe(expected);
    }
  });

  it('has a report on its own text, kept parts included', async () => {
    const record = { id: 'a.md', text: MARKDOWN, kept: keptInMarkdown(MARKDOWN) };
    const { document, findings } = cleanRecord(cleaner, record);
    expect(document.source).toBe(MARKDOWN);
    for (const { before, edits, after } of document.revisions) expect(applyEdits(before, edits)).toBe(after);
    expect(findings.length).toBe(5);
  });

  it('keeps lines of boilerplate that hold what is kept', async () => {
    const article = '这是一篇足够长的文章，讲的是大模型公司怎样寻找合适的场景，并且不断地试错和修正自己的方向。\n\n';
    const text = `${article}转载请注明来源\`代码\`，版权归原作者所有，侵权请联系邮箱 a@b.cn 删除。\n免责声明：本文仅代表作者观点，转载请注明出处，侵权删除。\n`;
    const { document } = cleanRecord(stripping, { id: 'a.md', text, kept: keptInMarkdown(text) });
    expect(document.text).toContain('`代码`');
  });

  it('keeps disjoint and sorted parts of any text', () => {
    const part = fc.constantFrom(
      '`',
      '```\n',
      '[a](b)',
      '<b>',
      '\n',
      '    ',
      '钢钉',
      '~~~',
      '---\n',
      '> ',
      '- ',
      '\t',
      '\r\n',
      '[',
      ']',
      '(',
      ')',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const spans = keptInMarkdown(text);
        return spans.every(
          ({ start, end }, i) => start >= (spans[i - 1]?.end ?? 0) && start < end && end <= text.length,
        );
      }),
    );
  });
});

describe('a record', () => {
  it('in another language than Chinese and English is left as it is', () => {
    for (const [lang, changes] of [
      ['ja', 0],
      ['jpn_Jpan', 0],
      ['__label__ko', 0],
      ['zh-TW', 1],
      ['zho_Hans', 1],
      ['__label__zh', 1],
      ['en', 1],
      ['', 1],
      ['und', 1],
    ] as const) {
      expect([lang, clean({ id: '', text: '找钢钉', lang }).length]).toEqual([lang, changes]);
    }
  });
});

describe('a file name', () => {
  it('tells the format and the compression', () => {
    const names = ['a.JSONL.gz', 'b.txt', 'c.warc.wet.gz', 'd.csv.zst', 'e.md', 'f.doc', 'g.gz', 'jsonl'];
    expect(names.map(formatOf).map((found) => [found?.format.name, found?.compression?.extension])).toEqual([
      ['jsonl', '.gz'],
      ['text', undefined],
      ['warc', '.gz'],
      ['csv', '.zst'],
      ['markdown', undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});
