import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glancer } from '../../../src/language/glance.ts';
import type { Sign } from '../../../src/model/sign.ts';
import { NOTHING } from '../../../src/model/step.ts';
import { repairs } from '../../../src/stages/repair/index.ts';

const steps = repairs({ stripBoilerplate: false });
const glance = glancer(steps.flatMap(({ signs }) => signs ?? []));

function expectNothingWithoutSigns(text: string): void {
  const seen = glance(text);
  for (const step of steps) {
    const { edits, findings } = step.run(text);
    const result = step.signs?.some(seen.shows) === false ? NOTHING : step.run(text, seen);
    expect({ step: step.name, edits, findings }).toEqual({
      step: step.name,
      edits: result.edits,
      findings: result.findings,
    });
  }
}

describe('the signs of repairs', () => {
  it('stand in every text of the fixtures in which a repair finds something', () => {
    const folder = new URL('../../../fixtures/repair/', import.meta.url);
    const cases = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const texts = cases.flatMap((one: object) => Object.values(one)).filter((value) => typeof value === 'string');
    expect(texts.length).toBeGreaterThan(20);
    texts.forEach(expectNothingWithoutSigns);
  });

  it('stand in every text in which a repair finds something, whatever it is made of', () => {
    const pieces = [
      '創',
      '(chuàng)',
      '?ng)',
      '&amp;',
      '<',
      '/p>',
      '\n',
      'ï¿½',
      '\ufffd',
      '屯屯屯',
      '\u200b',
      '\u00a0',
      'ﾃｽﾄ',
    ];
    const more = [
      '⼈',
      '\ue000',
      '\u{f0000}',
      '\u{2f800}',
      '\u{e0100}',
      '字',
      'ÔÂÖ®°µÃæ',
      'é’‰å­',
      '閽夊瓙',
      '電磁',
      'a',
      ' ',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(fc.property(text, expectNothingWithoutSigns), { numRuns: 300 });
  });
});

describe('a glance', () => {
  const found = (text: string, sign: Sign): boolean => glancer([sign])(text).shows(sign);

  it('sees single units and units in a row, and lets through signs that it does not know', () => {
    expect(found('abc', [/[x-z]/])).toBe(false);
    expect(found('aby', [/[x-z]/])).toBe(true);
    expect(found('a(b', [/\(/, /[a-f]/])).toBe(true);
    expect(found('a( b', [/\(/, (unit) => unit > 0x60])).toBe(false);
    expect(found('aabc', [/[a-b]/, /b/, /c/])).toBe(true);
    expect(found('abac', [/[a-b]/, /b/, /c/])).toBe(false);
    expect(glancer([])('').shows([/x/])).toBe(true);
  });

  it('sees units in a row whose weights come to enough', () => {
    const weights = Int16Array.from({ length: 0x10000 }, (_, unit) => (unit === 0x61 ? 3 : -1));
    expect(found('aa', { weights, least: 7 })).toBe(false);
    expect(found('bbbaaaab', { weights, least: 7 })).toBe(true);
    expect(found('aabbbaab', { weights, least: 7 })).toBe(true);
    expect(found('aabbbbba', { weights, least: 7 })).toBe(false);
  });
});
