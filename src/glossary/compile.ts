/** From the entries of glossary files to rules and one automaton over all their strings. Reads no files. */
import { type Automaton, buildAutomaton } from '../automaton/automaton.ts';
import { fold, foldUnits } from '../language/fold.ts';
import { pluralOf } from '../language/latin.ts';
import { converter } from '../language/opencc.ts';
import type { Concept, Condition, Rule, Term } from '../model/rule.ts';
import { expandForm } from './forms.ts';
import type { ArtefactEntry, ConceptEntry, ConditionEntry } from './schema.ts';
import type { GlossaryTest } from './tests.ts';
import { FORM, NONE, PLURAL, PROTECTED, packUses, TERM, type UseNumbers, type Uses, usesOf } from './uses.ts';

/** Concepts and rules, ready to be looked for. */
export interface Glossary {
  readonly concepts: readonly Concept[];
  readonly rules: readonly Rule[];
  readonly tests: readonly GlossaryTest[];
  /** Over folded text; what its words stand for is in {@link Glossary.uses}. */
  readonly automaton: Automaton;
  readonly uses: Uses;
}

/** Reach of a window, in UTF-16 units, where a condition does not give `within`. */
const WITHIN = 40;

export function compileConcept(entry: ConceptEntry, domain: string): Concept {
  return {
    id: entry.id,
    domain,
    en: entry.en,
    term: { hans: entry.zh, hant: entry.hant ?? traditional(entry.zh) },
    admitted: entry.admit ?? [],
    cues: (entry.cues ?? []).map(fold),
  };
}

export function compileRule(entry: ArtefactEntry, concept: Concept): Rule {
  const forms = expandForm(entry.form);
  const replacement = replacementOf(entry, concept);
  return {
    id: `${concept.id}/${forms[0]}`,
    concept,
    forms,
    replacement,
    caseSensitive: forms.some((form) => fold(form) === fold(replacement.hans)),
    inflected: entry.lang === 'en',
    tier: entry.tier,
    otherwise: entry.otherwise,
    when: entry.when && compileCondition(entry.when),
    unless: entry.unless && compileCondition(entry.unless),
    category: entry.category ?? 'terminology/wrong-term',
    note: entry.note ?? '',
  };
}

function replacementOf(entry: ArtefactEntry, concept: Concept): Term {
  if (entry.to !== undefined) return { hans: entry.to, hant: traditional(entry.to) };
  if (entry.lang === 'en') return { hans: concept.en, hant: concept.en };
  return concept.term;
}

function compileCondition({ cues, near, within, preceded, followed }: ConditionEntry): Condition {
  return {
    within: within ?? WITHIN,
    ...(cues && { cues }),
    ...(near && { near: near.map(fold) }),
    ...(preceded && { preceded: preceded.map(fold) }),
    ...(followed && { followed: followed.map(fold) }),
  };
}

/** A simplified term in traditional characters; a term without Han characters is the same in both. */
function traditional(term: string): string {
  return /\p{Script=Han}/u.test(term) ? converter('cn', 'tw')(term) : term;
}

/** All strings that the automaton looks for, folded, with what each stands for. */
export function compileGlossary(
  concepts: readonly Concept[],
  rules: readonly Rule[],
  protect: readonly string[],
  tests: readonly GlossaryTest[],
): Glossary {
  const uses = new Map<string, UseNumbers[]>();
  const add = (string: string, ...use: UseNumbers): void => {
    const folded = fold(string);
    const known = uses.get(folded);
    if (known === undefined) uses.set(folded, [use]);
    else if (!known.some((other) => other.every((number, i) => number === use[i]))) known.push(use);
  };
  for (const [index, rule] of rules.entries()) {
    for (const [which, form] of rule.forms.entries()) {
      add(form, FORM, index, which);
      const plural = rule.inflected ? pluralOf(form) : form;
      if (!rule.forms.includes(plural)) add(plural, PLURAL, index, which);
    }
    add(rule.replacement.hans, TERM, NONE, NONE);
  }
  for (const [index, concept] of concepts.entries()) {
    for (const right of rightTerms(concept)) add(right, TERM, index, NONE);
  }
  for (const string of protect) add(string, PROTECTED, NONE, NONE);
  return {
    concepts,
    rules,
    tests,
    automaton: buildAutomaton([...uses.keys()].map(foldUnits)),
    uses: usesOf(packUses(uses.values()), concepts, rules),
  };
}

/** Preferred and admitted, in both scripts and in English; of an English common noun the plural too. */
function rightTerms({ term, en, admitted }: Concept): string[] {
  return [term.hans, term.hant, en, ...(/^[a-z]/.test(en) ? [pluralOf(en)] : []), ...admitted];
}
