import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText, chunkSize, correctWord, leaveAlone, rewrite } from '../../support/rewriting.ts';

const bigNumber = fc.constantFrom('12345678901234567890', '1.0', '1e400', '-0', '0.1000', '1E+2');
const key = fc.oneof(fc.constantFrom('id', 'a.b', '"', 'Text'), awkwardText);

/** JSON as people write it: numbers beyond doubles, escapes that need not be, spaces where they may be. */
const json: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    bigNumber,
    fc.constantFrom('true', 'null', '"\\u4e2d\\/\\ud83d\\ude00\\ud83d"', '""'),
    awkwardText.map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 3 })
      .map((members) => `{ ${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',\t')}}`),
  ),
})).value;

const line = fc
  .tuple(fc.array(fc.tuple(key, json), { maxLength: 4 }), awkwardText, fc.nat(3), fc.boolean())
  .map(([members, text, at, escaped]) => {
    const written = escaped ? escapeAll(JSON.stringify(text)) : JSON.stringify(text);
    const all = members.map(([name, value]) => `${JSON.stringify(name)} :${value}`);
    all.splice(at, 0, `"text": ${written}`);
    return { json: `{${all.join(', ')}}`, text };
  });

const file = fc
  .tuple(fc.array(line), fc.constantFrom('\n', '\r\n', '\n\n'), fc.boolean(), fc.boolean())
  .map(([lines, newline, hasBom, isEnded]) => ({
    data: (hasBom ? '\ufeff' : '') + lines.map(({ json }) => json).join(newline) + (isEnded ? newline : ''),
    texts: lines.map(({ text }) => text),
  }));

const WORD = /钢钉|钉子|\\u94a2\\u9489|\\u9489\\u5b50/g;

function escapeAll(written: string): string {
  return written.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

describe('JSON Lines', () => {
  it('come back byte for byte where nothing is cleaned, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(file, chunkSize, async ({ data, texts }, size) => {
        const { text, records, faults } = await rewrite('a.jsonl', data, { chunkSize: size, clean: leaveAlone });
        expect(text).toBe(data);
        expect(records.map((record) => record.text)).toEqual(texts);
        expect(faults).toEqual([]);
      }),
    );
  });

  it('change in the text only, and mean what was meant', async () => {
    await fc.assert(
      fc.asyncProperty(line, async ({ json, text }) => {
        const { text: out } = await rewrite('a.jsonl', json);
        const expected = { ...JSON.parse(json), text: text.replaceAll('钢钉', '钉子') };
        expect(JSON.parse(out)).toEqual(expected);
        expect(out.replace(WORD, '')).toBe(json.replace(WORD, ''));
      }),
    );
  });

  it('keep numbers and the order of members as they are written', async () => {
    const data = '{"b":12345678901234567890,"text":"找钢钉","a":1.0,"b":1e400}\n';
    expect((await rewrite('a.jsonl', data)).text).toBe(data.replace('钢钉', '钉子'));
  });

  it('stay in ASCII where they were written in it', async () => {
    const data = '{"text":"\\u627e\\u94a2\\u9489 \\ud83d\\ude00\\/"}';
    expect((await rewrite('a.jsonl', data)).text).toBe('{"text":"\\u627e\\u9489\\u5b50 \\ud83d\\ude00\\/"}');
  });

  it('give the record its id, language and source, by paths', async () => {
    const data = '{"meta":{"id":9007199254740993},"translation":{"en":"nails","zh":"钢钉"},"lang":"zh"}\n';
    const fields = { text: 'translation.zh', source: 'translation.en', id: 'meta.id', lang: 'lang' };
    const { text, records } = await rewrite('a.jsonl', data, { fields });
    expect(text).toBe(data.replace('钢钉', '钉子'));
    expect(records).toEqual([{ id: 'a.jsonl#9007199254740993', text: '钢钉', source: 'nails', lang: 'zh' }]);
  });

  it('keep a line that is no JSON, no UTF-8 or has no text, and say so', async () => {
    const data = Buffer.concat([
      Buffer.from('{"text":"钢钉"}\n{"text":"钢钉"\n\n{"other":"钢钉"}\n{"text":1}\n{"text":"'),
      Buffer.from([0xb8, 0xd6]),
      Buffer.from('"}\n{"text":"钢钉"}'),
    ]);
    const { bytes, records, faults } = await rewrite('a.jsonl', data);
    expect(
      bytes.equals(
        Buffer.from(
          data.toString('latin1').replace(/("text":")é\x92¢é\x92\x89("})/g, '$1é\x92\x89å\xad\x90$2'),
          'latin1',
        ),
      ),
    ).toBe(true);
    expect(records.map(({ id }) => id)).toEqual(['a.jsonl#1', 'a.jsonl#7']);
    expect(faults.map(({ kind, record }) => [kind, record])).toEqual([
      ['malformed', 2],
      ['no-text', 4],
      ['no-text', 5],
      ['malformed', 6],
    ]);
  });

  it('may be empty', async () => {
    const { bytes, records, faults } = await rewrite('a.jsonl', '');
    expect([bytes.length, records.length, faults.length]).toEqual([0, 0, 0]);
    expect(correctWord({ id: '', text: '' })).toEqual([]);
  });
});
