import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/model/edit.ts';
import { mixedScript } from '../../../src/stages/repair/mixed-script.ts';

const mend = (text: string): string => applyEdits(text, mixedScript.run(text).edits);

describe('simplified leftovers in traditional text', () => {
  it.each([
    ['10年后可能還看不到', '10年後可能還看不到'],
    ['記者采訪時，他說要制作一部影片', '記者採訪時，他說要製作一部影片'],
    ['問題在那里？為什么會這樣', '問題在那裡？為什麼會這樣'],
    ['對于這個長遠愿景，政府采購處表示同意', '對於這個長遠願景，政府採購處表示同意'],
    ['登入后會顯示，之后再說', '登入後會顯示，之後再說'],
    ['為什么車間里沒有人？《手冊》里也沒寫', '為什麼車間裡沒有人？《手冊》裡也沒寫'],
  ])('are set right by their words: %s', (text, expected) => {
    expect(mend(text)).toBe(expected);
    expect(mend(expected)).toBe(expected);
  });

  it.each([
    '皇后和太后在後宮裡，距離這裡三公里',
    '10年後，開車到克里姆林宮要三百公里，阿里山更遠，鄰里都說好',
    '于小姐和范先生認為，這個範圍太大了',
    '他瞭解情況，公布了結果，註冊資料還沒齊',
    '他了解情況，公布了結果，注冊資料還沒齊',
    '這只有一個說法，表單控制的顯示表格欄位',
    '功能乾淨地運作，幹部說沒問題',
    '影后說：「這場戲很難。」',
    '這句話原文是“10年后可能还看不到”，譯文是另一個樣子',
  ])('are not what traditional text writes itself: %s', (text) => {
    expect(mend(text)).toBe(text);
  });

  it('leave distances, names and neighbourhoods beside what they mend', () => {
    const kept =
      '他說三公里外有里程碑，克里斯和馬里奧住在大安區文化里，里長是李先生，新莊里12鄰也是，還有卡里姆、摩里斯、巴里島。';
    expect(mend(`為什么？${kept}`)).toBe(`為什麼？${kept}`);
  });

  it('are left where the text has the traditional character elsewhere', () => {
    expect(mend('後來，他們10年后再見')).toBe('後來，他們10年后再見');
  });

  it('are not looked for in simplified text', () => {
    expect(mend('10年后可能还看不到，后来也没有')).toBe('10年后可能还看不到，后来也没有');
  });
});
