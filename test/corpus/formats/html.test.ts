import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { awkwardText, leaveAlone, rewrite } from '../../support/rewriting.ts';

const PARAGRAPH =
  '<p>现在大模型公司都在四处寻找<b>钢钉</b>，投资人也在找&nbsp;钢钉&amp;锤子，因为他们认为，手里拿着锤子的人看什么都像钉子。</p>\r\n';

const PAGE = `<!DOCTYPE html>
<html lang=zh-CN>
<head><meta charset="utf-8"><title>找钢钉 | 网站</title>
<script>var a = "<p>钢钉</p>";</script></head>
<body>
<nav><ul><li><a href="/">钢钉首页</a></li><li><a href="/b">钢钉频道</a></li></ul></nav>
<div class="article" id="content"><h1>找钢钉</h1>
${PARAGRAPH.repeat(8)}<p>代码<code>钢钉</code>与<span title="钢钉">钢</span>钉<br>第二行：钢钉</P>
</div>
<div class="footer sidebar"><a href="/c">钢钉广告</a></div>
</body></html>
`;

const inPage = fc
  .array(
    fc.oneof(
      awkwardText,
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br/>',
        '<!-- 钢钉 -->',
        '&lt;',
        '&#x1F600;',
        '&nbsp',
        '<script>',
        '</script>',
        '<td>',
        '</br>',
        '<',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('HTML', () => {
  it('comes back byte for byte where nothing is cleaned, however broken', async () => {
    await fc.assert(
      fc.asyncProperty(inPage, async (data) => {
        expect((await rewrite('a.html', data, { clean: leaveAlone })).text).toBe(`${Buffer.from(data)}`);
      }),
    );
  });

  it('has its main text, its title and its heading cleaned, and nothing else', async () => {
    const { text, records } = await rewrite('a.html', PAGE);
    const [before, after] = [PAGE, text].map((page) =>
      page.split(/(?=<title>)|(?=<script>)|(?=<h1>)|(?=<div class="footer)/),
    );
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).toBe(before?.[1]?.replace('钢钉', '钉子'));
    expect(after?.[2]).toBe(before?.[2]);
    expect(after?.[3]).toBe(
      before?.[3]?.replaceAll('钢钉', '钉子').replace('<code>钉子', '<code>钢钉').replace('title="钉子', 'title="钢钉'),
    );
    expect(after?.[4]).toBe(before?.[4]);
    expect(records.map(({ id, lang }) => [id, lang])).toEqual([['a.html', 'zh-CN']]);
    expect(records[0]?.text).toContain('代码\ufffc与\ufffc钢\ufffc钉\n第二行');
  });

  it('is cleaned as a whole where it has no main text', async () => {
    expect((await rewrite('a.htm', '<td>钢钉<td>钢钉')).text).toBe('<td>钉子<td>钉子');
    expect((await rewrite('a.htm', '钢钉')).text).toBe('钉子');
    expect((await rewrite('a.htm', '')).text).toBe('');
  });

  it('stays in the encoding that it is in, which may lack a character', async () => {
    const page = PAGE.replace('utf-8', 'gb2312');
    const bytes = iconv.encode(page, 'gb18030');
    const { bytes: out } = await rewrite('a.html', bytes);
    expect(iconv.decode(out, 'gb18030')).toBe((await rewrite('a.html', page)).text);
    const big5 = iconv.encode('<meta charset=big5><p>香港的𨋢在找鋼釘', 'big5');
    const clean = () => [{ span: { start: 7, end: 9 }, text: '&钉子' }];
    const rewritten = await rewrite('a.html', big5, { clean });
    expect(iconv.decode(rewritten.bytes, 'big5')).toBe('<meta charset=big5><p>香港的𨋢在找&amp;&#38025;子');
  });

  it('keeps the lines that hold bytes of no character, and says what is not done', async () => {
    const line = (middle: Buffer): Buffer =>
      Buffer.concat([iconv.encode('<p>找钢钉', 'gbk'), middle, Buffer.from('</p>\n')]);
    const [good, bad] = [line(Buffer.from('a')), line(Buffer.from([0xff]))];
    const { bytes, faults } = await rewrite('a.html', Buffer.concat([Buffer.from('<meta charset=gbk>\n'), bad, good]));
    expect(bytes.subarray(19, 19 + bad.length).equals(bad)).toBe(true);
    expect(iconv.decode(bytes.subarray(19 + bad.length), 'gbk')).toBe('<p>找钉子a</p>\n');
    expect(faults).toEqual([
      {
        kind: 'malformed',
        message: 'holds bytes that are not valid gb18030: 1 changes in lines with such bytes are not made',
      },
    ]);
  });
});
