/** Random texts with random edits to them. */
import fc from 'fast-check';
import type { Edit } from '../../src/model/edit.ts';
import type { Span } from '../../src/model/span.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '月', '亮', '\n'), maxLength: 12 });

/** Sorted and disjoint edits of a text: deletions, insertions and replacements. */
export function editsOf(text: string): fc.Arbitrary<Edit[]> {
  const places = fc.array(fc.nat({ max: text.length }), { maxLength: 8 });
  const texts = fc.array(fc.string({ unit: fc.constantFrom('X', 'Y', '之'), maxLength: 3 }), {
    minLength: 4,
    maxLength: 4,
  });
  return fc.tuple(places, texts).map(([numbers, replacements]) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    return replacements.flatMap((replacement, i): Edit[] => {
      const [start, end] = [sorted[2 * i], sorted[2 * i + 1]];
      if (start === undefined || end === undefined) return [];
      return [{ span: { start, end }, text: replacement, cause: { kind: 'repair', name: 'test', evidence: [] } }];
    });
  });
}

export const textAndEdits: fc.Arbitrary<{ text: string; edits: Edit[] }> = letters.chain((text) =>
  editsOf(text).map((edits) => ({ text, edits })),
);

export function applyChanges(text: string, changes: readonly { readonly span: Span; readonly text: string }[]): string {
  return changes.reduceRight(
    (after, { span, text: t }) => after.slice(0, span.start) + t + after.slice(span.end),
    text,
  );
}
