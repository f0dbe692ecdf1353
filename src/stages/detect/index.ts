/** Finds artefacts of machine translation: the glossary's rules, and detectors that need no glossary. Changes nothing. */
import type { Glossary } from '../../glossary/compile.ts';
import { foldUnits, unitsToText } from '../../language/fold.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Rejection, RejectionReason, StageFinding, Tier } from '../../model/finding.ts';
import { Context } from './context.ts';
import { findDisplacedGlosses } from './displaced-gloss.ts';
import { findHits } from './hits.ts';
import { replacementRenderer } from './replacement.ts';

/** What may be found in a text. Findings may overlap: the resolve stage picks among them. */
export interface Detected {
  readonly findings: readonly StageFinding[];
  readonly rejections: readonly Rejection<StageFinding>[];
}

export function detect(text: string, glossary: Glossary): Detected {
  const findings: StageFinding[] = findDisplacedGlosses(text);
  const rejections: Rejection<StageFinding>[] = [];
  const units = foldUnits(text);
  const folded = unitsToText(units);
  const context = new Context(folded);
  const render = replacementRenderer(text);
  for (const { rule, span, plural, dropped } of findHits(text, folded, units, glossary)) {
    const actual = text.slice(span.start, span.end);
    const replacement = render(rule.replacement, span, plural);
    if (actual === replacement) continue;
    const finding = (tier: Tier, evidence: readonly Evidence[]): StageFinding => ({
      rule: rule.id,
      span,
      actual,
      expected: tier === 'flag' ? [] : [replacement],
      tier,
      category: rule.category,
      evidence,
      note: rule.note,
    });
    const reject = (reason: RejectionReason, by: string, evidence: readonly Evidence[] = []): void => {
      rejections.push({ finding: finding(rule.tier, evidence), reason, by });
    };
    if (dropped !== undefined) {
      reject(dropped.reason, dropped.by);
      continue;
    }
    const exception = rule.unless && context.any(rule.unless, span, rule.concept.cues);
    if (exception !== undefined) {
      reject('exception', exception.kind === 'cue' ? exception.text : '', [exception]);
      continue;
    }
    const evidence = rule.when === undefined ? [] : context.all(rule.when, span, rule.concept.cues);
    if (evidence !== undefined) findings.push(finding(rule.tier, evidence));
    else if (rule.otherwise === undefined) reject('evidence', '');
    else findings.push(finding(rule.otherwise, [{ kind: 'missing', scope: rule.when?.cues ?? 'window' }]));
  }
  return { findings, rejections };
}
