import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import { scriptStep, TARGETS } from '../../src/stages/script.ts';

const convert = (text: string, target: (typeof TARGETS)[number]): string =>
  applyEdits(text, scriptStep(target).run(text).edits);

describe('the script stage', () => {
  it.each([
    ['hans', '頭髮和皇后的後面', '头发和皇后的后面'],
    ['hant', '头发和皇后的后面', '頭髮和皇后的後面'],
    ['tw', '里面的软件为什么着火', '裡面的軟件為什麼著火'],
    ['hk', '里面的软件为什么着火', '裏面的軟件為什麼着火'],
    ['tw', '裏面為什麼着火，這個軟件', '裡面為什麼著火，這個軟件'],
  ] as const)('converts to %s: %s', (target, text, expected) => {
    expect(convert(text, target)).toBe(expected);
  });

  it('changes only the characters that differ', () => {
    const { edits } = scriptStep('hant').run('他的头发\n很长');
    expect(edits.map(({ span, text }) => [span.start, span.end, text])).toEqual([
      [2, 4, '頭髮'],
      [6, 7, '長'],
    ]);
  });

  it.each(TARGETS)('leaves %s alone once it is there', (target) => {
    const text = '国内大模型的发展面临着挑战，后来里面的软件为什么着火？他只喝了一杯面汤，干杯之后把头发弄干了。';
    const once = convert(text, target);
    expect(convert(once, target)).toBe(once);
  });

  it('leaves text without Chinese alone', () => {
    expect(scriptStep('hant').run('Hello, ２０').edits).toEqual([]);
  });
});
