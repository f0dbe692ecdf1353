import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { glancer } from '../../src/language/glance.ts';
import type { StageFinding } from '../../src/model/finding.ts';
import { detector } from '../../src/stages/detect/index.ts';
import { resolve } from '../../src/stages/resolve.ts';

const glance = glancer([]);

/** The outcome of one artefact in a text: findings and rejections in words. */
function outcome(text: string, artefact: string, more = ''): string[] {
  const source = `domain: test\n${more}\nconcepts:\n  - { id: nail, en: nail, zh: 钉子, cues: [锤子, AI], artefacts: [${artefact}] }\n`;
  const detected = detector(assembleGlossary([[{ path: 'test.yaml', source }]]))(text, glance(text), new Set());
  const { findings, rejections } = resolve(detected.findings, detected.rejections);
  return [
    ...findings.map(({ tier, actual, expected }) => [tier, actual, ...expected].join(' ')),
    ...rejections.map(({ finding, reason, by }) => `${finding.actual} ${reason} ${by}`),
  ];
}

const form = (...parts: string[]): string => `{ form: 钢钉, tier: fix, ${parts.join(', ')} }`;

describe('a rule', () => {
  it('finds its form in both scripts and replaces it in the script of the text', () => {
    expect(outcome('到处找钢钉，还没有找到', form())).toEqual(['fix 钢钉 钉子']);
    expect(outcome('到處找鋼釘，還沒有找到', form())).toEqual(['fix 鋼釘 釘子']);
  });

  it('renders in the script of the neighbourhood where a text mixes both', () => {
    const filler = '无关紧要的内容'.repeat(30);
    expect(outcome(`${filler}團隊還沒賺錢，到處尋找鋼釘，還沒有賺錢的辦法${filler}`, form())).toEqual([
      'fix 鋼釘 釘子',
    ]);
  });

  it.each([
    ['document', '锤子\n\n找钢钉', ['fix 钢钉 钉子']],
    ['document', '找钢钉', ['suggest 钢钉 钉子']],
    ['paragraph', '锤子找钢钉', ['fix 钢钉 钉子']],
    ['paragraph', '锤子\n找钢钉', ['suggest 钢钉 钉子']],
    ['window', `锤子${'，'.repeat(40)}钢钉`, ['fix 钢钉 钉子']],
    ['window', `锤子${'，'.repeat(41)}钢钉`, ['suggest 钢钉 钉子']],
  ])('asks for its cues in the %s: %s', (scope, text, expected) => {
    expect(outcome(text, form(`when: { cues: ${scope} }`, 'otherwise: suggest'))).toEqual(expected);
  });

  it('does not take a part of a longer Latin word for a cue', () => {
    expect(outcome('MAIN找钢钉', form('when: { cues: document }'))).toEqual(['钢钉 evidence ']);
    expect(outcome('用AI找钢钉', form('when: { cues: document }'))).toEqual(['fix 钢钉 钉子']);
  });

  it('does not take itself for its evidence', () => {
    expect(outcome('找钢钉', form('when: { near: [钢钉] }'))).toEqual(['钢钉 evidence ']);
  });

  it('asks for every part of `when`', () => {
    const both = form('when: { near: [锤子], preceded: [找] }');
    expect(outcome('锤子找钢钉', both)).toEqual(['fix 钢钉 钉子']);
    expect(outcome('锤子买钢钉', both)).toEqual([]);
  });

  it('leaves its form alone where any part of `unless` holds', () => {
    const artefact = form('unless: { near: [骨科], followed: [厂] }');
    expect(outcome('骨科用的鋼釘', artefact)).toEqual(['鋼釘 exception 骨科']);
    expect(outcome('钢钉厂', artefact)).toEqual(['钢钉 exception 厂']);
    expect(outcome('钢钉', artefact)).toEqual(['fix 钢钉 钉子']);
  });

  it('does not cut through a word', () => {
    expect(outcome('计算率先提升', '{ form: 计算率, tier: fix }')).toEqual(['计算率 word-boundary 率先']);
  });

  it('takes a place word behind a longer form for one of its own', () => {
    expect(outcome('她在小红皮书上看攻略', '{ form: 小红皮书, tier: fix }')).toEqual(['fix 小红皮书 钉子']);
    expect(outcome('皮书上有字', '{ form: 皮书, tier: fix }')).toEqual(['皮书 word-boundary 书上']);
  });

  it('leaves its form alone where the text speaks of it, and there only', () => {
    expect(outcome('软件把它译成“钢钉”。他们到处找钢钉', form())).toEqual(['fix 钢钉 钉子', '钢钉 mention 译成“']);
  });

  it('does not touch addresses', () => {
    expect(outcome('见 https://nail.com/gangding 网页', '{ form: gangding, tier: fix }')).toEqual([
      'gangding address https://nail.com/gangding',
    ]);
  });

  it('does not touch a part of a right term, nor a protected string', () => {
    expect(outcome('锤子和钢钉子', '{ form: 钢钉, tier: fix, to: 钢钉子 }')).toEqual(['钢钉 protected 钢钉子']);
    expect(outcome('钢钉', form(), 'protect: [钢钉]')).toEqual(['钢钉 protected 钢钉']);
    expect(outcome('骨科钢钉', form(), 'protect: [骨科钢钉]')).toEqual(['钢钉 protected 骨科钢钉']);
  });

  it('may be longer than a protected string', () => {
    expect(outcome('大钢钉', '{ form: 大钢钉, tier: fix }', 'protect: [钢钉]')).toEqual(['fix 大钢钉 钉子']);
  });

  it('matches upper and lower case as written where nothing else tells it from its replacement', () => {
    const artefact = '{ form: "{ChatGpt|Chatgpt}", to: ChatGPT, tier: fix }';
    expect(outcome('ChatGpt、ChatGPT、chatgpt', artefact)).toEqual(['fix ChatGpt ChatGPT']);
  });

  it('inflects English, and takes over the capital of a sentence', () => {
    const artefact = '{ form: steel nail, lang: en, tier: fix }';
    expect(outcome('Steel nails; a steel nail; steel nailing\nChina', artefact)).toEqual([
      'fix Steel nails Nails',
      'fix steel nail nail',
    ]);
  });

  it.each([
    ['The Big Model is open.', 'large model'],
    ['Here. Big Model is open.', 'Large model'],
    ['“Big model” is the word', 'Large model'],
    ['1. Big Model', 'Large model'],
    ['The Rise of Big Model in China', 'Large Model'],
    ['# Big Model Wars Are Over', 'Large Model'],
    ['Why Alibaba trains its Big Model', 'large model'],
    ['阿里的Big Model很贵', 'large model'],
    ['BIG MODEL WARS', 'LARGE MODEL'],
    ['a big model', 'large model'],
  ])('writes English with the capitals of its place: %s', (text, expected) => {
    const artefact = '{ form: big model, to: large model, lang: en, tier: fix }';
    const found = outcome(`${text}\n\nChina`, artefact);
    expect(found).toEqual([expect.stringMatching(new RegExp(`^fix big model ${expected}$`, 'i'))]);
    expect(found[0]).toContain(` ${expected}`);
  });

  it.each([
    ['Overlord Tea opened stores', 'fix'],
    ['Overlord Tea CEO Zhang Junjie', 'fix'],
    ['shares of Overlord Tea Holdings fell', 'fix'],
    ['Why Overlord Tea Beats Its Rivals', 'fix'],
    ['shares of Overlord Tea Lady fell', 'suggest'],
  ])('does not correct a part of a longer English name: %s', (text, tier) => {
    const artefact = '{ form: Overlord Tea, to: Chagee, lang: en, tier: fix }';
    expect(outcome(`${text}\n\nChina`, artefact)).toEqual([`${tier} Overlord Tea Chagee`]);
  });

  it.each([
    ['The Little White River runs through South Dakota', 'suggest'],
    ['Little White River, the Chinese liquor', 'fix'],
    ['Little White River of Shanghai', 'fix'],
    ['Little White River是一种白酒', 'fix'],
  ])('trusts English words that ask for nothing only in a text about China: %s', (text, tier) => {
    const artefact = '{ form: Little White River, to: Jiangxiaobai, lang: en, tier: fix }';
    expect(outcome(text, artefact)).toEqual([`${tier} Little White River Jiangxiaobai`]);
  });

  it('leaves what both have at their end in the width of the text', () => {
    const artefact = '{ form: "每英寸点数(DPI)", to: "投入资本分红率(DPI)", tier: fix }';
    expect(outcome('看每英寸点数（DPI）高低', artefact)).toEqual(['fix 每英寸点数（DPI） 投入资本分红率（DPI）']);
    expect(outcome('看每英寸点数(DPI)高低', artefact)).toEqual(['fix 每英寸点数(DPI) 投入资本分红率(DPI)']);
  });

  it('does not stand inside a longer number, nor does what must stand beside it', () => {
    const model = '{ form: 天玑9400, to: 天璣, tier: fix }';
    expect(outcome('买天玑9400手机', model)).toHaveLength(1);
    for (const text of ['买天玑94001手机', '买天玑9400.5手机', '买天玑9400,000部']) {
      expect(outcome(text, model)).toEqual([]);
    }
    const followed = form('when: { followed: ["9400"] }');
    expect(outcome('找钢钉9400', followed)).toEqual(['fix 钢钉 钉子']);
    expect(outcome('找钢钉940000', followed)).toEqual([]);
    expect(outcome('找钢钉9400.5', followed)).toEqual([]);
    expect(outcome('花1200钢钉', form('when: { preceded: ["200"] }'))).toEqual([]);
    expect(outcome('花1200钢钉', form('when: { preceded: ["0"] }'))).toEqual(['fix 钢钉 钉子']);
  });

  it('counts the spaces of what must stand beside it', () => {
    const spaced = form('when: { preceded: ["the "] }');
    expect(outcome('the 钢钉', spaced)).toEqual(['fix 钢钉 钉子']);
    expect(outcome('the钢钉', spaced)).toEqual([]);
  });

  it('says nothing where a form is what it would be replaced by', () => {
    expect(outcome('钉子', '{ form: 钢钉, tier: fix }')).toEqual([]);
  });
});

describe('a gloss behind its punctuation mark', () => {
  it('is suggested to move in front of it', () => {
    expect(outcome('八年的编程，(computation)在模型中', form())).toEqual(['suggest ，(computation) (computation)，']);
  });

  it('is left where it opens a sentence or is Chinese', () => {
    expect(outcome('他来了，（笑）然后走了。(Note) 见下', form())).toEqual([]);
  });
});

describe('of findings that overlap', () => {
  const finding = (start: number, end: number, rule: string, tier: StageFinding['tier'] = 'fix'): StageFinding => ({
    rule,
    span: { start, end },
    actual: '',
    expected: ['x'],
    tier,
    category: 'terminology/wrong-term',
    evidence: [],
    note: '',
  });
  const winners = (...findings: StageFinding[]): string[] => resolve(findings, []).findings.map(({ rule }) => rule);

  it('the one that starts first wins', () => {
    expect(winners(finding(1, 9, 'b'), finding(0, 2, 'a'))).toEqual(['a']);
  });

  it('of those, the longest, whatever its tier', () => {
    expect(winners(finding(0, 2, 'a'), finding(0, 3, 'b', 'flag'))).toEqual(['b']);
  });

  it('of those, the higher tier, then the first by id', () => {
    expect(winners(finding(0, 2, 'a', 'suggest'), finding(0, 2, 'c'), finding(0, 2, 'b'))).toEqual(['b']);
  });

  it('the losers are kept with the winner', () => {
    expect(resolve([finding(0, 2, 'a'), finding(1, 3, 'b')], []).rejections).toMatchObject([
      { finding: { rule: 'b' }, reason: 'overlap', by: 'a' },
    ]);
  });

  it('neighbours do not overlap', () => {
    expect(winners(finding(0, 2, 'a'), finding(2, 4, 'b'))).toEqual(['a', 'b']);
  });
});
