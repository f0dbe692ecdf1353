/**
 * From the flags of a command line and the settings file to one set of options, and from those to a cleaner. What takes
 * time to load is loaded only when a command runs.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SCRIPTS, STAGES } from '../batch/choices.ts';
import type { CleaningSettings, RunSettings } from '../batch/settings.ts';
import type { Fields } from '../corpus/formats/format.ts';
import type { Glossary } from '../glossary/compile.ts';
import type { DecisionLine } from '../model/decision.ts';
import type { Cleaner, Pickable } from '../pipeline.ts';
import type { Target } from '../stages/script.ts';
import { COLOR_MODES, type ColorMode } from './console.ts';

/** What the shared flags say, each checked by itself. */
export interface Flags {
  readonly config?: string;
  readonly glossary?: readonly string[];
  /** False where the flag is given. */
  readonly builtinGlossary: boolean;
  readonly script?: 'keep' | Target;
  readonly stages?: readonly Pickable[];
  readonly stripBoilerplate?: true;
  readonly color: ColorMode;
}

/** Where records keep their texts, as flags say it. */
export interface RecordFlags {
  readonly field?: string;
  readonly id?: string;
  readonly lang?: string;
  readonly source?: string;
}

/** Adds the flags for files that hold many texts. */
export function addRecordFlags(command: Command): Command {
  return command
    .option('--field <name>', 'the field or column with the text, or the number of a column (default: text)')
    .option('--id <name>', 'the one with the id of the record')
    .option('--lang <name>', 'the one with its language: only Chinese and English are cleaned')
    .option('--source <name>', 'the one with the text that it was translated from: evidence for corrections');
}

export function fieldsOf({ field = 'text', id, lang, source }: RecordFlags): Fields {
  return {
    text: field,
    ...(id !== undefined && { id }),
    ...(lang !== undefined && { lang }),
    ...(source !== undefined && { source }),
  };
}

/** Adds the flags that choose glossaries. */
export function addGlossaryFlags(command: Command): Command {
  return command
    .option('--glossary <path>', 'add a glossary: concepts replace those with the same id (repeatable)', collect)
    .option('--no-builtin-glossary', 'leave out the glossary that comes with qingyi')
    .option('--config <file>', 'read settings from this file (default: qingyi.yaml, if there is one)')
    .addOption(new Option('--color <when>', 'colour the output').choices(COLOR_MODES).default('auto'));
}

/** Adds all flags that say how to clean. */
export function addCleaningFlags(command: Command): Command {
  const choices = SCRIPTS.join(', ');
  return addGlossaryFlags(
    command
      .option('--stages <list>', `run only these stages: ${STAGES.join(', ')}, joined by commas`, parseStages)
      .addOption(
        new Option('--script <script>', `convert to a script: ${choices} (default: keep)`).argParser(parseScript),
      )
      .option('--strip-boilerplate', 'remove share lines, disclaimers and the like instead of flagging them'),
  );
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function parseStages(value: string): Pickable[] {
  return value.split(',').map((name) => pick(name.trim(), STAGES));
}

function parseScript(value: string): 'keep' | Target {
  return pick(value, SCRIPTS);
}

function pick<T extends string>(value: string, choices: readonly T[]): T {
  const choice = choices.find((name) => name === value);
  if (choice === undefined) throw new InvalidArgumentError(`Choose from ${choices.join(', ')}.`);
  return choice;
}

/** @throws {QingyiError} `io` or `configuration`, of the settings file */
export async function resolveOptions(flags: Flags): Promise<CleaningSettings> {
  const { readSettings } = await import('./settings.ts');
  const settings = await readSettings(flags.config);
  return {
    builtinGlossary: flags.builtinGlossary && settings.builtinGlossary !== false,
    glossary: [...(settings.glossary ?? []), ...(flags.glossary ?? [])],
    script: flags.script ?? settings.script ?? 'keep',
    stages: flags.stages ?? settings.stages ?? STAGES,
    stripBoilerplate: flags.stripBoilerplate ?? settings.stripBoilerplate ?? false,
  };
}

/** The same with where records keep their texts, and the decisions to follow. @throws as {@link resolveOptions} */
export async function resolveRunSettings(
  flags: Flags & RecordFlags & { readonly decisions?: string },
): Promise<RunSettings> {
  const { decisions } = flags;
  const options = await resolveOptions(flags);
  return { ...options, fields: fieldsOf(flags), decisions: decisions === undefined ? [] : [decisions] };
}

/** @throws {QingyiError} `io` or `configuration`, of the glossary */
export async function openCleaner(
  settings: CleaningSettings,
  decisions: readonly DecisionLine[] = [],
): Promise<{ cleaner: Cleaner; glossary: Glossary }> {
  const { openCleaner: open } = await import('../batch/open-cleaner.ts');
  return open(settings, decisions);
}
