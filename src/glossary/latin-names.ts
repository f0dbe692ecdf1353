/**
 * From a list of names in Latin letters to the rules that mend them: wrong capitals (Openai, openAI for OpenAI) and a
 * full-width stop inside (G。 PU for GPU). Everything is spelt out, so that the automaton finds it.
 */
import type { Concept, Condition, Rule } from '../model/rule.ts';

/**
 * The rules for one name. What may be meant is a suggestion only: a name all in lower case or all in capitals, and a stop
 * without the space that a torn sentence leaves.
 */
export function rulesForName(name: string): { concept: Concept; rules: Rule[] } {
  const term = { hans: name, hant: name };
  const id = `name-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const concept: Concept = { id, domain: 'latin', en: name, term, admitted: [], cues: [] };
  const isAcronym = name === name.toUpperCase();
  const uniform = new Set(isAcronym ? [] : [name.toLowerCase(), name.toUpperCase()]);
  const mixed = new Set(isAcronym ? [] : respellings(name));
  for (const form of [name, ...uniform]) mixed.delete(form);
  const rule = (forms: readonly string[], parts: Pick<Rule, 'tier' | 'caseSensitive' | 'note'>): Rule[] =>
    forms.length === 0
      ? []
      : [
          {
            ...parts,
            id: `${id}/${forms[0]}`,
            concept,
            forms,
            replacement: term,
            inflected: false,
            otherwise: undefined,
            when: undefined,
            unless: CODE,
            category: 'linguistic-conventions/spelling',
          },
        ];
  return {
    concept,
    rules: [
      ...rule([...mixed], { tier: 'fix', caseSensitive: true, note: 'The name is written with other capitals.' }),
      ...rule([...uniform], { tier: 'suggest', caseSensitive: true, note: 'The name is written with other capitals.' }),
      ...rule(splits(name, '。 '), { tier: 'fix', caseSensitive: false, note: 'A full stop stands inside the name.' }),
      ...rule(splits(name, '。'), {
        tier: 'suggest',
        caseSensitive: false,
        note: 'A full stop stands inside the name.',
      }),
    ],
  };
}

/** Where names are written as a computer wants them: behind a command, in a path. */
const CODE: Condition = {
  within: 1,
  preceded: ['install ', 'import ', 'run ', 'from ', 'npm ', 'pip ', '@', '/', '`', '_'],
};

/** Names of at most so many letters are looked for with any capitals: SaAS, SAaS for SaaS. */
const LONGEST_SPELT_OUT = 4;

/** Each part between capitals (Chat-GPT, i-Phone) as it is, capitalised, in lower case and in capitals. */
function respellings(name: string): string[] {
  if (name.length <= LONGEST_SPELT_OUT) return capitalisations(name);
  const humps = name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [name];
  return humps
    .slice(0, 3)
    .reduce<string[]>(
      (spelt, hump) =>
        spelt.flatMap((start) =>
          [hump, capitalised(hump), hump.toLowerCase(), hump.toUpperCase()].map((end) => start + end),
        ),
      [''],
    )
    .map((start) => start + humps.slice(3).join(''));
}

function capitalisations(name: string): string[] {
  return [...name].reduce<string[]>(
    (spelt, letter) => spelt.flatMap((start) => [start + letter.toUpperCase(), start + letter.toLowerCase()]),
    [''],
  );
}

function capitalised(hump: string): string {
  return hump.charAt(0).toUpperCase() + hump.slice(1).toLowerCase();
}

/** The name with a stop at every place inside. */
function splits(name: string, stop: string): string[] {
  return Array.from({ length: name.length - 1 }, (_, i) => name.slice(0, i + 1) + stop + name.slice(i + 1));
}
