import { expect, test } from 'vitest';
import { applyEdits } from '../../../../src/model/edit.ts';
import { annotatedGbk } from '../../../../src/stages/repair/annotated-gbk/index.ts';

const clean = (text: string): string => applyEdits(text, annotatedGbk.run(text).edits);

test.each([
  ['an annotated character that comes back', '華創(chuàng)資本創(chuàng)始合伙人', '華創資本創始合伙人'],
  ['one character alone', '公司的創(chuàng)始人', '公司的創始人'],
  ['a character whose usual reading is listed for its simplified form', '在車(chē)間(jiān)里度過(guò)', '在車間里度過'],
  ['several characters, each annotated throughout', '國(guó)內(nèi)市場(chǎng)', '國內市場'],
  ['readings without tones and with a space behind', '農(nong) 業(ye) 界、社會(hui) 福利', '農業界、社會福利'],
])('removes the readings of %s', (_, damaged, expected) => {
  expect(clean(damaged)).toBe(expected);
});

test.each([
  ['an English gloss', '我們要重塑(rebuild)這個行業'],
  ['the reading of a whole word', '他去銀行(yínháng)取錢'],
  ['a reading of a common character', '歙(shè)縣在安徽'],
  ['a rare character annotated once', '這個字是龘(dá)，很少見'],
  ['an ambiguous character annotated once', '要敬重長(zhǎng)輩'],
  ['a sentence annotated throughout', '我(wǒ)們(men)去(qù)學(xué)校(xiào)上(shàng)課(kè)'],
  ['a character that also stands bare', '創(chuàng)是創新的創'],
  ['one character with two readings', '長(cháng)短的長(cháng)和長(zhǎng)大的長(zhǎng)'],
  ['a text about pronunciation', '「業(yè)」的讀音和「葉」一樣'],
  ['a traditional form in simplified text', '“龍(lóng)”这个字现在写成“龙”，说起来还是一样'],
  ['a question mark', '你說什麼?！他問。'],
])('keeps %s', (_, text) => {
  expect(annotatedGbk.run(text).edits).toEqual([]);
});

test('says what it decided where readings are kept', () => {
  const { findings } = annotatedGbk.run('這個字是龘(dá)，很少見');
  expect(findings).toMatchObject([
    { tier: 'flag', actual: '(dá)', category: 'linguistic-conventions/character-encoding' },
  ]);
});

test('each removal names the reading', () => {
  const [edit] = annotatedGbk.run('華創(chuàng)資本創(chuàng)始合伙人').edits;
  expect(edit).toMatchObject({ text: '', cause: { kind: 'repair', name: 'annotated-gbk' } });
});
