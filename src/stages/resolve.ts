/**
 * Picks among findings that overlap, by one order: the one that starts first; of those, the longest; of those, the
 * higher tier; of those, the first by rule id. The order ignores tiers before length on purpose: a longer form says
 * more, and a longer `flag` is how a glossary keeps a shorter `fix` from being applied.
 */
import type { Edit } from '../model/edit.ts';
import type { Rejection, StageFinding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { StepResult } from '../model/step.ts';

const RANK = { fix: 0, suggest: 1, flag: 2 } as const;

/** @param review of those that were picked: a decision never brings back what lost to another finding */
export function resolve(
  findings: readonly StageFinding[],
  rejections: readonly Rejection<StageFinding>[],
  review: Review = (finding) => ({ finding }),
): StepResult {
  const sorted = findings.toSorted(
    (a, b) =>
      a.span.start - b.span.start ||
      b.span.end - a.span.end ||
      RANK[a.tier] - RANK[b.tier] ||
      (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
  );
  const kept: StageFinding[] = [];
  const lost: Rejection<StageFinding>[] = [];
  for (const finding of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.span.end <= finding.span.start) kept.push(finding);
    else lost.push({ finding, reason: 'overlap', by: last.rule });
  }
  const decided: StageFinding[] = [];
  for (const { finding, rejectedBy } of kept.map(review)) {
    if (rejectedBy === undefined) decided.push(finding);
    else lost.push({ finding, reason: 'review', by: rejectedBy });
  }
  return { edits: decided.flatMap(toEdit), findings: decided, rejections: [...rejections, ...lost] };
}

function toEdit({ tier, span, expected, rule, evidence }: StageFinding): Edit[] {
  const text = expected[0];
  return tier === 'fix' && text !== undefined ? [{ span, text, cause: { kind: 'rule', name: rule, evidence } }] : [];
}
