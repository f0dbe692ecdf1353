/**
 * Holds the findings of one document against what was decided in review. A decision that fits makes an edit or a rejection of its
 * finding; what was decided is then left alone by all later rounds. Decisions that fit nothing are reported.
 */
import type { Decision, DecisionPlace, Decisions } from '../model/decision.ts';
import type { Revision } from '../model/document.ts';
import type { StageFinding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { contextOf, reviewedText, toReviewed } from '../model/review-place.ts';
import { overlaps, type Span } from '../model/span.ts';

export interface Reviewer {
  /** For the findings in `text`, the text after the revisions. */
  round(text: string, revisions: readonly Revision[]): Review;
  /** What to report of decisions about this document that fitted nothing. */
  unfit(): StageFinding[];
}

export function reviewer(decisions: Decisions, document: string): Reviewer {
  const used = new Set<Decision>();
  const settled: { readonly span: Span; readonly by: string }[] = [];
  return {
    round(text, revisions) {
      const base = reviewedText(revisions, text).text;
      const move = toReviewed(revisions, revisions.length);
      const replaced = [...settled];
      return (finding) => {
        const span = move(finding.span);
        const earlier = replaced.find((one) => overlaps(one.span, span));
        if (earlier !== undefined) return { finding, rejectedBy: earlier.by };
        const { rule, actual, expected } = finding;
        const place: DecisionPlace = { rule, document, actual, expected: expected[0], context: contextOf(base, span) };
        const about = decisions.about(place);
        for (const decision of about) used.add(decision);
        const decision = about.at(-1);
        if (decision === undefined) return { finding };
        if (decision.verdict !== 'reject') settled.push({ span, by: decision.by });
        return apply(decision, finding);
      };
    },
    unfit() {
      const lost = decisions.all.filter(
        (decision) => decision.scope !== 'rule' && decision.document === document && !used.has(decision),
      );
      return lost.length === 0 ? [] : [unfitFinding(lost)];
    },
  };
}

function apply({ id, by, verdict, replacement }: Decision, finding: StageFinding): ReturnType<Review> {
  const evidence = [...finding.evidence, { kind: 'review', verdict, by, decision: id } as const];
  if (verdict === 'reject') return { finding: { ...finding, evidence }, rejectedBy: by };
  const typed = verdict === 'edit' && replacement !== undefined ? [replacement] : [];
  const expected = [...typed, ...finding.expected];
  return { finding: { ...finding, evidence, expected, tier: expected.length > 0 ? 'fix' : finding.tier } };
}

function unfitFinding(lost: readonly Decision[]): StageFinding {
  const count = lost.length === 1 ? '1 decision' : `${lost.length} decisions`;
  return {
    rule: 'review',
    span: { start: 0, end: 0 },
    actual: '',
    expected: [],
    tier: 'flag',
    category: 'terminology/inconsistent-use',
    evidence: lost.map(({ rule, verdict, actual, by, at }) => ({
      kind: 'note',
      text: `${verdict} “${actual}” (${rule}), by ${by} on ${at.slice(0, 10)}`,
    })),
    note: `The text or the glossary changed: ${count} of the review no longer fit, and nothing was done.`,
  };
}
