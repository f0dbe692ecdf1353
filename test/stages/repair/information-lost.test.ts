import { describe, expect, it } from 'vitest';
import { informationLost } from '../../../src/stages/repair/information-lost.ts';

const flagged = (text: string) => informationLost.run(text).findings.map(({ actual }) => actual);

describe('informationLost', () => {
  it.each([
    ['replacement characters', '他说\ufffd\ufffd然后走了', '\ufffd\ufffd'],
    ['replacement characters read as GBK', '他说锟斤拷锟斤拷然后走了', '锟斤拷锟斤拷'],
    ['replacement characters read as Windows-1252', '他说ï¿½ï¿½然后走了', 'ï¿½ï¿½'],
    ['memory that a program never wrote', '他说烫烫烫烫然后走了', '烫烫烫烫'],
    ['memory on the heap', '他说屯屯屯屯然后走了', '屯屯屯屯'],
  ])('flags %s', (_, text, actual) => expect(flagged(text)).toEqual([actual]));

  it('says where, changes nothing and offers nothing', () => {
    const { edits, findings } = informationLost.run('甲\ufffd乙');
    expect(edits).toEqual([]);
    expect(findings).toMatchObject([{ span: { start: 1, end: 2 }, expected: [], tier: 'flag' }]);
  });

  it.each([
    ['words with 烫 and 屯', '这碗汤烫烫的，屯里的人都爱喝。'],
    ['a text about the phenomenon', '网页上满是锟斤拷，这种乱码从何而来？'],
    ['a mention in quotes', '他在墙上写了“锟斤拷”三个字'],
  ])('leaves %s alone', (_, text) => expect(flagged(text)).toEqual([]));

  it('lists no more than 200 places', () => {
    const { findings } = informationLost.run('好\ufffd'.repeat(500));
    expect(findings).toHaveLength(200);
    expect(findings[0]?.note).toContain('500');
  });
});
