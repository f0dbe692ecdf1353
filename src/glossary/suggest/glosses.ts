/** Mines glosses, 中文(English): where the English is a concept's name, and where one English has several Chinese terms. */
import { fold } from '../../language/fold.ts';
import { wordStarts } from '../../language/words.ts';
import type { Concept } from '../../model/rule.ts';
import type { Glossary } from '../compile.ts';
import { type Candidate, contextAt, MOST_CONTEXTS } from './candidate.ts';

const GLOSS =
  /(?:[「『《“]([^「」『』《》“”\n]{2,20})[」』》”]|(\p{Script=Han}{2,12}))\s?[(（]([A-Za-z][\w .&+'/-]{1,60})[)）]/gu;

/** A gloss counts more than other signs: the author says what the string stands for. */
const WEIGHT = 3;

/** An English name without a concept must be glossed so often that its most frequent term means something. */
const LEAST_UNKNOWN = 3;

interface Occurrence {
  /** What stands in front of the gloss, folded, as far as the term may reach. */
  readonly before: string;
  /** Quotation marks say that `before` is the term. */
  readonly quoted: boolean;
  readonly context: string;
}

export function mineGlosses(texts: readonly string[], { concepts, rules }: Glossary): Candidate[] {
  const names = new Map<string, Concept>();
  for (const concept of concepts) for (const name of [concept.en, ...concept.admitted]) names.set(fold(name), concept);
  const known = new Set(rules.flatMap(({ forms }) => forms.map((form) => fold(form))));
  const found = new Map<string, { en: string; occurrences: Occurrence[] }>();
  for (const text of texts) {
    for (const match of text.matchAll(GLOSS)) {
      const [whole, quoted, plain, en = ''] = match;
      const context = contextAt(text, match.index, match.index + whole.length);
      const entry = found.get(fold(en)) ?? { en, occurrences: [] };
      entry.occurrences.push({ before: fold(quoted ?? plain ?? ''), quoted: quoted !== undefined, context });
      found.set(fold(en), entry);
    }
  }
  return [...found].flatMap(([name, { en, occurrences }]) => {
    const concept = names.get(name);
    const terms = termsOf(occurrences);
    return (concept === undefined ? disagreeing(en, terms) : wrongTerms(concept, terms)).filter(
      ({ form }) => !known.has(form),
    );
  });
}

type Terms = ReadonlyMap<string, readonly Occurrence[]>;

/** Terms in front of a concept's name that are none of its right ones. */
function wrongTerms(concept: Concept, terms: Terms): Candidate[] {
  const right = [concept.term.hans, ...concept.admitted].map((term) => fold(term));
  return [...terms].flatMap(([form, occurrences]) => {
    if (right.some((term) => form.endsWith(term) || term.endsWith(form))) return [];
    return [candidate(concept, concept.en, concept.term.hans, form, occurrences)];
  });
}

/** All but the most frequent term of one English name that the glossary does not know. */
function disagreeing(en: string, terms: Terms): Candidate[] {
  const [best, ...rest] = [...terms].sort(([, a], [, b]) => b.length - a.length);
  const total = [...terms.values()].reduce((sum, { length }) => sum + length, 0);
  if (best === undefined || total < LEAST_UNKNOWN) return [];
  const [zh, { length: most }] = best;
  return rest.flatMap(([form, occurrences]) =>
    occurrences.length === most || zh.endsWith(form) || form.endsWith(zh)
      ? []
      : [candidate(undefined, en, zh, form, occurrences)],
  );
}

function candidate(
  concept: Concept | undefined,
  en: string,
  zh: string,
  form: string,
  occurrences: readonly Occurrence[],
): Candidate {
  const contexts = [...new Set(occurrences.map(({ context }) => context))].slice(0, MOST_CONTEXTS);
  const count = occurrences.length;
  return { reason: 'gloss', concept, en, zh, form, lang: 'zh', count, score: WEIGHT * count, contexts };
}

/** The terms that stand in front of one gloss: what its occurrences have in common, back to where a word begins. */
function termsOf(occurrences: readonly Occurrence[]): Terms {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const key = occurrence.before.slice(-2);
    groups.set(key, [...(groups.get(key) ?? []), occurrence]);
  }
  const terms = new Map<string, Occurrence[]>();
  for (const group of groups.values()) {
    const term = termOf(group);
    terms.set(term, [...(terms.get(term) ?? []), ...group]);
  }
  return terms;
}

function termOf(group: readonly Occurrence[]): string {
  const quoted = group.find((occurrence) => occurrence.quoted);
  if (quoted !== undefined) return quoted.before;
  const [first = '', ...others] = new Set(group.map(({ before }) => before));
  let common = first.length;
  for (const other of others) while (!other.endsWith(first.slice(first.length - common))) common--;
  const starts = wordStarts(first, { start: 0, end: first.length });
  const [from, least] = others.length > 0 ? [first.length - common, 2] : [0, Math.min(4, first.length)];
  const fitting = starts.filter((start) => start >= from && first.length - start >= least);
  return first.slice((others.length > 0 ? fitting[0] : fitting.at(-1)) ?? from);
}
