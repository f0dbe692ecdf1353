import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, areDisjoint } from '../../../../src/model/edit.ts';
import type { StageFinding } from '../../../../src/model/finding.ts';
import { damage as replay } from '../../../../src/stages/repair/annotated-gbk/damage.ts';
import { annotatedGbk } from '../../../../src/stages/repair/annotated-gbk/index.ts';
import { annotatable, damage, encode, narrow, randomFrom, type Site, shuffled } from '../../../support/damager.ts';
import { SENTENCES } from './sentences.ts';

const ALL = SENTENCES.join('');
/** What the sentences' bytes spell one off: entries that land inside of other characters. */
const BYTES = Uint8Array.from(encode(ALL), (byte) => byte.charCodeAt(0));
const decoder = new TextDecoder('gbk');
const SHIFTED = Array.from(BYTES, (_, i) => decoder.decode(BYTES.subarray(i, i + 2))).join('');
const KNOWN = annotatable(ALL);
const HIDDEN = annotatable(SHIFTED);

const sites = fc.record({
  seed: fc.nat(),
  density: fc.constantFrom(0.1, 0.3, 0.6, 1),
  hidden: fc.constantFrom(0.01, 0.03, 0.1),
  narrowing: fc.constantFrom<Site['narrowing']>('before', 'after', 'never'),
  tearing: fc.constantFrom(0, 0.5, 1),
  vanished: fc.constantFrom<Site['vanished']>('dropped', 'private-use'),
});

const texts = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 8 })
  .map((sentences) => sentences.join(''));

const pages = fc.tuple(texts, sites).map(([text, { seed, density, hidden, ...site }]) => {
  const random = randomFrom(seed);
  const chosen = [...KNOWN.filter(() => random() < density), ...HIDDEN.filter(() => random() < hidden)];
  const table = shuffled([...new Map(chosen)], random);
  const original = site.narrowing === 'before' ? narrow(text) : text;
  return { original, ...damage(text, { ...site, table }, random) };
});

const isOpen = ({ tier, evidence: [first] }: StageFinding): boolean =>
  tier !== 'fix' || (first?.kind === 'replay' && first.chosen !== '');

test('what was damaged is restored, up to bytes that vanished', () => {
  const count = { windows: 0, pages: 0, exact: 0, open: 0, wrong: 0 };
  fc.assert(
    fc.property(pages, ({ original, text, garbled }) => {
      const { edits, findings } = annotatedGbk.run(text);
      const isExact = narrow(applyEdits(text, edits)) === narrow(original);
      const isAnnotated = /[a-z]\)/.test(text);
      count.windows += garbled.length;
      count.pages++;
      if (isExact) count.exact++;
      else if (findings.some(isOpen) || (!isAnnotated && edits.length === 0)) count.open++;
      else count.wrong++;
    }),
    { numRuns: 1800, seed: 7 },
  );
  expect(count.windows).toBeGreaterThan(1500);
  expect(count.exact / count.pages).toBeGreaterThan(0.6);
  expect(count.wrong / count.pages).toBeLessThan(0.005);
});

test('the edits are disjoint, and running again changes nothing more', () => {
  fc.assert(
    fc.property(pages, ({ text }) => {
      const { edits } = annotatedGbk.run(text);
      return areDisjoint(edits, text.length) && annotatedGbk.run(applyEdits(text, edits)).edits.length === 0;
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('the same text gives the same result, whatever was repaired in between', () => {
  fc.assert(
    fc.property(pages, pages, (one, other) => {
      const first = JSON.stringify(annotatedGbk.run(one.text));
      annotatedGbk.run(other.text);
      return JSON.stringify(annotatedGbk.run(one.text)) === first;
    }),
    { numRuns: 100, seed: 13 },
  );
});

test('undamaged text is never touched', () => {
  fc.assert(
    fc.property(texts, (text) => annotatedGbk.run(text).edits.length === 0),
    { numRuns: 500, seed: 17 },
  );
});

test('the module reads bytes as the independent damager does', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ALL), { maxLength: 12 }), fc.nat(3), (chars, skipped) => {
      const bytes = encode(chars.join('')).slice(skipped);
      const site: Site = { table: [], narrowing: 'never', tearing: 0, vanished: 'dropped' };
      const shown = replay(
        Array.from(bytes, (byte) => byte.charCodeAt(0)),
        [],
        'dropped',
      );
      return skipped === 0 ? shown === damage(chars.join(''), site, () => 0).text : typeof shown === 'string';
    }),
    { numRuns: 500, seed: 19 },
  );
});
