import { describe, expect, it } from 'vitest';
import { expandForm, FormError } from '../../src/glossary/forms.ts';

describe('the notation of forms', () => {
  it.each([
    ['月亮', ['月亮']],
    ['{月亮|月球}暗面', ['月亮暗面', '月球暗面']],
    ['月亮[的]暗面', ['月亮暗面', '月亮的暗面']],
    ['{a|b[c]}', ['a', 'b', 'bc']],
    ['[a[b]]c', ['c', 'ac', 'abc']],
    ['a|b', ['a|b']],
    ['{a|a}', ['a']],
  ])('%s stands for %j', (form, spellings) => {
    expect(expandForm(form)).toEqual(spellings);
  });

  it.each([
    ['{a|b', '"{" is not closed', 0],
    ['a]', '"]" closes nothing', 1],
    ['x{a]}', '"{" is not closed', 1],
    ['[a]', 'the form can be empty', 0],
  ])('%s is a mistake: %s', (form, message, offset) => {
    expect(() => expandForm(form)).toThrow(message);
    try {
      expandForm(form);
    } catch (error) {
      expect((error as FormError).offset).toBe(offset);
    }
  });

  it('does not stand for more than a thousand spellings', () => {
    expect(() => expandForm('{0|1|2|3|4|5|6|7|8|9}'.repeat(4))).toThrow(FormError);
  });
});
