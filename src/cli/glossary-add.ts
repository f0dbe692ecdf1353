/** `qingyi glossary add`: adds a concept, or an artefact of one, and runs its tests at once. */
import { Command, Option } from 'commander';
import type { ArtefactEntry, ConceptEntry, ConditionEntry } from '../glossary/schema.ts';
import { QingyiError } from '../model/error.ts';
import { askFor } from './ask.ts';
import { CUE_SCOPES, TIERS } from './choices.ts';
import type { Console } from './console.ts';
import type { AddFlags } from './glossary-questions.ts';
import { testGlossary } from './glossary-test.ts';
import { addGlossaryFlags } from './options.ts';

/** The flags with an answer to each question. */
type Answers = AddFlags & Required<Pick<AddFlags, 'domain' | 'en' | 'zh' | 'form' | 'tier' | 'test' | 'id'>>;

const HELP = `
At a terminal, what no flag says is asked for. PATH is the glossary to add to: a folder, where the concept goes into the
file of its domain, or a file; it need not be there yet. Without it, the last glossary of the settings is added to. A
concept that exists gets the artefact and the tests. The file is written in canonical form; comments stay.
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
    .addOption(new Option('--when <scope>', 'where a cue must stand; none: anywhere or nowhere').choices(CUE_SCOPES))
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
  const { readGlossary } = await import('../glossary/read.ts');
  const { contradiction, idOf, questionsFor } = await import('./glossary-questions.ts');
  const { layersWith, newFileIn, openTarget } = await import('./glossary-target.ts');
  const { writeAtomic } = await import('../corpus/write.ts');
  const target = await openTarget(path, flags);
  const reading = readGlossary([target.files]);
  const known = {
    concepts: new Map(reading.concepts.map((source) => [source.entry.id, source])),
    domain: target.isFile ? reading.files[0]?.value.domain : undefined,
  };
  const asked = await askFor(questionsFor(known), flags, console);
  const id = idOf(asked);
  const wrong = contradiction(asked, known);
  if (wrong !== undefined) throw new QingyiError('usage', wrong);
  const { concept, entry } = known.concepts.get(id) ?? {};
  const { en, zh } = entry ?? {};
  const answers = { domain: concept?.domain ?? known.domain, en, zh, ...asked, id } as Answers;
  const added = entryOf(answers);
  try {
    const file = target.isFile ? target.files[0] : fileFor(target.files, id, answers.domain);
    const written = {
      path: file?.path ?? (await newFileIn(target, answers.domain)),
      source: addConcept(file, answers.domain, added),
    };
    const layers = await layersWith(target, written);
    assembleGlossary(layers);
    await writeAtomic(written.path, written.source);
    console.stdout.write(`${id} is in ${written.path}\n`);
    const below = readGlossary(layers.slice(0, target.paths.indexOf(target.path)));
    const replaced = below.concepts.find((other) => other.entry.id === id);
    if (replaced !== undefined) {
      console.stdout.write(
        `It replaces the concept of ${replaced.file.path}: give another --id if both are to hold.\n`,
      );
    }
  } catch (error) {
    // What somebody has typed must not be lost.
    if (asked !== flags) console.stderr.write(`Nothing was written of this:\n${JSON.stringify(added, null, 2)}\n`);
    throw error;
  }
  const { domain: _, ...rest } = flags;
  return testGlossary(target.paths, { ...rest, id: [id] }, console);
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
