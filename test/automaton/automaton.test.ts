import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../src/automaton/automaton.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (unit) => unit.charCodeAt(0));

function occurrences(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  buildAutomaton(words.map(units)).scan(units(text), (word, start, end) =>
    found.push(`${words[word]}@${start}-${end}`),
  );
  return found;
}

describe('the automaton', () => {
  it('finds words that overlap and words inside words, the shortest first at one start', () => {
    expect(occurrences(['月亮', '亮暗', '月亮暗面', '暗面', '面'], '月亮暗面')).toEqual([
      '月亮@0-2',
      '月亮暗面@0-4',
      '亮暗@1-3',
      '暗面@2-4',
      '面@3-4',
    ]);
  });

  it('finds nothing where it has no words, and nothing in an empty text', () => {
    expect(occurrences([], '月亮')).toEqual([]);
    expect(occurrences(['月亮'], '')).toEqual([]);
  });

  it('goes on behind a unit that no word has', () => {
    expect(occurrences(['ab'], 'aXab')).toEqual(['ab@2-4']);
  });

  it('finds what looking for each word at each place finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '月', '亮', '\ud83d'), maxLength: 6 });
    const words = fc.uniqueArray(
      letters.filter((word) => word !== ''),
      { maxLength: 40 },
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '月', '亮', '\ud83d'), maxLength: 60 });
    fc.assert(
      fc.property(words, text, (list, haystack) => {
        const naive = list.flatMap((word) =>
          Array.from({ length: haystack.length }, (_, start) => start)
            .filter((start) => haystack.startsWith(word, start))
            .map((start) => `${word}@${start}-${start + word.length}`),
        );
        expect(occurrences(list, haystack).sort()).toEqual(naive.sort());
      }),
      { numRuns: 500 },
    );
  });
});
