import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Revision } from '../../src/model/document.ts';
import { applyEdits, areDisjoint, type Edit, invertEdits } from '../../src/model/edit.ts';
import { changesOf, positionsOf } from '../../src/model/positions.ts';
import { applyChanges, editsOf, textAndEdits } from '../support/edits.ts';

const cause = { kind: 'repair', name: 'test', evidence: [] } as const;
const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text, cause });

describe('edits', () => {
  it('replace, delete and insert', () => {
    expect(applyEdits('月亮暗面', [edit(0, 0, '以'), edit(1, 2, '之'), edit(3, 4, '')])).toBe('以月之暗');
  });

  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(textAndEdits, ({ text, edits }) => {
        const after = applyEdits(text, edits);
        expect(applyEdits(after, invertEdits(text, edits))).toBe(text);
      }),
    );
  });

  it('are not disjoint when they overlap, run backwards or leave the text', () => {
    expect(areDisjoint([edit(0, 2, ''), edit(2, 3, '')], 3)).toBe(true);
    expect(areDisjoint([edit(0, 2, ''), edit(1, 3, '')], 3)).toBe(false);
    expect(areDisjoint([edit(2, 1, '')], 3)).toBe(false);
    expect(areDisjoint([edit(2, 4, '')], 3)).toBe(false);
  });
});

function documentOf(source: string, steps: readonly (readonly Edit[])[]): Document {
  const revisions: Revision[] = [];
  let text = source;
  for (const edits of steps) {
    const after = applyEdits(text, edits);
    revisions.push({ stage: 'repair', step: 'test', before: text, edits, after });
    text = after;
  }
  return { id: '', source, text, revisions };
}

const documents = textAndEdits.chain(({ text, edits }) => {
  const second = applyEdits(text, edits);
  return editsOf(second).chain((more) => {
    const third = applyEdits(second, more);
    return editsOf(third).map((last) => documentOf(text, [edits, more, last]));
  });
});

describe('positions', () => {
  it('lead back to the source, widened to whole edits', () => {
    const document = documentOf('AB(x)CD', [[edit(2, 5, '')], [edit(1, 3, 'yyy')]]);
    const { toSource, toText } = positionsOf(document);
    expect(document.text).toBe('AyyyD');
    expect(toSource({ start: 2, end: 3 }, 2)).toEqual({ start: 1, end: 6 });
    expect(toSource({ start: 4, end: 5 }, 2)).toEqual({ start: 6, end: 7 });
    expect(toText({ start: 0, end: 1 }, 0)).toEqual({ start: 0, end: 1 });
    expect(toText({ start: 6, end: 7 }, 0)).toEqual({ start: 4, end: 5 });
  });

  it('leave out what was deleted or inserted beside a span', () => {
    const { toSource } = positionsOf(documentOf('創(x)始', [[edit(1, 4, '')]]));
    expect(toSource({ start: 1, end: 2 }, 1)).toEqual({ start: 4, end: 5 });
    expect(toSource({ start: 0, end: 1 }, 1)).toEqual({ start: 0, end: 1 });
  });

  it('compose the changes of all revisions into replacements of the source', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(applyChanges(document.source, changesOf(document))).toBe(document.text);
      }),
      { numRuns: 2000 },
    );
  });
});
