import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signReader } from '../../../src/language/signs.ts';
import { unitsOf } from '../../../src/language/units.ts';
import type { Signalled } from '../../../src/model/sign.ts';
import { repairs } from '../../../src/stages/repair/index.ts';

const steps = repairs({ stripBoilerplate: false });
const readSigns = signReader(steps);

function expectNothingWithoutSigns(text: string): void {
  const mayFind = readSigns(unitsOf(text));
  for (const step of steps.filter((one) => !mayFind(one))) {
    const { edits, findings } = step.run(text);
    expect({ step: step.name, edits, findings }).toEqual({ step: step.name, edits: [], findings: [] });
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

describe('the reader of signs', () => {
  const found = (text: string, signs: Signalled['signs']): boolean => {
    const one = signs && { signs };
    const all: Signalled[] = [one ?? {}];
    return signReader(all)(unitsOf(text))(all[0] as Signalled);
  };

  it('sees single units and pairs, and lets through whatever has no signs', () => {
    expect(found('abc', [[/[x-z]/]])).toBe(false);
    expect(found('aby', [[/[x-z]/]])).toBe(true);
    expect(found('a(b', [[/\(/, /[a-f]/]])).toBe(true);
    expect(found('a( b', [[/\(/, (unit) => unit > 0x60]])).toBe(false);
    expect(found('', undefined)).toBe(true);
  });
});
