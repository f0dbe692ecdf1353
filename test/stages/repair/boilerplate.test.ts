import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, areDisjoint } from '../../../src/model/edit.ts';
import { boilerplate } from '../../../src/stages/repair/boilerplate.ts';
import { HANS, HANT } from './sentences.ts';

const BODY = HANS.join('\n');
const BODY_HANT = HANT.join('\n');
const flagged = (text: string) =>
  boilerplate(false)
    .run(text)
    .findings.map(({ actual }) => actual);
const strip = (text: string) => applyEdits(text, boilerplate(true).run(text).edits);

const LINES = [
  '本文仅代表作者个人观点，版权归原作者所有，转载请注明出处。',
  '免责声明：文章来自网络，如有侵权，请联系我们删除，邮箱：someone@example.com',
  '本文僅代表作者觀點，版權歸原創者所有，如需轉載請在文中註明來源及作者名字。',
  '免責聲明：本文為轉載，如侵犯您的版權，請及時與我們聯繫刪除。',
  '未经授权，不得转载、摘编。版权所有。',
  '（责任编辑：王小明）',
  '來源：某某網',
  '扫描二维码，关注我们的微信公众号',
  '分享到：微信 微博 朋友圈 QQ空间',
  '上一篇：昨天的天气',
];

describe('boilerplate', () => {
  it.each(LINES)('flags at the end: %s', (line) => {
    for (const body of [BODY, BODY_HANT]) expect(flagged(`${body}\n${line}`)).toEqual([line]);
  });

  it('flags a source line under the title', () => {
    expect(flagged(`新图书馆开放\n来源：某某日报\n${BODY}`)).toEqual(['来源：某某日报']);
  });

  it('removes the lines and what separated them, and nothing else', () => {
    expect(strip(`${BODY}\n\n${LINES[0]}\n\n${LINES[1]}\n`)).toBe(`${BODY}\n`);
    expect(strip(`新图书馆开放\n来源：某某日报\n${BODY}`)).toBe(`新图书馆开放\n${BODY}`);
  });

  it.each([
    ['in the middle', `${BODY}\n${LINES[0]}\n${BODY}`],
    [
      'in a text about disclaimers',
      `${BODY}\n免责声明有什么用？\n版权纠纷里，侵权的一方往往拿转载作借口。\n免责声明：仅供参考，侵权即删，版权归原作者所有。`,
    ],
    ['in a page of terms', LINES.slice(0, 2).join('\n')],
    ['in an article that ends on a mail address', `${BODY}\n他的邮箱是 someone@example.com。`],
    ['in an article that ends on sharing', `${BODY}\n他把照片分享给了朋友。`],
    ['in an article that ends on copyright', `${BODY}\n法院认为，被告侵犯了原告的权利。`],
  ])('leaves a line alone %s', (_, text) => expect(flagged(text)).toEqual([]));

  it('gives edits that can be applied, and strips nothing the second time', () => {
    const pieces = fc.constantFrom(...HANS, ...LINES, '', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (parts, newline) => {
        const text = parts.join(newline);
        const { edits } = boilerplate(true).run(text);
        return areDisjoint(edits, text.length) && strip(strip(strip(text))) === strip(strip(text));
      }),
    );
  });
});
