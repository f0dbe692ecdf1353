import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, areDisjoint } from '../../../src/model/edit.ts';
import { htmlLeftovers } from '../../../src/stages/repair/html-leftovers.ts';
import { HANS, HANT } from './sentences.ts';

const repair = (text: string) => applyEdits(text, htmlLeftovers.run(text).edits);

/** Tags inside torn tags come off one layer at a time. */
function settle(text: string): string {
  let settled = text;
  for (let round = 0; round < 7; round++) settled = repair(settled);
  return settled;
}

describe('htmlLeftovers', () => {
  it.each([
    ['takes tags out', '他说<strong class="x">重点</strong>在后面。', '他说重点在后面。'],
    ['breaks a line for a block element inside it', '第一段</p><p>第二段', '第一段\n\n第二段'],
    ['breaks no line at the edge of one', '<p>第一段</p>\n第二段', '第一段\n第二段'],
    ['takes out a tag that lost its first character', '说完了。/p>\r\n下一段', '说完了。\r\n下一段'],
    ['takes out a tag that lost its last character', '说完了。<p\n下一段', '说完了。\n下一段'],
    ['takes out a tag that is torn at the end of the text', '说完了。</p', '说完了。'],
    ['takes out comments', '甲<!-- 广告 -->乙', '甲乙'],
    ['takes out a script with what it holds', '甲<script src="a.js">var a = 1;</script>乙', '甲乙'],
    ['decodes a reference that was encoded twice', 'A&amp;amp;B公司', 'A&B公司'],
    ['decodes numbers, decimal and hexadecimal', '&#20013;&#x6587;', '中文'],
    ['takes out encoded tags', '甲&lt;strong&gt;乙&lt;/strong&gt;', '甲乙'],
  ])('%s', (_, damaged, sound) => expect(repair(damaged)).toBe(sound));

  it.each([
    ['comparisons', '若 a<b 且 c>d，则 if (x < y)'],
    ['ampersands in names', 'AT&T 的 R&D 与 Q&A'],
    ['references without a semicolon', '?a=1&copy=2&lt=3'],
    ['a reference to a control character', '甲&#7;乙'],
    ['names that no element has', '<ThePaper>记者报道，<张三>说'],
    ['a text about markup', 'HTML 里的段落写成 <p>内容</p>，换行写成 <br/>。'],
    ['a tag that is called one', '用<b>标签加粗'],
    ['a tag in quotes', '加上“<b>”就会变粗，最后写</b>。'],
    ['a fenced block of code', '如下：\n```\n<div>你好</div>\n```\n'],
    ['line breaks in a row of a Markdown table', '| 甲<br>乙 | 丙 |'],
    ['paths and addresses', '见 https://example.com/p>\n和 /usr/p'],
  ])('leaves %s alone', (_, text) => expect(htmlLeftovers.run(text).edits).toEqual([]));

  it('gives edits that can be applied, and settles', () => {
    const pieces = fc.constantFrom(
      ...HANS,
      '<p>',
      '</p>',
      '<br/>',
      '&nbsp;',
      '/p>',
      '<p',
      '\n',
      '<!-- x -->',
      'a<b',
      ' > ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        return areDisjoint(htmlLeftovers.run(text).edits, text.length) && repair(settle(text)) === settle(text);
      }),
    );
  });

  it('leaves clean text alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HANS, ...HANT, '\n')),
        (parts) => repair(parts.join('')) === parts.join(''),
      ),
    );
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      '<'.repeat(100_000),
      '<p a '.repeat(40_000),
      '<script>'.repeat(5_000),
      '&amp;'.repeat(50_000),
      '<!--'.repeat(20_000),
    ];
    const start = performance.now();
    for (const text of hostile) htmlLeftovers.run(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
