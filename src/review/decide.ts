/** From what a person pressed to the lines that are written down: one for each replacement that the person could see. */
import type { Decision, Undo } from '../model/decision.ts';
import type { DecisionRequest, ReviewItem, UndoRequest } from './data.ts';

/** Who decides, when, and the id of the decision. */
export interface Made {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** Empty where there is no such item. */
export function decide(
  items: readonly ReviewItem[],
  { item: index, verdict, scope, replacement }: DecisionRequest,
  made: Made,
): Decision[] {
  const item = items[index];
  if (item === undefined) return [];
  const lineFor = ({ rule, document, actual, expected, context }: ReviewItem): Decision => ({
    ...made,
    verdict,
    scope,
    rule,
    document,
    actual,
    ...(expected !== undefined && { expected }),
    ...(verdict === 'edit' && { replacement }),
    context,
  });
  if (verdict !== 'accept' || scope === 'place') return [lineFor(item)];
  const sameRule = items.filter(
    ({ rule, document }) => rule === item.rule && (scope === 'rule' || document === item.document),
  );
  const byProposal = new Map<string, ReviewItem>([[proposalOf(item), item]]);
  for (const other of sameRule) if (!byProposal.has(proposalOf(other))) byProposal.set(proposalOf(other), other);
  return [...byProposal.values()].map(lineFor);
}

function proposalOf({ actual, expected }: ReviewItem): string {
  return JSON.stringify([actual, expected]);
}

export function undo({ of }: UndoRequest, made: Made): Undo {
  return { ...made, verdict: 'undo', of };
}
