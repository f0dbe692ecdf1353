/** Random reports. */
import fc from 'fast-check';
import type { Revision } from '../../src/model/document.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import { editsOf, textAndEdits } from './edits.ts';

/** A report of two revisions by random edits, with findings at random places of the source. */
export const anyReport: fc.Arbitrary<Report> = textAndEdits.chain(({ text: source, edits }) => {
  const between = applyEdits(source, edits);
  const places = fc.array(fc.tuple(fc.nat(source.length), fc.nat(3)), { maxLength: 3 });
  return fc.tuple(editsOf(between), places).map(([more, found]) => {
    const text = applyEdits(between, more);
    const revisions: Revision[] = [
      { stage: 'repair', step: 'test', before: source, edits, after: between },
      { stage: 'detect', step: 'glossary', before: between, edits: more, after: text },
    ];
    const findings = found.map(([start, length]): Finding => {
      const span = { start, end: Math.min(source.length, start + length) };
      const actual = source.slice(span.start, span.end);
      const rest = { stage: 'detect', at: 0, rule: 'a/b', tier: 'flag', category: 'terminology/wrong-term' } as const;
      return { ...rest, span, actual, expected: [], evidence: [], note: '' };
    });
    const counts = { fix: 0, suggest: 0, flag: findings.length };
    const stats = { units: source.length, script: 'none', edits: {}, findings: counts } as const;
    return { document: { id: 'a', source, text, revisions }, findings, rejections: [], stats };
  });
});
