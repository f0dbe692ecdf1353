import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldScript } from '../../src/language/fold.ts';
import { addressAt, isPartOfLatinWord, pluralOf } from '../../src/language/latin.ts';
import { identifyScript } from '../../src/language/script.ts';

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

describe('folding', () => {
  it('makes one of both scripts, of both widths and of both cases', () => {
    expect(fold('鋼釘（ＧＰＴ）著陸')).toBe('钢钉(gpt)着陆');
    expect(foldScript('鋼釘（ＧＰＴ）')).toBe('钢钉(GPT)');
  });

  it('keeps every position, and folds folded text to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const folded = fold(text);
        expect(folded.length).toBe(text.length);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });
});

describe('the script of a text', () => {
  it.each([
    ['hans', '国内大模型的发展'],
    ['hant', '國內大模型的發展'],
    ['mixed', '國內大模型的发展，还没有錢'],
    ['none', 'Hello, 人山人海'],
    ['hant', '皇后的后面，里長在乾坤裡'],
  ])('is %s for %s', (script, text) => {
    expect(identifyScript(text)).toBe(script);
  });
});

describe('Latin words', () => {
  it('have no parts', () => {
    expect(isPartOfLatinWord('main', { start: 1, end: 3 })).toBe(true);
    expect(isPartOfLatinWord('用ai做', { start: 1, end: 3 })).toBe(false);
    expect(isPartOfLatinWord('chatgpt4', { start: 0, end: 7 })).toBe(false);
    expect(isPartOfLatinWord('saas-fee', { start: 0, end: 4 })).toBe(true);
    expect(isPartOfLatinWord('my_saas', { start: 3, end: 7 })).toBe(true);
    expect(isPartOfLatinWord('用saas-', { start: 1, end: 5 })).toBe(false);
  });

  it.each([
    ['model', 'models'],
    ['company', 'companies'],
    ['toy', 'toys'],
    ['branch', 'branches'],
  ])('%s becomes %s', (one, many) => {
    expect(pluralOf(one)).toBe(many);
  });

  it.each(['see https://example.com/ipad/mini for more', '写信给ipad@example.com吧', '打开ipad.com试试'])(
    'belong to an address in: %s',
    (text) => {
      expect(addressAt(text, spanOf(text, 'ipad'))).toBeDefined();
    },
  );

  it.each(['手机、ipad等', '用ipad.很好', 'ipad/手机'])('belong to no address in: %s', (text) => {
    expect(addressAt(text, spanOf(text, 'ipad'))).toBeUndefined();
  });
});
