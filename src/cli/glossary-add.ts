/** `qingyi glossary add`: adds a concept, or an artefact of one, and runs its tests at once. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { GlossarySource } from '../glossary/assemble.ts';
import type { ArtefactEntry, ConceptEntry, ConditionEntry } from '../glossary/schema.ts';
import { QingyiError } from '../model/error.ts';
import type { CueScope } from '../model/evidence.ts';
import type { Tier } from '../model/finding.ts';
import { askFor, type Question } from './ask.ts';
import type { Console } from './console.ts';
import { glossaryPaths, readLayers } from './glossary-files.ts';
import { testGlossary } from './glossary-test.ts';
import { addGlossaryFlags, type Flags } from './options.ts';

const TIERS = ['fix', 'suggest', 'flag'] as const;
const SCOPES = ['document', 'paragraph', 'window', 'none'] as const;

interface AddFlags extends Flags {
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

/** The flags with an answer to each question. */
type Answers = AddFlags & Required<Pick<AddFlags, 'domain' | 'en' | 'zh' | 'form' | 'tier' | 'test' | 'id'>>;

const HELP = `
At a terminal, what no flag says is asked for. PATH is the glossary to add to: a folder, where the concept goes into the
file of its domain, or a file. Without it, the last glossary that "qingyi clean" would use is added to. A concept
that exists gets the artefact and the tests. The file is written in canonical form; comments stay.
Exit code: 0 the concept's tests passed, 1 some failed (the concept is written), 2 nothing was written.

Example:
  qingyi glossary add our-terms --domain ai --en "Moonshot AI" --zh 月之暗面 --cue 杨植麟 Kimi \\
    --form "{月亮|月球}暗面" --tier fix --when document \\
    --test "杨植麟创办的[月亮暗面→月之暗面]" --keep "嫦娥四号拍到了月球暗面"`;

/** @param finish takes the exit code */
export function glossaryAddCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('add')
    .description('add a concept with an artefact and tests')
    .argument('[path]', 'the folder or file to add to')
    .option('--domain <name>', 'the subject, such as ai or finance')
    .option('--en <name>', 'the English name')
    .option('--zh <term>', 'the right Chinese term, simplified')
    .option('--id <id>', "the concept's id (default: made from the English name)")
    .option('--admit <term...>', 'other right terms')
    .option('--cue <string...>', 'strings that show that a text is about the concept')
    .option('--form <form>', 'what translation makes of the term: {a|b} are alternatives, [x] may be missing')
    .addOption(new Option('--tier <tier>', 'what to do about the form').choices(TIERS))
    .addOption(new Option('--when <scope>', 'where a cue must stand; none: anywhere or nowhere').choices(SCOPES))
    .option('--near <string...>', 'one of these must stand near')
    .option('--unless-near <string...>', 'the form is right where one of these stands near')
    .addOption(new Option('--otherwise <tier>', 'the tier where the evidence is missing').choices(TIERS))
    .option('--test <line...>', 'sentences with the form: [wrong→right] marks it, [wrong] for a flag')
    .option('--keep <line...>', 'correct sentences that must stay')
    .option('--note <sentence>', 'a sentence for the reader of the report');
  return addGlossaryFlags(command)
    .addHelpText('after', HELP)
    .action(async (path: string | undefined, flags: AddFlags) => finish(await add(path, flags, console)));
}

async function add(path: string | undefined, flags: AddFlags, console: Console): Promise<number> {
  const { addConcept, fileFor } = await import('../glossary/add.ts');
  const { assembleGlossary } = await import('../glossary/assemble.ts');
  const { nameOf } = await import('../glossary/exchange/exchange.ts');
  const { readGlossary } = await import('../glossary/read.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  const used = await glossaryPaths([], flags);
  const target = path ?? used.at(-1);
  if (target === undefined) throw new QingyiError('usage', 'Say which glossary to add to.');
  const paths = used.includes(target) ? used : [...used, target];
  const files = await readTarget(target);
  const concepts = new Map(readGlossary([files]).concepts.map((source) => [source.entry.id, source]));
  const idOf = ({ id, en }: AddFlags): string => id ?? nameOf(en ?? '');
  const asked = await askFor(
    questionsOf((answers) => concepts.has(idOf(answers))),
    flags,
    console,
  );
  const known = concepts.get(idOf(asked));
  const { en, zh } = known?.entry ?? {};
  const answers = { domain: known?.concept.domain, en, zh, ...asked, id: idOf(asked) } as Answers;
  const file = isFile(target) ? files[0] : fileFor(files, answers.id, answers.domain);
  const written = {
    path: file?.path ?? join(target, `${answers.domain}.yaml`),
    source: addConcept(file, answers.domain, entryOf(answers)),
  };
  const layers = await readLayers(paths.filter((one) => one !== target));
  layers.splice(paths.indexOf(target), 0, [...files.filter((one) => one !== file), written]);
  assembleGlossary(layers);
  await writeAtomic(written.path, written.source);
  console.stdout.write(`${answers.id} is in ${written.path}\n`);
  const { domain: _, ...rest } = flags;
  return testGlossary(paths, { ...rest, id: [answers.id] }, console);
}

function isFile(target: string): boolean {
  return /\.ya?ml$/i.test(target);
}

/** The files of the glossary to add to: none in a folder that is empty or not there yet. */
async function readTarget(target: string): Promise<GlossarySource[]> {
  try {
    return (await readLayers([target])).flat();
  } catch (error) {
    if (isFile(target)) throw error;
    return [];
  }
}

/** @param exists true where the answers name a concept that the glossary has */
function questionsOf(exists: (answers: AddFlags) => boolean): Question<AddFlags>[] {
  const isNew = (answers: AddFlags): boolean => !exists(answers);
  return [
    { key: 'en', ask: () => 'English name', only: (answers) => answers.id === undefined || isNew(answers) },
    { key: 'domain', ask: () => 'Domain, such as ai or finance', only: isNew },
    { key: 'zh', ask: () => 'Right Chinese term, simplified', only: isNew },
    { key: 'form', ask: () => 'What translation makes of it; {a|b} for alternatives, [x] for what may be missing' },
    { key: 'tier', ask: () => 'Tier', choices: TIERS },
    { key: 'cue', ask: () => 'Cues that a text is about it', list: 'words', optional: true },
    {
      key: 'when',
      ask: () => 'Where a cue must stand',
      choices: SCOPES,
      only: ({ cue }) => cue !== undefined,
      optional: true,
    },
    {
      key: 'test',
      ask: ({ tier }) => `A sentence with it, marked ${tier === 'flag' ? '[wrong]' : '[wrong→right]'}`,
      list: 'sentence',
    },
    {
      key: 'keep',
      ask: () => 'A correct sentence with the form, or with one close to it',
      list: 'sentence',
      only: ({ tier }) => tier === 'fix',
    },
  ];
}

function entryOf(answers: Answers): ConceptEntry {
  const { id, en, zh, admit, cue, tier, test, keep } = answers;
  return {
    id,
    en,
    zh,
    ...(admit && { admit: [...admit] }),
    ...(cue && { cues: [...cue] }),
    artefacts: [artefactOf(answers)],
    tests: { [tier]: [...test], ...(keep && { keep: [...keep] }) },
  };
}

function artefactOf({ form, tier, when, near, unlessNear, otherwise, note }: Answers): ArtefactEntry {
  const condition: ConditionEntry = {
    ...(when !== undefined && when !== 'none' && { cues: when }),
    ...(near && { near: [...near] }),
  };
  const isEnglish = !/\p{Script=Han}/u.test(form);
  return {
    form,
    ...(isEnglish && { lang: 'en' }),
    tier,
    ...(Object.keys(condition).length > 0 && { when: condition }),
    ...(unlessNear && { unless: { near: [...unlessNear] } }),
    ...(otherwise && { otherwise }),
    ...(note !== undefined && { note }),
  };
}
