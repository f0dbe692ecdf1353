/** Counts what the rules of a glossary do on a corpus: hits with contexts, hits that came to nothing, rules that never act. */
import type { Verdict } from '../model/decision.ts';
import type { RejectionReason, Tier } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export interface RuleUsage {
  readonly rule: string;
  readonly domain: string;
  /** Findings, by the tier that they were reported at. */
  readonly found: Record<Tier, number>;
  /** Hits that came to nothing, by the reason. */
  readonly rejected: Partial<Record<RejectionReason, number>>;
  /** What was decided in review about its hits. */
  readonly reviewed: Record<Verdict, number>;
  /** The first places: the hit in double angle quotation marks, with the id of its document. */
  readonly contexts: { readonly document: string; readonly text: string }[];
}

export interface UsageCounter {
  add(report: Report): void;
  /** One entry for each rule of the glossary, the most frequent first. */
  readonly rules: () => RuleUsage[];
}

/** UTF-16 units to each side of a hit in its context. */
const REACH = 20;

/** @param contexts how many places to keep for each rule */
export function countUsage(rules: readonly Rule[], contexts = 3): UsageCounter {
  const usages = new Map<string, RuleUsage>(
    rules.map(({ id, concept }) => [
      id,
      {
        rule: id,
        domain: concept.domain,
        found: { fix: 0, suggest: 0, flag: 0 },
        rejected: {},
        reviewed: { accept: 0, reject: 0, edit: 0 },
        contexts: [],
      },
    ]),
  );
  return {
    add({ document, findings, rejections }) {
      for (const { rule, evidence } of [...findings, ...rejections.map(({ finding }) => finding)]) {
        const usage = usages.get(rule);
        for (const one of evidence) if (usage && one.kind === 'review') usage.reviewed[one.verdict]++;
      }
      for (const { rule, tier, span, at } of findings) {
        const usage = usages.get(rule);
        if (usage === undefined) continue;
        usage.found[tier]++;
        const text = document.revisions[at]?.before ?? document.text;
        if (usage.contexts.length < contexts) {
          usage.contexts.push({ document: document.id, text: contextOf(text, span.start, span.end) });
        }
      }
      for (const { finding, reason } of rejections) {
        const usage = usages.get(finding.rule);
        if (usage !== undefined) usage.rejected[reason] = (usage.rejected[reason] ?? 0) + 1;
      }
    },
    rules: () => [...usages.values()].sort((a, b) => totalOf(b) - totalOf(a) || (a.rule < b.rule ? -1 : 1)),
  };
}

/** A rule of which so much was rejected, of at least so many hits that were decided about, should only suggest. */
const TOO_OFTEN = 0.2;
const ENOUGH = 5;

/** From 0 to 1; undefined where nothing was decided. An edit is no rejection: the text was wrong. */
export function rejectionRate({ reviewed: { accept, reject, edit } }: RuleUsage): number | undefined {
  const decided = accept + reject + edit;
  return decided === 0 ? undefined : reject / decided;
}

/** The fixing rules that editors reject so often that they should only suggest, the most rejected first. */
export function rulesToDemote(rules: readonly Rule[], usages: readonly RuleUsage[]): RuleUsage[] {
  const fixing = new Set(rules.filter(({ tier }) => tier === 'fix').map(({ id }) => id));
  return usages
    .filter((usage) => {
      const { accept, reject, edit } = usage.reviewed;
      return fixing.has(usage.rule) && accept + reject + edit >= ENOUGH && (rejectionRate(usage) ?? 0) >= TOO_OFTEN;
    })
    .sort((a, b) => (rejectionRate(b) ?? 0) - (rejectionRate(a) ?? 0));
}

/** How often a rule was reported at all. */
export function totalOf({ found }: RuleUsage): number {
  return found.fix + found.suggest + found.flag;
}

function contextOf(text: string, start: number, end: number): string {
  const context = `${text.slice(Math.max(0, start - REACH), start)}«${text.slice(start, end)}»${text.slice(end, end + REACH)}`;
  return context.replace(/\s+/g, ' ').trim();
}
