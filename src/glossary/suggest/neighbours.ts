/**
 * Mines strings near a concept's cues that look like its term and are no words: 月亮的暗面 where 月之暗面 belongs. What
 * stands in other places as often is no candidate, nor is a right term or a part of one.
 */
import { buildAutomaton } from '../../automaton/automaton.ts';
import { fold, foldUnits } from '../../language/fold.ts';
import { isWord, wordAcross } from '../../language/words.ts';
import type { Concept } from '../../model/rule.ts';
import type { Glossary } from '../compile.ts';
import { type Candidate, contextAt, MOST_CONTEXTS } from './candidate.ts';

/** How far from a cue, in UTF-16 units. */
const WINDOW = 40;

/** Fewer places than these are chance. */
const LEAST = 2;

/** The share of all its places in the corpus that must be near a cue. */
const LEAST_SHARE = 0.6;

interface Place {
  readonly text: number;
  readonly start: number;
}

export function mineNeighbours(texts: readonly string[], glossary: Glossary): Candidate[] {
  const folded = texts.map((text) => fold(text));
  const known = new Map<Concept, string[]>();
  for (const { concept, forms } of glossary.rules) {
    known.set(concept, [...(known.get(concept) ?? []), ...forms.map((form) => fold(form))]);
  }
  const right = glossary.concepts.flatMap(({ term, admitted }) => [term.hans, ...admitted].map((name) => fold(name)));
  const found = glossary.concepts.flatMap((concept) =>
    [...gramsNear(concept, known.get(concept) ?? [], folded)]
      .filter(([gram, places]) => places.length >= LEAST && !isWord(gram) && !right.some((name) => name.includes(gram)))
      .map(([gram, places]) => ({ concept, gram, places })),
  );
  const totals = countAll(new Set(found.map(({ gram }) => gram)), folded);
  const likely = found.filter(({ gram, places }) => places.length / (totals.get(gram) ?? 1) >= LEAST_SHARE);
  return likely
    .filter((one) => !likely.some((other) => isBetter(other, one)))
    .flatMap(({ concept, gram, places }): Candidate[] => {
      const whole = places.filter(({ text, start }) => {
        const span = { start, end: start + gram.length };
        return wordAcross(folded[text] as string, span) === undefined;
      });
      if (whole.length < LEAST) return [];
      const contexts = whole.map(({ text, start }) => contextAt(texts[text] as string, start, start + gram.length));
      const score = whole.length * (whole.length / (totals.get(gram) ?? 1)) * likeness(gram, concept.term.hans);
      const shown = [...new Set(contexts)].slice(0, MOST_CONTEXTS);
      const { en, term } = concept;
      const count = whole.length;
      return [
        { reason: 'neighbour', concept, en, zh: term.hans, form: gram, lang: 'zh', count, score, contexts: shown },
      ];
    });
}

/** Strings near the concept's cues that share half of its term's characters and touch no right term and no known form. */
function gramsNear(
  { cues, term, admitted }: Concept,
  known: readonly string[],
  texts: readonly string[],
): Map<string, Place[]> {
  const zh = fold(term.hans);
  const grams = new Map<string, Map<string, Place>>();
  if (!/^\p{Script=Han}{2,6}$/u.test(zh)) return new Map();
  const settled = [zh, ...admitted.map((name) => fold(name)), ...known];
  texts.forEach((text, index) => {
    for (const cue of cues) {
      for (let at = text.indexOf(cue); at !== -1; at = text.indexOf(cue, at + cue.length)) {
        const from = Math.max(0, at - WINDOW);
        const masked = settled.reduce(
          (window, name) => window.replaceAll(name, ' '.repeat(name.length)),
          text.slice(from, at + cue.length + WINDOW),
        );
        for (const { gram, start } of gramsIn(masked, zh)) {
          const places = grams.get(gram) ?? new Map<string, Place>();
          places.set(`${index} ${from + start}`, { text: index, start: from + start });
          grams.set(gram, places);
        }
      }
    }
  });
  return new Map([...grams].map(([gram, places]) => [gram, [...places.values()]]));
}

function gramsIn(window: string, zh: string): { gram: string; start: number }[] {
  const found: { gram: string; start: number }[] = [];
  for (const { 0: run, index } of window.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let start = 0; start < run.length; start++) {
      for (let length = Math.max(2, zh.length - 1); length <= zh.length + 2 && start + length <= run.length; length++) {
        const gram = run.slice(start, start + length);
        // The first and the last character belong to what they begin and end: both must be the term's own, or none.
        if (likeness(gram, zh) >= 0.5 && zh.includes(gram.at(0) as string) && zh.includes(gram.at(-1) as string)) {
          found.push({ gram, start: index + start });
        }
      }
    }
  }
  return found;
}

/** The share of the term's characters that the string has too. */
function likeness(gram: string, zh: string): number {
  const characters = [...new Set(zh)];
  return characters.filter((character) => gram.includes(character)).length / characters.length;
}

function countAll(grams: ReadonlySet<string>, texts: readonly string[]): Map<string, number> {
  const list = [...grams];
  const counts = new Map<string, number>();
  const automaton = buildAutomaton(list.map((gram) => foldUnits(gram)));
  for (const text of texts) {
    automaton.scan(foldUnits(text), (word) => {
      const gram = list[word] as string;
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    });
  }
  return counts;
}

interface Found {
  readonly concept: Concept;
  readonly gram: string;
  readonly places: readonly Place[];
}

/** A longer string in as many places says more; a part that stands in twice as many is the thing itself. */
function isBetter(other: Found, one: Found): boolean {
  if (other === one || other.concept !== one.concept) return false;
  if (other.gram.includes(one.gram)) return other.places.length >= one.places.length;
  return one.gram.includes(other.gram) && other.places.length >= 2 * one.places.length;
}
