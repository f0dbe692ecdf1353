/** What `qingyi glossary add` asks for, and what it says to an answer that will not do. */
import { nameOf } from '../glossary/exchange/exchange.ts';
import { expandForm } from '../glossary/forms.ts';
import type { ConceptSource } from '../glossary/read.ts';
import { checkTestLine } from '../glossary/tests.ts';
import type { CueScope } from '../model/evidence.ts';
import type { Tier } from '../model/finding.ts';
import type { Question } from './ask.ts';
import { CUE_SCOPES, TIERS } from './choices.ts';
import type { Flags } from './options.ts';

/** What flags say, and answers add to it. */
export interface AddFlags extends Flags {
  readonly domain?: string;
  readonly en?: string;
  readonly zh?: string;
  readonly id?: string;
  readonly admit?: readonly string[];
  readonly cue?: readonly string[];
  readonly form?: string;
  readonly tier?: Tier;
  readonly when?: CueScope | 'none';
  readonly near?: readonly string[];
  readonly unlessNear?: readonly string[];
  readonly otherwise?: Tier;
  readonly test?: readonly string[];
  readonly keep?: readonly string[];
  readonly note?: string;
}

/** What is there already. */
export interface Known {
  readonly concepts: ReadonlyMap<string, ConceptSource>;
  /** Of the file, where it is one file that is added to. */
  readonly domain: string | undefined;
}

export function idOf({ id, en }: AddFlags): string {
  return id ?? nameOf(en ?? '');
}

/** Where the answers contradict what is there, a sentence about it. */
export function contradiction(answers: AddFlags, { concepts, domain }: Known): string | undefined {
  const id = idOf(answers);
  const known = concepts.get(id);
  if (known === undefined) {
    if (domain === undefined || answers.domain === undefined || answers.domain === domain) return undefined;
    return `The file is of the domain ${domain}, not ${answers.domain}: leave out --domain, or add to another file.`;
  }
  const has = { en: known.entry.en, zh: known.entry.zh, domain: known.concept.domain };
  for (const key of ['en', 'zh', 'domain'] as const) {
    const given = answers[key];
    if (given === undefined || given.toLowerCase() === has[key].toLowerCase()) continue;
    return `The concept "${id}" is there with --${key} ${has[key]}, not ${given}: leave that out, or give another --id.`;
  }
  return undefined;
}

export function questionsFor(known: Known): Question<AddFlags>[] {
  const isNew = (answers: AddFlags): boolean => !known.concepts.has(idOf(answers));
  return [
    {
      key: 'en',
      ask: () => 'English name',
      only: (answers) => answers.id === undefined || isNew(answers),
      check: (en, answers) =>
        nameOf(en) === '' ? 'Write it in Latin letters.' : contradiction({ ...answers, en }, known),
    },
    {
      key: 'domain',
      ask: () => 'Domain, such as ai or finance',
      only: (answers) => isNew(answers) && known.domain === undefined,
      check: (domain) => (nameOf(domain) === domain ? undefined : 'Write lower-case words joined by hyphens.'),
    },
    { key: 'zh', ask: () => 'Right Chinese term, simplified', only: isNew },
    {
      key: 'form',
      ask: () => 'What translation makes of it; {a|b} for alternatives, [x] for what may be missing',
      check: mistakeInForm,
    },
    { key: 'tier', ask: () => 'Tier', choices: TIERS },
    { key: 'cue', ask: () => 'Cues that a text is about it', list: 'words', optional: true },
    {
      key: 'when',
      ask: () => 'Where a cue must stand',
      choices: CUE_SCOPES,
      only: ({ cue }) => cue !== undefined,
      optional: true,
    },
    {
      key: 'test',
      ask: ({ tier }) => `A sentence with it, marked ${tier === 'flag' ? '[wrong]' : '[wrong→right]'}`,
      list: 'sentence',
      check: (line, { tier }) => tier && checkTestLine(tier, line),
    },
    {
      key: 'keep',
      ask: () => 'A correct sentence with the form, or with one close to it',
      list: 'sentence',
      only: ({ tier }) => tier === 'fix',
      check: (line) => checkTestLine('keep', line),
    },
  ];
}

function mistakeInForm(form: string): string | undefined {
  try {
    expandForm(form);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
