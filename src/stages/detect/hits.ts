/**
 * Finds where the forms of rules stand, and drops hits that are none: parts of right terms, of protected strings, of
 * addresses, of longer Latin words. What the text around them says is left to `judge.ts`.
 */
import type { Glossary } from '../../glossary/compile.ts';
import type { Use } from '../../glossary/uses.ts';
import { foldScript, foldUnits } from '../../language/fold.ts';
import { addressAt, isPartOfLatinWord } from '../../language/latin.ts';
import { unitsToText } from '../../language/units.ts';
import type { RejectionReason } from '../../model/finding.ts';
import type { Concept, Rule } from '../../model/rule.ts';
import { coveredBy } from '../../model/search.ts';
import { contains, overlaps, type Span } from '../../model/span.ts';

export interface Hit {
  readonly rule: Rule;
  readonly span: Span;
  /** The hit is the plural of a form. */
  readonly plural: boolean;
  /** Why the hit is none. */
  readonly dropped: { readonly reason: RejectionReason; readonly by: string } | undefined;
}

/** Where a right term of a concept stands. */
export interface TermPlace {
  readonly concept: Concept;
  readonly span: Span;
}

export interface Occurrences {
  /** Every place where a form of a rule stands, from left to right. */
  readonly hits: readonly Hit[];
  readonly terms: readonly TermPlace[];
}

export function findOccurrences(text: string, folded: string, units: Uint16Array, glossary: Glossary): Occurrences {
  const found: { use: Use & { kind: 'rule' }; span: Span }[] = [];
  const terms: TermPlace[] = [];
  const rightSpans: Span[] = [];
  const protectedSpans: Span[] = [];
  glossary.automaton.scan(units, (word, start, end) => {
    for (const use of glossary.uses.of(word)) {
      const span = { start, end };
      if (use.kind === 'rule') found.push({ use, span });
      else if (use.kind === 'term') {
        rightSpans.push(span);
        if (use.concept !== undefined) terms.push({ concept: use.concept, span });
      } else protectedSpans.push(span);
    }
  });
  const isRight = coveredBy(rightSpans, (term, hit) => contains(term, hit) && !contains(hit, term));
  const isProtected = coveredBy(
    protectedSpans,
    (own, hit) => overlaps(own, hit) && !(contains(hit, own) && !contains(own, hit)),
  );
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const hits = found.flatMap(({ use: { rule, form, plural }, span }): Hit[] => {
    const drop = (reason: RejectionReason, by: string): Hit[] => [{ rule, span, plural, dropped: { reason, by } }];
    const actual = text.slice(span.start, span.end);
    if (isPartOfLatinWord(folded, span)) return [];
    if (rule.caseSensitive && foldScript(actual) !== form) return [];
    if (rule.inflected && isName(form) && !isName(actual)) return [];
    const guard = isRight(span) ?? isProtected(span);
    if (guard !== undefined) return drop('protected', text.slice(guard.start, guard.end));
    const address = addressAt(folded, span);
    if (address !== undefined) return drop('address', address);
    return [{ rule, span, plural, dropped: undefined }];
  });
  return { hits, terms };
}

/** Flying Pig is a travel platform's name in bad English; a flying pig is one. */
function isName(english: string): boolean {
  return /^\P{Ll}/u.test(english);
}

/** The concepts whose right terms stand in a text. */
export function conceptsIn(text: string, { automaton, uses }: Glossary): Set<Concept> {
  const concepts = new Set<Concept>();
  const units = foldUnits(text);
  const folded = unitsToText(units);
  automaton.scan(units, (word, start, end) => {
    for (const use of uses.of(word)) {
      if (use.kind !== 'term' || use.concept === undefined) continue;
      if (!isPartOfLatinWord(folded, { start, end })) concepts.add(use.concept);
    }
  });
  return concepts;
}

/** A function that finds the first place of a concept that overlaps a span. */
export function finderOf<P extends TermPlace>(places: readonly P[]): (concept: Concept, span: Span) => P | undefined {
  const groups = new Map<Concept, (Span & { readonly place: P })[]>();
  for (const place of places) {
    const group = groups.get(place.concept);
    const guard = { ...place.span, place };
    if (group === undefined) groups.set(place.concept, [guard]);
    else group.push(guard);
  }
  const finders = new Map([...groups].map(([concept, guards]) => [concept, coveredBy(guards, overlaps)]));
  return (concept, span) => finders.get(concept)?.(span)?.place;
}
