import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../../src/corpus/read-glossary.ts';
import { applyEdits, areDisjoint, invertEdits } from '../../src/model/edit.ts';
import { changesOf, positionsOf } from '../../src/model/positions.ts';
import { createCleaner } from '../../src/pipeline.ts';
import { applyChanges } from '../support/edits.ts';

const glossary = await loadGlossary(BUILT_IN_GLOSSARY);
const cleaner = createCleaner({ glossary });
const forms = glossary.rules.flatMap((rule) => rule.forms);
const cues = glossary.concepts.flatMap((concept) => concept.cues);

/** Texts made of what the stages look for, in any order: forms, cues, damage, markup and everyday words. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...forms),
      fc.constantFrom(...cues),
      fc.constantFrom(
        '創(chuàng)始',
        '國(guó)內(nèi)',
        '?chē)?guó)',
        '重塑(rebuild)',
        '</p>',
        '&amp;lt;',
        '\u200b',
        '\ufeff',
        '锟斤拷',
      ),
      fc.constantFrom(
        '，',
        '。',
        '\n',
        '\r\n',
        ' ',
        '?',
        '(',
        ')',
        '的',
        '了',
        'To',
        'B端',
        '到處',
        '国内',
        '皇后',
        '10年后',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const runs = { numRuns: 400 };

describe('for every text', () => {
  it('each revision is its edits applied, can be undone, and begins where the one before ended', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { document } = cleaner.clean(text);
        let current = text;
        for (const { before, edits, after } of document.revisions) {
          expect(before).toBe(current);
          expect(areDisjoint(edits, before.length)).toBe(true);
          expect(applyEdits(before, edits)).toBe(after);
          expect(applyEdits(after, invertEdits(before, edits))).toBe(before);
          current = after;
        }
        expect(document.text).toBe(current);
      }),
      runs,
    );
  });

  it('cleaning the result changes nothing', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('keep', 'hans', 'tw'), (text, script) => {
        const { clean } = createCleaner({ glossary, script });
        const { text: once } = clean(text).document;
        expect(clean(once).document.text).toBe(once);
      }),
      runs,
    );
  });

  it('the changes of the source add up to the cleaned text, and every finding has a place in the source', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { document, findings } = cleaner.clean(text);
        expect(applyChanges(text, changesOf(document))).toBe(document.text);
        const { toSource } = positionsOf(document);
        for (const { span, at } of findings) {
          const { start, end } = toSource(span, at);
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      runs,
    );
  });
});

it('the same text gives the same report, a hundred times', () => {
  const text = '以月亮暗面創(chuàng)始人楊植麟為代表，大型公司正處處尋找鋼釘。</p>';
  const first = JSON.stringify(cleaner.clean(text));
  for (let i = 0; i < 100; i++) expect(JSON.stringify(cleaner.clean(text))).toBe(first);
});
