import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { chunkSize, leaveAlone, rewrite } from '../../support/rewriting.ts';

interface Warc {
  readonly type: string;
  readonly block: Buffer;
  readonly headers?: string;
}

function record({ type, block, headers = '' }: Warc): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: http://a.cn/${type}\r\n${headers}Content-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

function response(payload: Buffer, headers: string): Warc {
  const block = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n`), payload]);
  const digests = `Content-Type: application/http; msgtype=response\r\nWARC-Block-Digest: sha1:${hex(block)}\r\nWARC-Payload-Digest: sha1:${'A'.repeat(32)}\r\n`;
  return { type: 'response', block, headers: digests };
}

function hex(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

const PAGE = '<html><body><p>找钢钉</p><a title="钢钉">钢钉</a></body></html>';
const CLEANED = '<html><body><p>找钉子</p><a title="钢钉">钉子</a></body></html>';
const HTML = `Content-Type: text/html\r\ncontent-length:  ${Buffer.byteLength(PAGE)}\r\nX-Folded: a\r\n  钢钉\r\n`;

const RECORDS = {
  info: record({ type: 'warcinfo', block: Buffer.from('software: 钢钉\r\n') }),
  page: record(response(Buffer.from(PAGE), HTML)),
  image: record(response(Buffer.from([0, 1, 2, 0xff]), 'Content-Type: image/png\r\n')),
  text: record({
    type: 'conversion',
    block: Buffer.from('第一行\n找钢钉\n'),
    headers:
      'Content-Type: text/plain\r\nWARC-Identified-Content-Language: zho,eng\r\nWARC-Block-Digest: sha1:4UNWB4JFNGR4RHXKI7TPIBLHWVAQBM46\r\n',
  }),
};
const ALL = Object.values(RECORDS);

describe('WARC', () => {
  it('comes back byte for byte where nothing is cleaned, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ALL)), chunkSize, async (records, size) => {
        const data = Buffer.concat(records);
        const { bytes, faults } = await rewrite('a.warc', data, { chunkSize: size, clean: leaveAlone });
        expect(bytes.equals(data)).toBe(true);
        expect(faults).toEqual([]);
      }),
    );
  });

  it('has pages and texts cleaned, with lengths and digests that fit', async () => {
    const { bytes, records } = await rewrite('a.warc', Buffer.concat(ALL));
    const block = Buffer.from(`HTTP/1.1 200 OK\r\n${HTML}\r\n${CLEANED}`);
    const page = `${RECORDS.page}`
      .replace(PAGE, CLEANED)
      .replace(/(WARC-Block-Digest: sha1:)\w+/, `$1${hex(block)}`)
      .replace(/(WARC-Payload-Digest: sha1:)\w+/, '$1VZS4Q6MZHY6RNZZBTSVRTTYTOYPM3HCJ');
    const text = `${RECORDS.text}`.replace('找钢钉', '找钉子');
    const withoutDigest = (warc: string): string => warc.replace(/sha1:[A-Z2-7]{32}/g, 'sha1:');
    const expected = Buffer.concat([RECORDS.info, Buffer.from(page), RECORDS.image, Buffer.from(text)]);
    expect(withoutDigest(`${bytes}`)).toBe(withoutDigest(`${expected}`));
    expect(records.map(({ id, lang }) => [id, lang])).toEqual([
      ['a.warc#http://a.cn/response', undefined],
      ['a.warc#http://a.cn/conversion', 'zho'],
    ]);
  });

  it('writes digests in base 32 as crawlers do', async () => {
    const block = Buffer.from('钉子');
    const headers = 'Content-Type: text/plain\r\nWARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n';
    const { text } = await rewrite('a.wet', record({ type: 'conversion', block: Buffer.from('钢钉'), headers }));
    const digest = /sha1:(\w+)/.exec(text)?.[1] ?? '';
    const bits = [...digest].map((digit) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'),
    );
    expect(BigInt(`0b${bits.join('')}`)).toBe(BigInt(`0x${hex(block)}`));
  });

  it('has chunked, compressed and foreign-charset payloads cleaned', async () => {
    const page = iconv.encode(PAGE, 'gbk');
    const packed = gzipSync(page);
    const half = packed.length >> 1;
    const size = (bytes: Buffer): Buffer => Buffer.from(`${bytes.length.toString(16)}\r\n`);
    const end = Buffer.from('\r\n');
    const [first, second] = [packed.subarray(0, half), packed.subarray(half)];
    const chunked = Buffer.concat([size(first), first, end, size(second), second, end, Buffer.from('0\r\n\r\n')]);
    const headers = 'Content-Type: text/html; charset=GBK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n';
    const { bytes } = await rewrite('a.warc', record(response(chunked, headers)));
    const out = iconv.decode(bytes, 'gbk');
    expect(out.endsWith(`${CLEANED}\r\n\r\n`)).toBe(true);
    expect(out).toContain('X-Crawl-Content-Encoding: gzip\r\nX-Crawl-Transfer-Encoding: chunked\r\n\r\n<html>');
    const length = Number(/\r\nContent-Length: (\d+)/.exec(out)?.[1]);
    expect(bytes.length).toBe(bytes.indexOf('\r\n\r\n') + 4 + length + 4);
  });

  it('gives each record a gzip member of its own', async () => {
    const members = Buffer.concat(ALL.map((bytes) => gzipSync(bytes)));
    const { bytes, faults } = await rewrite('a.warc.gz', members, { clean: leaveAlone });
    expect(faults).toEqual([]);
    expect(gunzipSync(bytes).equals(Buffer.concat(ALL))).toBe(true);
    expect(bytes.includes(gzipSync(RECORDS.image))).toBe(true);
  });

  it('keeps the records before the place where it is cut off or is no WARC any more', async () => {
    const whole = Buffer.concat(ALL);
    const cut = await rewrite('a.warc', whole.subarray(0, whole.length - 10), { clean: leaveAlone });
    expect(cut.bytes.equals(Buffer.concat(ALL.slice(0, 3)))).toBe(true);
    expect(cut.faults).toEqual([{ kind: 'truncated', message: 'ends in the middle of record 4' }]);
    const broken = await rewrite('a.warc', Buffer.concat([...ALL, Buffer.from('钢钉\r\n\r\n')]), { clean: leaveAlone });
    expect(broken.bytes.equals(whole)).toBe(true);
    expect(broken.faults.map(({ kind }) => kind)).toEqual(['corrupt']);
    expect((await rewrite('a.warc', '')).faults).toEqual([]);
  });
});
