import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.ts';
import { mentioned } from '../../src/stages/detect/mention.ts';

/** What shows that the text in [] is spoken of, or undefined. */
function outcome(marked: string): string | undefined {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return mentioned(fold(marked.replace(/[[\]]/g, '')), { start, end });
}

describe('a form that the text speaks of', () => {
  it.each([
    '公司名常被机器翻译成「[月亮暗面]」，读者一头雾水',
    '软件把“钉子”译成了“[钢钉]”',
    '這個詞被誤譯為[大型模型]，其實應該是大模型',
    '“内卷”一词直译是“[内部体积]”',
    '他把落地翻成[着陆]，编辑退了稿',
    '外电把两家公司译作“月球背面”和“[月亮的暗面]”',
    '网上有“登月公司”、“[月亮暗面]”等译法',
    '“[钢钉]”显然是误译',
    '“[全科医生]”(GP)是“普通合伙人”的错译',
    '「[大型模型]」這種譯法不對',
    '[大型模型]这一译法并不通行',
    '[钢钉]是机翻',
    '品牌名的字面意思是“[农夫的春天]”',
    '通行的译名是“大模型”，而不是“[大型模型]”',
    '报纸把厂名错写成“[钢钉厂]”，第二天道歉',
    '这个名字有人音译为[霸王茶]',
    '主持人把公司名念成“[月亮暗面]”，嘉宾当场更正',
    '早期稿件把它写成“[钢钉]”，后来改了',
    '記者把創辦人的話聽成[大型模型]',
    '“[钢钉]”是笔误，应为“钉子”',
    '稿子里的[大型模型]其实是口误',
    '词典把这个词误作“[水槽市场]”',
    'The name is often mistranslated as “[Dark Side of the Moon]”.',
    'Old software rendered the battery maker’s Chinese name as “[Ningde Times],” which puzzled readers.',
    'Reporters translated it as [big model] for years.',
    'Moonshot AI (literally “[Dark Side of the Moon]”) raised money.',
    '“[Internal volume]” is a literal translation of neijuan.',
    'Neijuan literally means [internal volume].',
  ])('is known: %s', (text) => {
    expect(outcome(text)).toBeDefined();
  });

  it.each([
    '译文里说，[月亮暗面]融资十亿',
    '这家公司用[大型模型]做翻译',
    '翻译软件把整句话译错了。[大型模型]公司正在涨价',
    '软件把“钉子”译成“钢钉”，而[月亮暗面]的模型没有出错',
    '机器翻译公司把业务[着陆]到东南亚',
    '他把研究写成论文，[大型模型]的训练方法都在里面',
    '他把论文写成三章，“[大型模型]”一章最长',
    '代码编译成功后，[大型模型]开始训练',
    '译员说“[月亮暗面]”的新模型很快',
    '“[大型模型]”翻译软件发布',
    '“[月亮暗面]”融资，另一家公司靠纠正误译起家',
    'They translated the report as requested, and “[big model]” sales rose.',
    'The firm translates novels with a [big model].',
    'Critics called it a mistranslation. The [big model] was retrained.',
    'Prices literally doubled, and the [big model] got cheaper.',
  ])('is not taken for one that it uses: %s', (text) => {
    expect(outcome(text)).toBeUndefined();
  });
});
