/**
 * What people decided in review about findings, as data. Decisions are only ever added: the later of two wins, and an undo
 * takes back by its id what was decided. Knows nothing of files.
 */

/** What a person says of a finding. */
export type Verdict = 'accept' | 'reject' | 'edit';

/** One place, all of a document, or the rule everywhere. */
export type Scope = 'place' | 'document' | 'rule';

/** What a decision is held against: one finding, and where it stands. */
export interface DecisionPlace {
  readonly rule: string;
  /** The id of the document. */
  readonly document: string;
  readonly actual: string;
  /** The replacement that is proposed; undefined where none is. */
  readonly expected?: string | undefined;
  /** From {@link contextOf}: places that read the same, 20 units around, are one. */
  readonly context: string;
}

/** What was decided about a place, or about all places of a document or a rule. */
export interface Decision extends DecisionPlace {
  /** Decisions that were made in one go have one id. */
  readonly id: string;
  /** Who. */
  readonly by: string;
  /** When, in ISO 8601. */
  readonly at: string;
  /** A rejection says that the text is right as it is, whatever is proposed. */
  readonly verdict: Verdict;
  readonly scope: Scope;
  /** What to put there; of verdict `edit` only. */
  readonly replacement?: string | undefined;
}

/** Takes decisions back. */
export interface Undo {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly verdict: 'undo';
  /** The id of the decisions that are taken back. */
  readonly of: string;
}

/** A line of `decisions.jsonl`. */
export type DecisionLine = Decision | Undo;

/** The decisions that no undo took back, in their order. */
export function decisionsInForce(lines: readonly DecisionLine[]): Decision[] {
  const undone = new Set(lines.flatMap((line) => (line.verdict === 'undo' ? [line.of] : [])));
  return lines.filter((line): line is Decision => line.verdict !== 'undo' && !undone.has(line.id));
}

/** Decisions, to be asked about many places. */
export class Decisions {
  readonly all: readonly Decision[];
  private readonly byKey = new Map<string, Numbered[]>();

  constructor(lines: readonly DecisionLine[]) {
    this.all = decisionsInForce(lines);
    this.all.forEach((decision, index) => {
      const key = decision.scope === 'place' ? placeKey(decision) : decision.rule;
      const known = this.byKey.get(key);
      if (known === undefined) this.byKey.set(key, [{ decision, index }]);
      else known.push({ decision, index });
    });
  }

  /** All that are about a place, the one that counts last. */
  about(place: DecisionPlace): readonly Decision[] {
    const found = [...(this.byKey.get(place.rule) ?? []), ...(this.byKey.get(placeKey(place)) ?? [])];
    const fitting = found.filter(({ decision }) => isAbout(decision, place));
    return fitting.sort((a, b) => a.index - b.index).map(({ decision }) => decision);
  }
}

interface Numbered {
  readonly decision: Decision;
  readonly index: number;
}

function placeKey({ rule, document, context }: DecisionPlace): string {
  return `${rule}\0${document}\0${context}`;
}

/** Replacements count only for what their maker saw: in wider scopes, for the same text; accepted ones, for the same proposal. */
function isAbout(decision: Decision, place: DecisionPlace): boolean {
  const { scope, verdict, document, actual, context, expected } = decision;
  if (scope !== 'rule' && document !== place.document) return false;
  if (scope === 'place' && context !== place.context) return false;
  if (verdict !== 'reject' && actual !== place.actual) return false;
  return verdict !== 'accept' || expected === place.expected;
}
