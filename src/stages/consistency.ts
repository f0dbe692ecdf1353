/**
 * Looks at a document as a whole, after the findings are settled: a concept that goes by several names, and terms that
 * a translation should have because its source has them. One finding for each concept; none of them changes anything.
 */
import { identifyScript } from '../language/script.ts';
import type { Evidence } from '../model/evidence.ts';
import type { StageFinding } from '../model/finding.ts';
import type { Concept } from '../model/rule.ts';
import { coveredBy } from '../model/search.ts';
import { overlaps, type Span } from '../model/span.ts';

/** A name of a concept in a text, right or wrong. */
interface Place {
  readonly concept: Concept;
  readonly span: Span;
}

/** What a correction takes in beside a name, unlike the A of A wheel. */
const ARTICLE = /^(?:an?|An) /;

/** Concepts that have a wrong name in the text beside another, right or wrong. */
export function findInconsistentNames(text: string, wrong: readonly Place[], right: readonly Place[]): StageFinding[] {
  if (wrong.length === 0) return [];
  const rightByConcept = groupByConcept(right);
  return [...groupByConcept(wrong)].flatMap(([concept, wrongPlaces]): StageFinding[] => {
    const wrongAt = coveredBy(
      wrongPlaces.map(({ span }) => span),
      overlaps,
    );
    // A right term within a wrong one, as 牛市 in 公牛市场, is no other name.
    const rightPlaces = (rightByConcept.get(concept) ?? []).filter(
      ({ span }) => !isGloss(text, span) && wrongAt(span) === undefined,
    );
    const spans = [...wrongPlaces, ...rightPlaces].map(({ span }) => span).sort((a, b) => a.start - b.start);
    const nameAt = ({ start, end }: Span): string => text.slice(start, end).replace(ARTICLE, '');
    const names = new Set<string>();
    for (const span of spans) names.add(nameAt(span));
    if (names.size < 2) return [];
    const { start } = spans[0] as Span;
    return [
      {
        rule: `consistency/${concept.id}`,
        span: { start, end: start },
        actual: [...names].join('、'),
        expected: [[...names].some(isHan) ? termFor(text, concept) : concept.en],
        tier: 'flag',
        category: 'terminology/inconsistent-use',
        evidence: spans.map((span): Evidence => ({ kind: 'variant', text: nameAt(span), span })),
        note: `${concept.en} goes by ${names.size} names in this document.`,
      },
    ];
  });
}

/** Concepts that the source names and the translation does not, neither rightly nor wrongly. */
export function findMissingTerms(text: string, named: ReadonlySet<Concept>, places: readonly Place[]): StageFinding[] {
  if (named.size === 0) return [];
  const present = new Set(places.map(({ concept }) => concept));
  return [...named]
    .filter((concept) => !present.has(concept))
    .map((concept) => ({
      rule: `source/${concept.id}`,
      span: { start: 0, end: 0 },
      actual: '',
      expected: [termFor(text, concept)],
      tier: 'flag',
      category: 'terminology/wrong-term',
      evidence: [{ kind: 'source', text: concept.en }],
      note: `The source has “${concept.en}”, for which the translation has no right term.`,
    }));
}

function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

/** In brackets, a name explains another and stands beside it rightly. */
function isGloss(text: string, { start }: Span): boolean {
  return /[(（]/.test(text.charAt(start - 1));
}

/** The preferred term in the script of the text. */
function termFor(text: string, { term }: Concept): string {
  return identifyScript(text) === 'hant' ? term.hant : term.hans;
}

function groupByConcept(places: readonly Place[]): Map<Concept, Place[]> {
  const groups = new Map<Concept, Place[]>();
  for (const place of places) {
    const group = groups.get(place.concept);
    if (group === undefined) groups.set(place.concept, [place]);
    else group.push(place);
  }
  return groups;
}
