import { describe, expect, it } from 'vitest';
import { ClauseLengths } from '../../../../src/stages/repair/annotated-gbk/clause-lengths.ts';

const even = '山上有人家，門前是小河。'.repeat(10);
const uneven = Array.from({ length: 40 }, (_, i) => `${'字'.repeat(1 + (i % 13))}，`).join('');

describe('clause lengths', () => {
  it('make a mark likelier where clauses of the document end, and a character elsewhere', () => {
    const clauses = new ClauseLengths(even);
    expect(clauses.telling).toBe(true);
    expect(clauses.gain(5, true)).toBeGreaterThan(0);
    expect(clauses.gain(5, false)).toBeLessThan(0);
    expect(clauses.gain(4, true)).toBeLessThan(0);
    expect(clauses.gain(4, false)).toBeGreaterThan(0);
  });

  it('tell nothing where they vary, as in prose', () => {
    const clauses = new ClauseLengths(uneven);
    expect(clauses.telling).toBe(false);
    expect(clauses.gain(5, true)).toBe(0);
    expect(clauses.next(5, false)).toBe(0);
  });

  it('count from the last mark', () => {
    const clauses = new ClauseLengths(even);
    expect(clauses.next(3, false)).toBe(4);
    expect(clauses.next(3, true)).toBe(0);
  });
});
