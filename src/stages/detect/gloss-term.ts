/**
 * Checks terms against the glosses that authors put behind them: 商品期货顾问(CTA), Moonshot AI（月亮暗面）. Where the one
 * side names a concept, the other has to be one of its right terms. Knows the glossary's names, not its rules.
 */
import { fold } from '../../language/fold.ts';
import { wordStarts } from '../../language/words.ts';
import type { StageFinding } from '../../model/finding.ts';
import type { Concept, Term } from '../../model/rule.ts';
import type { Span } from '../../model/span.ts';
import type { Context } from './context.ts';
import type { TermPlace } from './hits.ts';

/** Concepts by their folded names, Latin and Chinese. */
export interface NameIndex {
  readonly latin: ReadonlyMap<string, readonly Concept[]>;
  readonly chinese: ReadonlyMap<string, readonly Concept[]>;
  /** All right names of a concept, folded. */
  readonly namesOf: ReadonlyMap<Concept, readonly string[]>;
}

export function indexNames(concepts: readonly Concept[]): NameIndex {
  const latin = new Map<string, Concept[]>();
  const chinese = new Map<string, Concept[]>();
  const namesOf = new Map<Concept, readonly string[]>();
  for (const concept of concepts) {
    const names = [...new Set([concept.term.hans, concept.en, ...concept.admitted].map(fold))];
    namesOf.set(concept, names);
    for (const name of names) {
      const index = isHan(name) ? chinese : latin;
      const known = index.get(name);
      if (known === undefined) index.set(name, [concept]);
      else known.push(concept);
    }
  }
  return { latin, chinese, namesOf };
}

/** What is in a bracket is not longer, in UTF-16 units, where it is a gloss. */
const LONGEST_GLOSS = 60;

/** A Chinese term is looked for in this many UTF-16 units in front of a bracket. */
const LONGEST_TERM = 16;

export interface Gloss {
  readonly term: Span;
  /** Quotation marks tell where the term begins; without them it is a guess. */
  readonly quoted: boolean;
  /** What stands in the bracket. */
  readonly gloss: Span;
  readonly concept: Concept;
  /** What should stand in front. */
  readonly right: Term;
}

/**
 * Glosses that name a concept of which the term in front is no right name.
 *
 * @param index asked for only where there are glosses
 */
export function findForeignTerms(context: Context, named: readonly TermPlace[], index: () => NameIndex): Gloss[] {
  const brackets = new Map(named.flatMap(({ span }) => bracketAround(context.folded, span) ?? []));
  if (brackets.size === 0) return [];
  const names = index();
  return [...brackets].flatMap(([start, { end, name }]): Gloss[] => {
    const open = start - 1;
    const gloss = { start, end };
    const inLatin = !isHan(name);
    const concepts = (inLatin ? names.latin : names.chinese).get(name) ?? [];
    if (concepts.length === 0) return [];
    const term = inLatin ? chineseTerm(context.folded, open) : latinTerm(context.folded, open);
    if (term === undefined) return [];
    const isRight = (name: string): boolean => context.folded.startsWith(name, term.end - name.length);
    if (concepts.some((concept) => names.namesOf.get(concept)?.some(isRight))) return [];
    const concept = concepts.find((candidate) => isMeant(candidate, name, gloss, context));
    if (concept === undefined || !(inLatin || isProperName(concept.en))) return [];
    const quoted = QUOTES[context.folded[open - 1] ?? ''] !== undefined;
    const narrowed = quoted
      ? term
      : inLatin
        ? lastWords(context.folded, term, concept)
        : lastLatinWords(context.folded, term, concept);
    const right = inLatin ? concept.term : { hans: concept.en, hant: concept.en };
    return narrowed === undefined ? [] : [{ term: narrowed, quoted, gloss, concept, right }];
  });
}

/** Where the text of a bracket begins that holds nothing but a name, and where it ends. */
function bracketAround(folded: string, { start, end }: Span): [[number, { end: number; name: string }]] | undefined {
  let open = start;
  while (open > 0 && start - open < LONGEST_GLOSS && folded.charAt(open - 1).trim() === '') open--;
  if (folded.charAt(open - 1) !== '(') return undefined;
  let close = end;
  while (close < folded.length && close - end < LONGEST_GLOSS && folded.charAt(close).trim() === '') close++;
  if (folded.charAt(close) !== ')') return undefined;
  const inside = folded.slice(open, close);
  if (inside.length > LONGEST_GLOSS || /[()\n]/.test(inside)) return undefined;
  return [[open, { end: close, name: inside.trim() }]];
}

export function glossFinding(text: string, { term, quoted, gloss, concept }: Gloss, expected: string): StageFinding {
  const actual = text.slice(term.start, term.end);
  const named = text.slice(gloss.start, gloss.end);
  return {
    rule: `gloss/${concept.id}`,
    span: term,
    actual,
    expected: [expected],
    tier: quoted ? 'suggest' : 'flag',
    category: 'terminology/wrong-term',
    evidence: [{ kind: 'gloss', text: named, span: gloss }],
    note: `The gloss “${named}” names another term.`,
  };
}

/**
 * A name says which concept is meant where it is one of its own kind: a proper name, or words of some length. A short
 * acronym stands for many things: something else in the text must speak for the concept.
 */
function isMeant({ cues }: Concept, name: string, gloss: Span, context: Context): boolean {
  if (name.length > 4 && cues.length === 0) return true;
  return context.any({ cues: 'document', within: 0 }, gloss, cues) !== undefined;
}

/** Only a proper name has one right English form; a common noun may be put in many ways. */
function isProperName(english: string): boolean {
  return /^[A-Z]/.test(english);
}

const QUOTES: Readonly<Record<string, string>> = { '」': '「', '』': '『', '》': '《', '”': '“', '’': '‘', '"': '"' };

/** The quoted text, or the run of Han characters, that ends at `end`. */
function chineseTerm(folded: string, end: number): Span | undefined {
  const open = QUOTES[folded[end - 1] ?? ''];
  if (open !== undefined) {
    const start = folded.lastIndexOf(open, end - 2);
    return start === -1 || end - start > 2 * LONGEST_TERM ? undefined : { start: start + 1, end: end - 1 };
  }
  let start = end;
  while (start > 0 && end - start < LONGEST_TERM && isHan(folded[start - 1] as string)) start--;
  return start === end ? undefined : { start, end };
}

function latinTerm(folded: string, end: number): Span | undefined {
  const match = /[a-z][a-z0-9.&'’ -]*$/.exec(folded.slice(Math.max(0, end - 60), end).trimEnd());
  if (match === null) return undefined;
  const start = Math.max(0, end - 60) + match.index;
  return { start, end: start + match[0].length };
}

/** Words that end what stands in front of a term. */
const FUNCTION_WORDS = new Set('的了和与及或在是对从用为把被将由向于叫称即等这那个种名就到给让有又也都该'.split(''));

/** Wrong terms are seldom shorter than this, in UTF-16 units. */
const SHORTEST_GUESS = 4;

/** The last words of `term` that are together about as long as the right term, but no function word. */
function lastWords(folded: string, term: Span, concept: Concept): Span | undefined {
  const width = Math.max(SHORTEST_GUESS, concept.term.hans.length);
  let start = term.end;
  for (const word of wordStarts(folded, term).reverse()) {
    if (term.end - start >= width || FUNCTION_WORDS.has(folded.slice(word, start))) break;
    start = word;
  }
  return start === term.end ? undefined : { start, end: term.end };
}

function lastLatinWords(folded: string, term: Span, concept: Concept): Span | undefined {
  const words = folded.slice(term.start, term.end).split(' ');
  const kept = words.slice(-concept.en.split(' ').length).join(' ');
  return kept === '' ? undefined : { start: term.end - kept.length, end: term.end };
}

function isHan(text: string): boolean {
  return /^[\p{Script=Han}·]+$/u.test(text);
}
