import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../src/model/edit.ts';
import { annotatedGbk } from '../../../../src/stages/repair/annotated-gbk/index.ts';

/** The article belongs to others and is not part of the repository. */
const ARTICLE = fileURLToPath(new URL('../../../../../shared/article/scraped.txt', import.meta.url));
const found = existsSync(ARTICLE);

describe.skipIf(!found)(`the scraped article${found ? '' : ' (not here: skipped)'}`, () => {
  const scraped = found ? readFileSync(ARTICLE, 'utf8') : '';
  const { edits, findings } = annotatedGbk.run(scraped);
  const cleaned = applyEdits(scraped, edits);
  const open = findings.filter(({ tier }) => tier !== 'fix');

  test('keeps no reading outside of what the report leaves open', () => {
    const rest = open.reduce((text, { actual }) => text.replace(actual, ''), cleaned);
    expect(rest).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
  });

  test('flags nothing: each garble has a proven reading', () => {
    expect(open.filter(({ tier }) => tier === 'flag')).toEqual([]);
  });

  test('keeps what its author put in brackets', () => {
    for (const gloss of ['重塑(rebuild)', 'Startup(新創企業)', 'LP(有限合伙人)']) expect(cleaned).toContain(gloss);
  });

  test.each(['盡管國內', '因為IPO', '人均GDP', '基礎', '心理壓力。現在'])('restores %s', (text) => {
    expect(cleaned).toContain(text);
  });

  test('changes nothing more when it is run again', () => {
    expect(annotatedGbk.run(cleaned).edits).toEqual([]);
  });
});
