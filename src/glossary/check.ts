/** What can be wrong with a glossary as a whole, beyond the shape of its files. */
import { fold, foldUnits } from '../language/fold.ts';
import type { Rule } from '../model/rule.ts';
import type { Glossary } from './compile.ts';

/** A mistake of one rule, in words for its author. */
export interface RuleMistake {
  readonly rule: Rule;
  readonly message: string;
}

/** Forms that are right terms of their own concept. */
export function findOwnTerms(rules: readonly Rule[]): RuleMistake[] {
  return rules.flatMap((rule) => {
    const { concept, replacement, forms } = rule;
    const right = [replacement.hans, replacement.hant, concept.term.hans, concept.term.hant, ...concept.admitted];
    const own = forms.find((form) =>
      right.some((term) => term === form || (!rule.caseSensitive && fold(term) === fold(form))),
    );
    return own === undefined ? [] : [{ rule, message: `"${own}" is a right term of its own concept "${concept.id}"` }];
  });
}

/** Rules whose replacement another rule would change again: a chain, or a cycle where it leads back. */
export function findChains({ rules, automaton, uses }: Glossary): RuleMistake[] {
  const next = new Map<Rule, Set<Rule>>(rules.map((rule) => [rule, new Set()]));
  for (const rule of rules) {
    const folded = fold(rule.replacement.hans);
    automaton.scan(foldUnits(folded), (word, start, end) => {
      for (const use of uses.of(word)) {
        if (use.kind !== 'rule' || use.rule.tier !== 'fix' || use.rule.caseSensitive) continue;
        // Inside a term, a hit is protected; only what is as long as the replacement changes it.
        if (start === 0 && end === folded.length) next.get(rule)?.add(use.rule);
      }
    });
  }
  const reaches = (from: Rule, target: Rule, seen: Set<Rule>): boolean =>
    [...(next.get(from) ?? [])].some((rule) => {
      if (rule === target) return true;
      if (seen.has(rule)) return false;
      seen.add(rule);
      return reaches(rule, target, seen);
    });
  return rules.flatMap((rule) =>
    [...(next.get(rule) ?? [])].map((other) => {
      const kind = reaches(other, rule, new Set()) ? 'a cycle' : 'a chain';
      return {
        rule,
        message: `its replacement "${rule.replacement.hans}" is changed again by rule ${other.id}: ${kind}`,
      };
    }),
  );
}
