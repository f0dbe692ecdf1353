/** Changes to a text as data: applied, inverted and composed without ever comparing texts. */
import type { Evidence } from './evidence.ts';
import type { Span } from './span.ts';

/** What made an edit: a repair step, a script conversion, or the rule of a glossary. */
export interface Cause {
  readonly kind: 'repair' | 'conversion' | 'rule';
  /** The repair's or conversion's name, or the rule's id. */
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

/** Replaces the text at `span` (in the text that it is applied to) by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
  readonly cause: Cause;
}

/**
 * The text after the edits.
 *
 * @param edits sorted by position and not overlapping; two insertions at one place keep their order
 * @example
 * const cause = { kind: 'rule', name: 'nail-metaphor/钢钉', evidence: [] };
 * applyEdits('找钢钉', [{ span: { start: 1, end: 3 }, text: '钉子', cause }]); // 找钉子
 */
export function applyEdits(before: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { span, text } of edits) {
    pieces.push(before.slice(copied, span.start), text);
    copied = span.end;
  }
  pieces.push(before.slice(copied));
  return pieces.join('');
}

/**
 * The edits that lead back: `applyEdits(applyEdits(before, edits), invertEdits(before, edits)) === before`.
 *
 * @example
 * const cause = { kind: 'rule', name: 'nail-metaphor/钢钉', evidence: [] };
 * const edits = [{ span: { start: 1, end: 3 }, text: '钉子', cause }];
 * applyEdits('找钉子', invertEdits('找钢钉', edits)); // 找钢钉
 */
export function invertEdits(before: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ span, text, cause }) => {
    const start = span.start + shift;
    shift += text.length - (span.end - span.start);
    return { span: { start, end: start + text.length }, text: before.slice(span.start, span.end), cause };
  });
}

/** True where the edits can be applied together: sorted, not overlapping, inside a text of `length` units. */
export function areDisjoint(edits: readonly Edit[], length: number): boolean {
  let end = 0;
  return edits.every(({ span }) => {
    const fits = end <= span.start && span.start <= span.end;
    end = span.end;
    return fits && end <= length;
  });
}
