import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits, areDisjoint } from '../../../src/model/edit.ts';
import { repairs } from '../../../src/stages/repair/index.ts';

interface Case {
  readonly label: string;
  readonly comment: string;
  readonly original: string;
  readonly fixed: string;
  readonly expect: 'pass' | 'fail';
}

const ROUNDS = 4;

function repair(text: string): string {
  let repaired = text;
  for (let round = 0; round < ROUNDS; round++) {
    for (const step of repairs({ stripBoilerplate: false })) {
      const { edits } = step.run(repaired);
      expect(areDisjoint(edits, repaired.length)).toBe(true);
      repaired = applyEdits(repaired, edits);
    }
  }
  return repaired;
}

describe.each(['in-the-wild', 'synthetic', 'negative', 'known-failures'])('the repairs of %s', (provenance) => {
  const file = new URL(`../../../fixtures/repair/${provenance}.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

  it.each(cases)('$label', ({ original, fixed, expect: expected }) => {
    const repaired = repair(original);
    if (expected === 'pass') expect(repaired).toBe(fixed);
    else expect(repaired, 'a known failure passes now: move it to the other cases').not.toBe(fixed);
  });
});
