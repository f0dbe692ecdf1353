/**
 * What a run is going to do, frozen in `run.json` before it begins: its inputs in shards, and all that the result depends
 * on. A shard is some whole files: what one worker does in one go, and what is done again after a crash. Knows no files.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { formatOf } from '../corpus/formats/index.ts';
import type { Failure, Input } from '../corpus/inputs.ts';
import { SCRIPTS, STAGES } from './choices.ts';
import type { FileRecord } from './hash.ts';
import type { Digests, RunSettings } from './settings.ts';

export interface PlannedInput extends Input {
  readonly bytes: number;
}

export interface Shard {
  readonly id: string;
  readonly inputs: readonly PlannedInput[];
}

export interface RunPlan {
  /** `qingyi` and its version. */
  readonly tool: string;
  readonly started: string;
  /** The folder that relative paths of inputs are meant from. */
  readonly base: string;
  readonly settings: RunSettings;
  readonly digests: Digests;
  readonly shards: readonly Shard[];
  /** What was asked for and is not there. */
  readonly failures: readonly Failure[];
  /** What an earlier run left in the folder. */
  readonly replaces: readonly FileRecord[];
}

/** A shard is full when it holds so many files, or bytes of them. */
const MOST_FILES = 250;
const ENOUGH_BYTES = 4 * 1024 * 1024;
/** How much more there is in a compressed file, about. */
const EXPANSION = 8;

/** The inputs in their order: small ones together, a large one by itself. */
export function planShards(inputs: readonly PlannedInput[]): Shard[] {
  const groups: PlannedInput[][] = [];
  let room = 0;
  for (const input of inputs) {
    const group = groups.at(-1);
    const weight = weightOf(input);
    if (group === undefined || group.length >= MOST_FILES || weight > room) {
      groups.push([input]);
      room = ENOUGH_BYTES;
    } else group.push(input);
    room -= weight;
  }
  const width = Math.max(4, `${groups.length - 1}`.length);
  return groups.map((group, index) => ({ id: `${index}`.padStart(width, '0'), inputs: group }));
}

/** About how much there is to clean: in bytes. */
export const weightOfShard = ({ inputs }: Shard): number => inputs.reduce((sum, input) => sum + weightOf(input), 0);

const weightOf = ({ path, bytes }: PlannedInput): number =>
  formatOf(path)?.compression === undefined ? bytes : bytes * EXPANSION;

/** One of several processes that share a run. */
export interface Part {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

export function shardsOf({ shards }: RunPlan, { index, count }: Part = { index: 0, count: 1 }): readonly Shard[] {
  return shards.filter((_, at) => at % count === index);
}

/** Why a run cannot be continued as another one; undefined where it can. */
export function differenceOf(begun: RunPlan, now: RunPlan): string | undefined {
  if (begun.tool !== now.tool) return `it was begun with ${begun.tool}, and this is ${now.tool}`;
  if (begun.digests.settings !== now.digests.settings) return `it was begun with ${otherSettings(begun, now)}`;
  if (begun.digests.glossary !== now.digests.glossary) return 'the glossary is another one than it was begun with';
  if (begun.digests.decisions !== now.digests.decisions) return 'the decisions are others than it was begun with';
  const [before, after] = [filesOf(begun), filesOf(now)];
  const gone = [...before.keys()].find((path) => !after.has(path));
  if (gone !== undefined) return `its input ${gone} is not among those of now`;
  const added = [...after.keys()].find((path) => !before.has(path));
  if (added !== undefined) return `${added} was not among its inputs`;
  const changed = [...before].find(([path, bytes]) => after.get(path) !== bytes)?.[0];
  return changed === undefined ? undefined : `its input ${changed} was changed since`;
}

function otherSettings({ settings: begun }: RunPlan, { settings: now }: RunPlan): string {
  const differing = (Object.keys(now) as (keyof RunSettings)[]).filter(
    (key) => key !== 'glossary' && JSON.stringify(begun[key]) !== JSON.stringify(now[key]),
  );
  return differing.map((key) => `${key} ${JSON.stringify(begun[key])}, not ${JSON.stringify(now[key])}`).join('; ');
}

function filesOf({ base, shards }: RunPlan): Map<string, number> {
  return new Map(shards.flatMap(({ inputs }) => inputs.map(({ path, bytes }) => [resolve(base, path), bytes])));
}

export const fileRecord: z.ZodType<FileRecord> = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });
export const failure: z.ZodType<Failure> = z.object({ path: z.string(), message: z.string() });

const optional = z.string().exactOptional();

export const runPlan: z.ZodType<RunPlan> = z.object({
  tool: z.string().startsWith('qingyi '),
  started: z.string(),
  base: z.string(),
  settings: z.object({
    builtinGlossary: z.boolean(),
    glossary: z.array(z.string()),
    script: z.enum(SCRIPTS),
    stages: z.array(z.enum(STAGES)),
    stripBoilerplate: z.boolean(),
    fields: z.object({ text: z.string(), id: optional, lang: optional, source: optional }),
    decisions: z.array(z.string()),
  }),
  digests: z.object({ settings: z.string(), glossary: z.string(), decisions: z.string() }),
  shards: z.array(
    z.object({
      id: z.string().regex(/^\d+$/),
      inputs: z.array(z.object({ path: z.string(), name: z.string(), bytes: z.number() })),
    }),
  ),
  failures: z.array(failure),
  replaces: z.array(fileRecord),
});
