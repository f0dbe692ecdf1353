import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { awkwardText, chunkSize, leaveAlone, rewrite } from '../../support/rewriting.ts';

const quoted = awkwardText.map((text) => ({ text, written: `"${text.replaceAll('"', '""')}"` }));
const plain = awkwardText
  .map((text) => text.replace(/[\n\r,;\t|]/g, '').replace(/^"+/, ''))
  .map((text) => ({ text, written: text }));
const field = fc.oneof(quoted, plain);

const table = fc
  .tuple(fc.array(fc.tuple(field, field, field)), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([rows, newline, hasBom, isEnded]) => ({
    data:
      (hasBom ? '\ufeff' : '') +
      ['id,text,"more"', ...rows.map((row) => row.map(({ written }) => written).join(','))].join(newline) +
      (isEnded ? newline : ''),
    texts: rows.map(([, { text }]) => text),
  }));

describe('CSV', () => {
  it('comes back byte for byte where nothing is cleaned, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(table, chunkSize, async ({ data, texts }, size) => {
        const { text, records, faults } = await rewrite('a.csv', data, { chunkSize: size, clean: leaveAlone });
        expect(text).toBe(data);
        expect(records.map((record) => record.text)).toEqual(texts);
        expect(faults).toEqual([]);
      }),
    );
  });

  it('is read by others as the same table with the texts cleaned', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ data }) => {
        const read = (csv: string): string[][] => parse(csv, { bom: true, relax_quotes: true });
        const { text } = await rewrite('a.csv', data);
        const [names, ...rows] = read(data);
        const cleaned = rows.map(([id, value, more]) => [id, value?.replaceAll('钢钉', '钉子'), more]);
        expect(read(text)).toEqual([names, ...cleaned]);
      }),
    );
  });

  it('keeps the quotes of all fields as they are', async () => {
    const data = 'id,"text",n\r\n"1",钢钉,1.0\r\n2,"他说""钢钉"",\n又说",002\r\n';
    const { text, records } = await rewrite('a.csv', data, { fields: { id: 'id' } });
    expect(text).toBe(data.replaceAll('钢钉', '钉子'));
    expect(records.map(({ id }) => id)).toEqual(['a.csv#1', 'a.csv#2']);
  });

  it('gives quotes to a field that comes to need them', async () => {
    const clean = () => [{ span: { start: 0, end: 1 }, text: '"a,' }];
    expect((await rewrite('a.csv', 'text\n钢\n', { clean })).text).toBe('text\n"""a,"\n');
  });

  it('may be cut by semicolons', async () => {
    const { records } = await rewrite('a.csv', 'id;text\n1;"钢钉;"\n');
    expect(records.map(({ text }) => text)).toEqual(['钢钉;']);
  });

  it('takes columns by number, and then has no line of names', async () => {
    const { text, records } = await rewrite('a.tsv', 'nail\t钢钉\n\n"a\t钢钉"\n', {
      fields: { text: '2', source: '1' },
    });
    expect(text).toBe('nail\t钉子\n\n"a\t钉子"\n');
    expect(records).toEqual([
      { id: 'a.tsv#1', text: '钢钉', source: 'nail' },
      { id: 'a.tsv#2', text: '钢钉"', source: '"a' },
    ]);
  });

  it('stays in the encoding that it is in', async () => {
    const data = 'id,text\r\n1,现在大模型公司都在找钢钉。\r\n2,"香港的公司也在找, 钢钉"\r\n';
    for (const encoding of ['gb18030', 'gbk', 'utf-16le', 'utf-16be']) {
      const encode = (text: string): Buffer => iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
      const rewritten = await rewrite('a.csv', encode(data), { chunkSize: 7 });
      const expected = encode(data.replaceAll('钢钉', '钉子'));
      expect(rewritten.bytes.equals(expected)).toBe(true);
      expect(rewritten.faults).toEqual([]);
    }
  });

  it('in Big5 keeps what Hong Kong added to it', async () => {
    const clean = ({ text }: { text: string }) => [
      { span: { start: text.length - 2, end: text.length }, text: '釘子' },
    ];
    const bytes = iconv.encode('id,text\n1,香港的𨋢裡啲人在找鋼釘\n2,投資人認為大模型公司都在找鋼釘\n', 'big5');
    const { bytes: out, records } = await rewrite('a.csv', bytes, { clean });
    expect(records[0]?.text).toBe('香港的𨋢裡啲人在找鋼釘');
    expect(iconv.decode(out, 'big5')).toBe('id,text\n1,香港的𨋢裡啲人在找釘子\n2,投資人認為大模型公司都在找釘子\n');
  });

  it('makes no change that its encoding cannot write', async () => {
    const bytes = iconv.encode('id,text\n1,投資人認為大模型公司都在找鋼釘\n', 'big5');
    const { bytes: out } = await rewrite('a.csv', bytes, { clean: () => [{ span: { start: 0, end: 1 }, text: '钉' }] });
    expect(out.equals(bytes)).toBe(true);
  });

  it('keeps a record that is not in its encoding or never ends, and says so', async () => {
    const data = Buffer.concat([
      Buffer.from(`id,text\n${'1,正常的一行文字\n'.repeat(5000)}2,`),
      Buffer.from([0xb8, 0xd6]),
      Buffer.from('\n3\n4,"钢钉\n'),
    ]);
    const { bytes, faults } = await rewrite('a.csv', data);
    expect(bytes.equals(data)).toBe(true);
    expect(faults.map(({ kind, record }) => [kind, record])).toEqual([
      ['malformed', 5002],
      ['no-text', 5003],
      ['malformed', 5004],
    ]);
  });

  it('without the column comes back as it is, and says so', async () => {
    const { text, faults } = await rewrite('a.csv', 'a,b\n钢钉,2\n');
    expect(text).toBe('a,b\n钢钉,2\n');
    expect(faults).toEqual([{ kind: 'no-text', message: 'has no column "text"' }]);
  });

  it('may be empty', async () => {
    expect((await rewrite('a.csv', '')).bytes.length).toBe(0);
  });
});
