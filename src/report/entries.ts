/**
 * What a report lists of a document: its findings, and the edits that no finding speaks for. Every format but those that
 * show all data is made from this list.
 */
import type { Revision } from '../model/document.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Category, Finding, Stage, Tier } from '../model/finding.ts';
import { type Positions, positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { contains, type Span } from '../model/span.ts';

export interface Entry {
  /** In the source. */
  readonly source: Span;
  readonly stage: Stage;
  /** The rule's id, or the name of the repair or conversion. */
  readonly rule: string;
  readonly tier: Tier;
  /** Absent for an edit that no finding speaks for. */
  readonly category?: Category;
  /** What stood there when it was found: the source, or what earlier stages had made of it. */
  readonly actual: string;
  /** What should stand there instead, the best first. */
  readonly expected: readonly string[];
  /**
   * What should stand at `source` in the source, earlier stages' changes included; one for each of `expected`. None where
   * the finding is about more than this place.
   */
  readonly replacements: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly note: string;
}

/** In the order of the source. */
export function entriesOf({ document, findings }: Report): Entry[] {
  const { revisions, text } = document;
  const positions = positionsOf(document);
  const rewinds = new Map<number, Positions>();
  const complete = (found: Omit<Entry, 'source' | 'replacements'>, span: Span, at: number): Entry => {
    const source = positions.toSource(span, at);
    const rewind = rewinds.get(at) ?? positionsOf({ revisions: revisions.slice(0, at) });
    rewinds.set(at, rewind);
    const wide = rewind.toText(source, 0);
    const stageText = revisions[at]?.before ?? text;
    const [head, tail] = [stageText.slice(wide.start, span.start), stageText.slice(span.end, wide.end)];
    const isHere = stageText.slice(span.start, span.end) === found.actual;
    const replacements = isHere ? found.expected.map((expected) => head + expected + tail) : [];
    return { ...found, source, replacements };
  };
  const found = findings.map(({ span, at, ...finding }) => complete(finding, span, at));
  const edited = revisions.flatMap((revision, at) =>
    unexplained(revision, fixesAt(findings, at)).map(({ span, text, cause }) => {
      const actual = revision.before.slice(span.start, span.end);
      const { name: rule, evidence } = cause;
      const edit = { stage: revision.stage, rule, tier: 'fix', actual, expected: [text], evidence, note: '' } as const;
      return complete(edit, span, at);
    }),
  );
  return [...found, ...edited].sort((a, b) => a.source.start - b.source.start || a.source.end - b.source.end);
}

/** Checks that name the concept last: `gloss/moonshot-ai`. All other rules are `concept/form`. */
const CHECKS: ReadonlySet<string> = new Set(['consistency', 'gloss', 'source']);

/** The concept that a rule is about, such as `moonshot-ai`; undefined for repairs and conversions. */
export function conceptOf(rule: string): string | undefined {
  const slash = rule.indexOf('/');
  if (slash === -1) return undefined;
  const first = rule.slice(0, slash);
  return CHECKS.has(first) ? rule.slice(slash + 1) : first;
}

function fixesAt(findings: readonly Finding[], revision: number): Span[] {
  const fixes = findings.filter(({ tier, at }) => tier === 'fix' && at === revision).map(({ span }) => span);
  return fixes.sort((a, b) => a.start - b.start);
}

/** The edits that lie in none of the spans; both sorted. */
function unexplained({ edits }: Revision, spans: readonly Span[]): Revision['edits'] {
  let next = 0;
  return edits.filter(({ span }) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) < span.end) next++;
    const finding = spans[next];
    return finding === undefined || !contains(finding, span);
  });
}
