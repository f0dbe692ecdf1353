import { expect, test } from 'vitest';
import { applyEdits } from '../../../../src/model/edit.ts';
import { annotatedGbk } from '../../../../src/stages/repair/annotated-gbk/index.ts';

/** A page of our own that makes plain what is annotated. */
const PAGE = '這家國(guó)有企業(yè)的業(yè)務在國(guó)外，我國(guó)的產業(yè)也是。\n';

const mended = (text: string): string =>
  applyEdits(PAGE + text, annotatedGbk.run(PAGE + text).edits).split('\n')[1] ?? '';

test.each([
  ['in the middle of the next character', '盡管?chē)?guó)內的情況', '盡管國內的情況'],
  ['before Latin letters that end it', '因?yàn)镮PO變得嚴格', '因為IPO變得嚴格'],
  ['before an abbreviation', '我們?nèi)司鵊DP不高', '我們人均GDP不高'],
  ['over many characters', '因?yàn)槲覀兡壳暗氖袌?chǎng)還小', '因為我們目前的市場還小'],
  ['at a full-width mark', '心理的壓力?,F(xiàn)在好多了', '心理的壓力。現在好多了'],
])('reads misaligned bytes %s', (_, damaged, expected) => {
  expect(mended(damaged)).toBe(expected);
});

test('takes no-break spaces for what they were', () => {
  expect(mended('【摘? ?要】')).toBe('【摘 要】');
});

test('leaves question marks alone on damaged pages', () => {
  expect(mended('你看好哪些企業(yè)?當然是國(guó)內的。真的嗎?,他問')).toBe(
    '你看好哪些企業?當然是國內的。真的嗎?,他問',
  );
});

test('says which bytes were forced, which were chosen, and how sure that is', () => {
  const { findings } = annotatedGbk.run(`${PAGE}因?yàn)镮PO變得嚴格`);
  expect(findings).toMatchObject([
    { tier: 'fix', actual: '?yàn)镮', expected: ['為I'], evidence: [{ kind: 'replay', chosen: '' }] },
  ]);
});

test('suggests where the bytes that vanished leave several readings', () => {
  const text = '因?yàn)樗谶@裡';
  const { findings, edits } = annotatedGbk.run(PAGE + text);
  expect(findings).toMatchObject([{ tier: 'suggest' }]);
  expect(findings[0]?.expected.length).toBeGreaterThan(0);
  expect(applyEdits(PAGE + text, edits)).toContain(text);
});

test('leaves as scraped and flags what no reading explains', () => {
  const { findings, edits } = annotatedGbk.run(`${PAGE}這些人?nǎn)很好`);
  expect(findings).toMatchObject([{ tier: 'flag', expected: [] }]);
  expect(edits.every(({ span }) => span.end <= PAGE.length)).toBe(true);
});
