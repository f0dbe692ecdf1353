/** Finds artefacts of machine translation: the glossary's rules, and detectors that need no rule. Changes nothing. */
import type { Glossary } from '../../glossary/compile.ts';
import { pairIndexer } from '../../language/pair-index.ts';
import { unitsToText } from '../../language/units.ts';
import type { Rejection, StageFinding } from '../../model/finding.ts';
import type { Concept } from '../../model/rule.ts';
import type { Glance } from '../../model/sign.ts';
import type { Span } from '../../model/span.ts';
import { Context } from './context.ts';
import { findMisplacedGlosses, MISPLACED } from './gloss-place.ts';
import { findForeignTerms, glossFinding, indexNames, type NameIndex } from './gloss-term.ts';
import { finderOf, findOccurrences, type TermPlace } from './hits.ts';
import { fitArticle } from './indefinite-article.ts';
import { judge } from './judge.ts';
import { isPartOfLongerName } from './longer-name.ts';
import { mentioned } from './mention.ts';
import { replacementRenderer } from './replacement.ts';
import { fitBetween } from './seam.ts';

/** What may be found in a text. Findings may overlap: the resolve stage picks among them. */
export interface Detected {
  readonly findings: readonly StageFinding[];
  readonly rejections: readonly Rejection<StageFinding>[];
  /** Where right terms stand. */
  readonly terms: readonly TermPlace[];
  /** The concept of each rule that found something. */
  readonly concepts: ReadonlyMap<string, Concept>;
}

/**
 * @param seen at a glance at the text
 * @param named the concepts that the text's source names, where the text is a translation and its source is known
 */
export type Detect = (text: string, seen: Glance, named: ReadonlySet<Concept>) => Detected;

/** @returns a function that finds in any number of texts what a glossary knows */
export function detector(glossary: Glossary): Detect {
  let names: NameIndex | undefined;
  const nameIndex = (): NameIndex => {
    names ??= indexNames(glossary.concepts);
    return names;
  };
  const indexPairs = pairIndexer();
  return (text, { folded, shows }, named) => {
    const foldedText = unitsToText(folded);
    const context = new Context(text, foldedText, () => indexPairs(foldedText, folded));
    const render = replacementRenderer(text);
    const findings: StageFinding[] = MISPLACED.some(shows) ? findMisplacedGlosses(text) : [];
    const rejections: Rejection<StageFinding>[] = [];
    const concepts = new Map<string, Concept>();
    const { hits, terms } = findOccurrences(text, foldedText, folded, glossary);
    const glosses = findForeignTerms(context, terms, nameIndex);
    const findGloss = finderOf(glosses.map((gloss) => ({ concept: gloss.concept, span: gloss.term, gloss })));
    const witnesses = { glossOver: (concept: Concept, span: Span) => findGloss(concept, span)?.gloss, named };
    for (const hit of hits) {
      const verdict = judge(hit, context, witnesses);
      if (verdict === undefined) continue;
      const { rule, span, plural } = hit;
      const actual = text.slice(span.start, span.end);
      const { replacement, repeats } = fitBetween(text, span, render(rule.replacement, span, plural));
      if (actual === replacement) continue;
      const { tier: judged, evidence, rejected } = verdict;
      const isDoubtful = judged === 'fix' && (repeats || isPartOfLongerName(text, span));
      const tier = isDoubtful ? 'suggest' : judged;
      const fitted = tier === 'flag' ? { span, replacement } : fitArticle(text, span, replacement);
      const finding: StageFinding = {
        rule: rule.id,
        span: fitted.span,
        actual: text.slice(fitted.span.start, fitted.span.end),
        expected: tier === 'flag' ? [] : [fitted.replacement],
        tier,
        category: rule.category,
        evidence,
        note: rule.note,
      };
      concepts.set(rule.id, rule.concept);
      if (rejected === undefined) findings.push(finding);
      else rejections.push({ finding, ...rejected });
    }
    if (glosses.length === 0) return { findings, rejections, terms, concepts };
    const excepted = rejections.flatMap(({ finding, reason }) => (reason === 'exception' ? [finding] : []));
    const settled = [...findings, ...excepted].flatMap(({ rule, span }): TermPlace[] => {
      const concept = concepts.get(rule);
      return concept === undefined ? [] : [{ concept, span }];
    });
    const findSettled = finderOf(settled);
    for (const gloss of glosses) {
      if (findSettled(gloss.concept, gloss.term) !== undefined) continue;
      if (mentioned(context.folded, gloss.term) !== undefined) continue;
      findings.push(glossFinding(text, gloss, render(gloss.right, gloss.term, false)));
    }
    return { findings, rejections, terms, concepts };
  };
}
