import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Revision } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';
import { conceptOf, entriesOf } from '../../src/report/entries.ts';
import { type Mark, type Row, rowsOf } from '../../src/report/rows.ts';
import { anyReport } from '../support/any-report.ts';
import { applyChanges } from '../support/edits.ts';
import { reportOf } from '../support/reports.ts';

const marksIn = (rows: readonly Row[]): Mark[] =>
  rows.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece !== 'string'));

const sideOf = ({ segments }: Mark, side: 'before' | 'after'): string =>
  segments.map((segment) => segment[side]).join('');

describe('rows', () => {
  it('hold every line of the source once, in order', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { source } = report.document;
        const rows = rowsOf(report);
        const lines = source.match(/.*\n|.+$/g) ?? [''];
        const same = rows.every(({ line, count, pieces }) => {
          const before = pieces.map((piece) => (typeof piece === 'string' ? piece : sideOf(piece, 'before'))).join('');
          const slice = lines.slice(line - 1, line - 1 + count).join('');
          return slice === before || slice === `${before}\n`;
        });
        const next = rows.map(({ line, count }) => line + count);
        return (
          same && next.at(-1) === lines.length + 1 && rows.every(({ line }, index) => line === (next[index - 1] ?? 1))
        );
      }),
      { numRuns: 500 },
    );
  });

  it('mark all that leads from the source to the text, and every finding', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { source, text } = report.document;
        const marks = marksIn(rowsOf(report));
        const changes = marks.map((mark) => ({ span: mark.span, text: sideOf(mark, 'after') }));
        const entries = marks.flatMap((mark) => mark.entries);
        return applyChanges(source, changes) === text && entries.length === entriesOf(report).length;
      }),
      { numRuns: 500 },
    );
  });

  it('join the lines between which a line feed went', () => {
    const rows = rowsOf(reportOf('一\n二\n三\n', [{ rule: 'a/b', from: '一\n二', to: '一二' }]));
    expect(rows.map(({ line, count }) => [line, count])).toEqual([
      [1, 2],
      [3, 1],
    ]);
  });
});

describe('entries', () => {
  it('replace in the source what a finding in a later text is about', () => {
    const source = '找鋼丁';
    const before = '找鋼釘';
    const cause = { kind: 'repair', name: 'r', evidence: [] } as const;
    const repair: Revision = {
      stage: 'repair',
      step: 'r',
      before: source,
      edits: [{ span: { start: 2, end: 3 }, text: '釘', cause }],
      after: before,
    };
    const finding: Finding = {
      stage: 'detect',
      rule: 'nail/鋼釘',
      span: { start: 1, end: 3 },
      at: 1,
      actual: '鋼釘',
      expected: ['釘子'],
      tier: 'suggest',
      category: 'terminology/wrong-term',
      evidence: [],
      note: '',
    };
    const { stats } = reportOf(source, []);
    const document = { id: 'a', source, text: before, revisions: [repair] };
    const entries = entriesOf({ document, findings: [finding], rejections: [], stats });
    expect(entries.map(({ rule, source, replacements }) => [rule, source, replacements])).toEqual([
      ['nail/鋼釘', { start: 1, end: 3 }, ['釘子']],
      ['r', { start: 2, end: 3 }, ['釘']],
    ]);
  });

  it('leave out edits that a finding speaks for', () => {
    expect(entriesOf(reportOf('鋼釘和鋼釘', [{ rule: 'nail/鋼釘', from: '鋼釘', to: '釘子' }]))).toHaveLength(2);
  });

  it('name the concept of a rule', () => {
    expect(conceptOf('moonshot-ai/月亮暗面')).toBe('moonshot-ai');
    expect(conceptOf('mojibake')).toBeUndefined();
  });
});
