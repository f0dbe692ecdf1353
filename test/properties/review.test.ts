import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import type { Decision, DecisionLine } from '../../src/model/decision.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import { contextOf, reviewedText, toReviewed } from '../../src/model/review-place.ts';
import type { Span } from '../../src/model/span.ts';
import { createCleaner } from '../../src/pipeline.ts';

const glossary = assembleGlossary([
  [
    {
      path: 'tools.yaml',
      source: `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }, { form: 钢针, tier: suggest }] }
  - { id: moon, en: Moon Co, zh: 月之暗面, artefacts: [{ form: 月亮暗面, tier: suggest }, { form: 月亮, tier: fix, to: 月 }] }
  - { id: vague, en: vague, zh: 含糊, artefacts: [{ form: 模糊糊, tier: flag }] }
`,
    },
  ],
]);

const texts = fc
  .array(
    fc.constantFrom(
      '钢钉',
      '鋼釘',
      '钢针',
      '月亮暗面',
      '月亮',
      '模糊糊',
      '</p>',
      '创(chuàng)始',
      '他们找',
      '。\n',
      '钢',
      '钉',
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

/** One for each place in turn; the last three are replacements. */
const verdicts = fc.infiniteStream(fc.constantFrom('none', 'accept', 'reject', '', '甲乙', '新钢钉'));

function decisionOn({ rule, actual, expected, span, at }: Finding, { document }: Report, verdict: string): Decision {
  const text = reviewedText(document.revisions, document.text).text;
  const context = contextOf(text, toReviewed(document.revisions, at)(span));
  const isEdit = verdict !== 'accept' && verdict !== 'reject';
  return {
    id: 'x',
    by: 'ann',
    at: '2026-01-01T00:00:00Z',
    verdict: isEdit ? 'edit' : verdict,
    scope: 'place',
    rule,
    document: document.id,
    actual,
    expected: expected[0],
    context,
    ...(isEdit && { replacement: verdict }),
  };
}

const placesIn = ({ findings }: Report): Finding[] =>
  findings.filter(({ stage, span }) => stage === 'detect' && span.end > span.start);

const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end);

describe('for every text and all decisions', () => {
  it('the cleaned text is the repaired one with the accepted edits, and no others', () => {
    fc.assert(
      fc.property(texts, verdicts, (text, stream) => {
        const before = createCleaner({ glossary }).clean(text, 'a');
        const { revisions } = before.document;
        const base = reviewedText(revisions, before.document.text).text;
        // Not what only came about by a fix: that cannot be decided by itself.
        fc.pre(
          placesIn(before).every(({ span, at, actual }) => sliceOf(base, toReviewed(revisions, at)(span)) === actual),
        );
        const byContext = new Map<string, string>();
        const decisions: DecisionLine[] = [];
        const edits = placesIn(before).flatMap((finding) => {
          const span = toReviewed(revisions, finding.at)(finding.span);
          const key = `${finding.rule} ${contextOf(base, span)}`;
          const verdict = byContext.get(key) ?? (stream.next().value as string);
          byContext.set(key, verdict);
          if (verdict !== 'none') decisions.push(decisionOn(finding, before, verdict));
          const proposed = finding.expected[0];
          const accepted =
            verdict === 'accept' ? proposed : verdict === 'none' && finding.tier === 'fix' ? proposed : undefined;
          const replacement = ['none', 'accept', 'reject'].includes(verdict) ? accepted : verdict;
          return replacement === undefined
            ? []
            : [{ span, text: replacement, cause: { kind: 'rule', name: '', evidence: [] } as const }];
        });
        const report = createCleaner({ glossary, decisions }).clean(text, 'a');
        expect(report.findings.filter(({ rule }) => rule === 'review')).toEqual([]);
        edits.sort((a, b) => a.span.start - b.span.start);
        expect(report.document.text).toBe(applyEdits(base, edits));
      }),
      { numRuns: 400 },
    );
  });

  it('rejecting every rule everywhere leaves the repaired text as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const before = createCleaner({ glossary }).clean(text, 'a');
        const decisions = placesIn(before).map(
          (finding): Decision => ({ ...decisionOn(finding, before, 'reject'), scope: 'rule' }),
        );
        const { document } = createCleaner({ glossary, decisions }).clean(`。${text}`, 'b');
        expect(document.text).toBe(reviewedText(document.revisions, document.text).text);
      }),
    );
  });
});
