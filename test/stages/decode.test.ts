import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/stages/decode.ts';

const HANT = '國內的大型語言模型，還處於早期階段。';
const HANS = '国内的大型语言模型，还处于早期阶段。';

describe('decoding', () => {
  it.each([
    ['utf-8', HANS],
    ['gb18030', HANS],
    ['gb18030', HANT],
    ['big5', HANT],
  ])('reads %s: %s', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding))).toEqual({ text, encoding, findings: [] });
  });

  it.each(['utf-16le', 'utf-16be'])('reads %s with a byte order mark', (encoding) => {
    expect(decode(iconv.encode(HANS, encoding, { addBOM: true }))).toEqual({ text: HANS, encoding, findings: [] });
  });

  it('keeps a byte order mark of UTF-8, and reads nothing as nothing', () => {
    expect(decode(Buffer.from('\ufeff钉子')).text).toBe('\ufeff钉子');
    expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', findings: [] });
  });

  it('reports bytes that cannot be read, and goes on', () => {
    const bytes = Buffer.concat([Buffer.from('现在大模型公司都在'), Buffer.of(0xff, 0xe6), Buffer.from('寻找钉子')]);
    const { text, encoding, findings } = decode(bytes);
    expect([text, encoding]).toEqual(['现在大模型公司都在\ufffd\ufffd寻找钉子', 'utf-8']);
    expect(findings).toMatchObject([{ rule: 'undecodable-bytes', tier: 'flag', span: { start: 9, end: 10 } }]);
  });

  it('reports a character that was cut off at the end', () => {
    const bytes = iconv.encode(HANS, 'gb18030');
    const { text, findings } = decode(bytes.subarray(0, bytes.length - 1));
    expect(text).toBe(`${HANS.slice(0, -1)}\ufffd`);
    expect(findings).toHaveLength(1);
  });
});
