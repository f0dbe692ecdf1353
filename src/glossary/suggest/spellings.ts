/** Mines names in Latin letters that the corpus writes in several ways: Openai beside OpenAI, Chat GPT beside ChatGPT. */
import { fold } from '../../language/fold.ts';
import { addressAt } from '../../language/latin.ts';
import type { Concept } from '../../model/rule.ts';
import type { Glossary } from '../compile.ts';
import { type Candidate, contextAt, MOST_CONTEXTS } from './candidate.ts';

const NAME = /[A-Za-z][A-Za-z0-9]+(?:[ -][A-Z][A-Za-z0-9]*)?/g;

/** The usual spelling must be this many times as frequent as the other. */
const MAJORITY = 5;

export function mineSpellings(texts: readonly string[], { concepts, rules }: Glossary): Candidate[] {
  const known = new Set(rules.flatMap(({ forms }) => forms));
  const names = new Map<string, Concept>(concepts.map((concept) => [fold(concept.en), concept]));
  const found = new Map<string, Map<string, string[]>>();
  for (const text of texts) {
    for (const { 0: name, index } of text.matchAll(NAME)) {
      const span = { start: index, end: index + name.length };
      if (addressAt(text, span) !== undefined) continue;
      const key = name.replace(/[ -]/g, '').toLowerCase();
      const spellings = found.get(key) ?? new Map<string, string[]>();
      spellings.set(name, [...(spellings.get(name) ?? []), contextAt(text, span.start, span.end)]);
      found.set(key, spellings);
    }
  }
  return [...found.values()].flatMap((spellings) => {
    const [best, ...others] = [...spellings].sort(([, a], [, b]) => b.length - a.length);
    if (best === undefined || !hasInnerCapital(best[0])) return [];
    const [en, { length: most }] = best;
    const concept = names.get(fold(en));
    return others.flatMap(([form, contexts]): Candidate[] => {
      const count = contexts.length;
      if (known.has(form) || isUniform(form) || count * MAJORITY > most) return [];
      const zh = concept?.term.hans ?? en;
      const shown = contexts.slice(0, MOST_CONTEXTS);
      return [{ reason: 'spelling', concept, en, zh, form, lang: 'en', count, score: count, contexts: shown }];
    });
  });
}

/** OpenAI, iPhone, GPU: no word that only begins a sentence. */
function hasInnerCapital(name: string): boolean {
  return /[A-Za-z0-9][A-Z]/.test(name) && !name.includes(' ');
}

/** All in one case: shouted, or part of a handle. */
function isUniform(name: string): boolean {
  return name === name.toLowerCase() || name === name.toUpperCase();
}
