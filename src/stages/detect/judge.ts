/**
 * Decides what a hit of a rule amounts to, by all that stands around it: its tier, or why it is none. The word boundary
 * comes last: most hits that are none have been rejected by then.
 */
import { wordAcross } from '../../language/words.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { RejectionReason, Tier } from '../../model/finding.ts';
import type { Concept, Rule } from '../../model/rule.ts';
import type { Span } from '../../model/span.ts';
import type { Context } from './context.ts';
import type { Gloss } from './gloss-term.ts';
import type { Hit } from './hits.ts';
import { mentioned } from './mention.ts';

/** What may speak for a hit besides the conditions of its rule. */
export interface Witnesses {
  /** The gloss of a concept whose term overlaps a span. */
  readonly glossOver: (concept: Concept, span: Span) => Gloss | undefined;
  /** The concepts that the text's source names. */
  readonly named: ReadonlySet<Concept>;
}

export interface Verdict {
  readonly tier: Tier;
  readonly evidence: readonly Evidence[];
  readonly rejected?: { readonly reason: RejectionReason; readonly by: string };
}

/** @returns undefined where nothing of the rule is there: see {@link standsWhole} */
export function judge(hit: Hit, context: Context, witnesses: Witnesses): Verdict | undefined {
  const verdict = judgeContext(hit, context, witnesses);
  if (verdict === undefined || verdict.rejected !== undefined) return verdict;
  const mention = mentioned(context.folded, hit.span);
  if (mention !== undefined) return { ...verdict, rejected: { reason: 'mention', by: mention } };
  const word = wordAcross(context.folded, hit.span);
  return word === undefined || isPlaceWord(word, hit.span, context.folded)
    ? verdict
    : { ...verdict, rejected: { reason: 'word-boundary', by: word } };
}

/** Words such as 手上, whose second character tells a place: behind a longer noun it belongs to the whole of that. */
const PLACE_WORD = /^.[上里中]$/u;

/** In UTF-16 units; shorter forms may be parts of such words. */
const SHORTEST_NOUN = 3;

function isPlaceWord(word: string, { start, end }: Span, folded: string): boolean {
  return end - start >= SHORTEST_NOUN && PLACE_WORD.test(word) && folded.startsWith(word, end - 1);
}

function judgeContext(
  { rule, span, dropped }: Hit,
  context: Context,
  { glossOver, named }: Witnesses,
): Verdict | undefined {
  const { tier, concept } = rule;
  const gloss = glossOver(concept, span);
  const isWhole = standsWhole(rule, span, context);
  if (!isWhole && gloss === undefined && rule.otherwise === undefined) return undefined;
  if (dropped !== undefined) return { tier, evidence: [], rejected: dropped };
  const exception = rule.unless && context.any(rule.unless, span, concept.cues);
  if (exception !== undefined) {
    const by = 'text' in exception ? exception.text : '';
    return { tier, evidence: [exception], rejected: { reason: 'exception', by } };
  }
  if (gloss !== undefined) return { tier, evidence: [{ kind: 'gloss', text: concept.en, span: gloss.gloss }] };
  if (named.has(concept) && isWhole) {
    return { tier: tier === 'suggest' ? 'fix' : tier, evidence: [{ kind: 'source', text: concept.en }] };
  }
  if (tier === 'fix' && takesWordsOnTrust(rule) && !context.isAboutChina) {
    return { tier: 'suggest', evidence: [{ kind: 'missing', scope: 'document' }] };
  }
  const evidence = rule.when === undefined ? [] : context.all(rule.when, span, concept.cues);
  if (evidence !== undefined) return { tier, evidence };
  if (rule.otherwise === undefined) return { tier, evidence: [], rejected: { reason: 'evidence', by: '' } };
  return { tier: rule.otherwise, evidence: [{ kind: 'missing', scope: rule.when?.cues ?? 'window' }] };
}

/** True of English words for which a rule asks for no evidence. */
function takesWordsOnTrust({ when, inflected, caseSensitive }: Rule): boolean {
  return when === undefined && inflected && !caseSensitive;
}

/** What a rule asks for directly beside its form belongs to the form: 菜鸟 is named by 新手驿站, not by 新手. */
function standsWhole({ when }: Rule, span: Span, context: Context): boolean {
  return when === undefined || context.hasBeside(when, span);
}
