import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, areDisjoint } from '../../../src/model/edit.ts';
import type { Step } from '../../../src/model/step.ts';
import { compatibilityCharacters } from '../../../src/stages/repair/compatibility-characters.ts';
import { invisibleCharacters } from '../../../src/stages/repair/invisible-characters.ts';
import { HANS, HANT } from './sentences.ts';

const repair = (step: Step, text: string) => applyEdits(text, step.run(text).edits);

describe('invisibleCharacters', () => {
  it.each([
    ['zero-width spaces', '清\u200b译', '清译'],
    ['joiners between Han', '清\u200d译\u200c本', '清译本'],
    ['soft hyphens', '翻\u00ad译', '翻译'],
    ['byte order marks inside the text', '正\ufeff文', '正文'],
    ['bidi controls', '正\u202e文\u202c', '正文'],
    ['control characters', '正\u0000\u0007文', '正文'],
    ['no-break spaces between Han', '今天\u00a0天气', '今天天气'],
    ['a variation selector with nothing to select', '，\ufe0f好', '，好'],
  ])('removes %s', (_, damaged, sound) => expect(repair(invisibleCharacters, damaged)).toBe(sound));

  it.each([
    ['a byte order mark at the start', '\ufeff正文'],
    ['joiners in emoji', '👨\u200d👩\u200d👧 和 👩🏽\u200d💻 和 🏳\ufe0f\u200d🌈'],
    ['a joiner in Persian', 'می\u200cخواهم'],
    ['a joiner in Devanagari', 'क्\u200dष'],
    ['bidi marks in a text with Hebrew', '他说 שלום\u200e。'],
    ['a selector behind an ideograph', '葛\u{e0100}城'],
    ['line ends and tabs', '甲\r\n乙\t丙\n'],
    ['no-break spaces beside Latin', '100\u00a0kg'],
    ['zero-width spaces in Thai', 'ภาษา\u200bไทย'],
  ])('keeps %s', (_, text) => expect(invisibleCharacters.run(text).edits).toEqual([]));

  it('flags private-use characters and leaves them where they are', () => {
    const { edits, findings } = invisibleCharacters.run('甲\ue000\ue001乙');
    expect(edits).toEqual([]);
    expect(findings).toMatchObject([{ tier: 'flag', span: { start: 1, end: 3 } }]);
  });
});

describe('compatibilityCharacters', () => {
  it.each([
    ['compatibility ideographs', '音\uf914会\uf90a', '音樂会金'],
    ['Kangxi radicals in words', '⼈⼯智能的⽅法', '人工智能的方法'],
    ['radicals that only look alike', '⻢上开⻔', '马上开门'],
    ['half-width katakana', 'ﾃｽﾄとﾃﾞｰﾀ', 'テストとデータ'],
  ])('replaces %s', (_, damaged, sound) => expect(repair(compatibilityCharacters, damaged)).toBe(sound));

  it.each([
    ['full-width letters and digits', 'ＡＢＣ１２３，（好）'],
    ['radicals by themselves', '⼀ ⼁ ⼂'],
    ['radicals in a text about radicals', '部首⼈和⼝'],
    ['a list of radicals', '如下⼀⼁⼂⼃⼄⼅等'],
    ['emoticons', '(ﾟДﾟ)和(*ﾟ∀ﾟ)'],
    ['single half-width katakana', '甲･乙'],
    ['an ideograph of the block that is no copy', '﨑'],
    ['a compatibility ideograph with a selector', '\uf914\u{e0100}'],
  ])('keeps %s', (_, text) => expect(compatibilityCharacters.run(text).edits).toEqual([]));
});

describe.each([invisibleCharacters, compatibilityCharacters])('$name', (step) => {
  const invisible = ['\u200b', '\u200d', '\ufeff', '\u00ad', '\u00a0', '\u202e', '\ufe0f', '\u0007', '\ue000'];
  const pieces = fc.constantFrom(...HANS, ...HANT, ...invisible, '👨', '😀', 'A', '⼈', '\uf914', 'ﾃ', 'ｽ', '(', '\n');

  it('gives edits that can be applied, and changes nothing once settled', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const repaired = repair(step, text);
        return (
          areDisjoint(step.run(text).edits, text.length) &&
          repair(step, repair(step, repaired)) === repair(step, repaired)
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves clean text alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HANS, ...HANT, '\n')),
        (parts) => step.run(parts.join('')).edits.length === 0,
      ),
    );
  });
});
