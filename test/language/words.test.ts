import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../../src/corpus/read-glossary.ts';
import { readTestLine } from '../../src/glossary/tests.ts';
import { fold, foldUnits } from '../../src/language/fold.ts';
import { isWord, wordAcross, wordStarts } from '../../src/language/words.ts';
import { findOccurrences } from '../../src/stages/detect/hits.ts';
import { segmentitWordAcross } from '../support/segmentit.ts';

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

const textOfWords = fc
  .array(fc.constantFrom('计算', '率先', '率', '提升', '大', '模型', 'c', '语言', '5g', '，', '魑', ' '), {
    maxLength: 20,
  })
  .map((words) => words.join(''));

describe('the word across an edge of a hit', () => {
  it.each([
    ['计算率先提升', '计算率', '率先'],
    ['瞬间吸引，其实有一个核心', '实有', '其实'],
    ['她们喜欢把手机挂在腰间', '把手', '手机'],
    ['如果是一般的话就算了', '般的', '一般'],
    ['双侧自动可控硅整流器', '自动可', '可控'],
    ['细胞分裂增长曲线', '分裂', '细胞分裂'],
  ])('in %s hides %s: %s', (text, part, word) => {
    expect(wordAcross(text, spanOf(text, part))).toBe(word);
  });

  it.each([
    ['gpu的计算率提升', '计算率'],
    ['计算率', '计算率'],
    ['举个例子说明', '例子'],
    ['这是图形接口的大计划', '计划'],
    ['国内的运营商计划明年再融资', '计划'],
    ['虽然编程语言相同', '编程'],
    ['顺风速运与中通争夺市场', '顺风'],
  ])('in %s leaves %s alone: there is none', (text, part) => {
    expect(wordAcross(text, spanOf(text, part))).toBeUndefined();
  });

  it('is taken where two readings are about as likely: what might be right is not touched', () => {
    expect(wordAcross('底片子黄了', spanOf('底片子黄了', '片子黄'))).toBe('底片');
  });

  it('may have letters and digits, but never a part of them', () => {
    expect(wordAcross('学c语言写程序', spanOf('学c语言写程序', '语言'))).toBe('c语言');
    expect(wordAcross('学abc语言写程序', spanOf('学abc语言写程序', '语言'))).toBeUndefined();
    expect(wordAcross('买了x光机', spanOf('买了x光机', '光机'))).toBe('x光');
  });

  it('is a word of the dictionary that stands there', () => {
    fc.assert(
      fc.property(textOfWords, fc.nat(40), fc.integer({ min: 1, max: 5 }), (text, from, length) => {
        const start = Math.min(from, text.length);
        const span = { start, end: Math.min(text.length, start + length) };
        const word = wordAcross(text, span);
        if (word === undefined) return true;
        const places = [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => index);
        const isAcross = (edge: number): boolean => places.some((at) => at < edge && edge < at + word.length);
        return isWord(word) && (isAcross(span.start) || isAcross(span.end));
      }),
    );
  });

  it('is looked for no further than twelve characters away', () => {
    const near = '小计算率先提升';
    const far = `${'模'.repeat(1e6)}${near}${'型'.repeat(1e6)}`;
    const started = performance.now();
    for (let i = 0; i < 1000; i++) expect(wordAcross(far, { start: 1e6 + 1, end: 1e6 + 4 })).toBe('率先');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the words of a stretch', () => {
  it('begin where it begins, one behind the other', () => {
    const text = '中国民生银行的计算率';
    expect(wordStarts(text, { start: 2, end: 8 })).toEqual([2, 6, 7]);
    expect(wordStarts(text, { start: 2, end: 2 })).toEqual([]);
  });

  it('never begin within a run of Latin letters and digits', () => {
    fc.assert(
      fc.property(textOfWords, (text) => {
        const starts = wordStarts(text, { start: 0, end: text.length });
        expect(starts[0] ?? 0).toBe(0);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        return starts.every((at) => !/^[a-z0-9]{2}$/.test(text.slice(at - 1, at + 1)));
      }),
    );
  });
});

describe('the decision that a word hides a hit', () => {
  it('is segmentit’s for 98 of 100 hits of the glossary’s own tests', async () => {
    const glossary = await loadGlossary(BUILT_IN_GLOSSARY);
    let same = 0;
    let all = 0;
    for (const { kind, line } of glossary.tests) {
      const { text } = readTestLine(kind, line);
      const folded = fold(text);
      for (const { span, dropped } of findOccurrences(text, folded, foldUnits(text), glossary).hits) {
        if (dropped !== undefined) continue;
        all++;
        if ((wordAcross(folded, span) === undefined) === (segmentitWordAcross(folded, span) === undefined)) same++;
      }
    }
    expect(all).toBeGreaterThan(4000);
    expect(same / all).toBeGreaterThan(0.98);
  });
});
