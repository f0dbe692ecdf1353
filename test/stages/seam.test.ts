import { describe, expect, it } from 'vitest';
import { fitBetween } from '../../src/stages/detect/seam.ts';

const between = (text: string, wrong: string, replacement: string): { replacement: string; repeats: boolean } => {
  const start = text.indexOf(wrong);
  return fitBetween(text, { start, end: start + wrong.length }, replacement);
};

describe('a replacement between its neighbours', () => {
  it('leaves out what stands in front of it', () => {
    expect(between('生成式生殖AI', '生殖AI', '生成式AI')).toEqual({ replacement: 'AI', repeats: false });
    expect(between('a hundreds of flowers', 'hundreds of flowers', 'a hundred flowers').replacement).toBe(
      'hundred flowers',
    );
  });

  it('leaves out what stands behind it', () => {
    expect(between('设立资金的资金基金', '资金的资金', '母基金')).toEqual({ replacement: '母', repeats: false });
    expect(between('Mixed Yuan model', 'Mixed Yuan', 'Hunyuan model')).toEqual({
      replacement: 'Hunyuan',
      repeats: false,
    });
  });

  it('leaves out what stands behind its gloss', () => {
    expect(between('支持线上旅行社（OTA）升级', '线上旅行社', '空中升级').replacement).toBe('空中');
    expect(between('支持线上旅行社（见下文）升级', '线上旅行社', '空中升级').replacement).toBe('空中升级');
  });

  it('keeps what the replaced words have themselves', () => {
    expect(between('月亮暗面面', '月亮暗面', '月之暗面')).toEqual({ replacement: '月之暗面', repeats: false });
    expect(between('小米小米马达', '小米马达', '小米汽车').replacement).toBe('小米汽车');
  });

  it('tells where all of it stands beside it', () => {
    expect(between('大模型大模式', '大模式', '大模型')).toEqual({ replacement: '大模型', repeats: true });
  });

  it('takes a single character for no repetition, unless it is 的', () => {
    expect(between('常设贷款设施利率', '常设贷款设施', '常备借贷便利').replacement).toBe('常备借贷便利');
    expect(between('两条腿的的战略', '两条腿的', '两条腿走路的').replacement).toBe('两条腿走路的');
    expect(between('双腿走的战略', '双腿走', '两条腿走路的').replacement).toBe('两条腿走路');
  });

  it('sees no repetition inside a longer Latin word', () => {
    expect(between('Blessing Glasses', 'Blessing', 'Fuyao Glass')).toEqual({
      replacement: 'Fuyao Glass',
      repeats: false,
    });
    expect(between('the open AI', 'open AI', 'OpenAI')).toEqual({ replacement: 'OpenAI', repeats: false });
  });
});
