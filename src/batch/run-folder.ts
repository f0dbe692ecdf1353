/**
 * The folder that a run writes, and who may write into it. `run.json` comes first and never changes while the run is
 * under way, `summary.json` last: a folder with the one and not the other is that of an unfinished run.
 */
import { link, mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { ioError } from '../corpus/failure.ts';
import { remove, TEMPORARY, temporaryBeside, writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import { type FileRecord, hashOf } from './hash.ts';
import { differenceOf, type RunPlan, runPlan } from './plan.ts';
import { COMPLETIONS, PARTS, RUN_FILE, SUMMARY_FILE } from './run-files.ts';
import { readSummary, type Summary } from './summary.ts';

/**
 * `begin`: the folder is new, empty, or that of a finished run, which is replaced. `continue`: an unfinished run goes
 * on. `join`: the first of several processes begins, the others continue.
 */
export type Opening = 'begin' | 'continue' | 'join';

export interface OpenRun {
  /** The one that is in force. */
  readonly plan: RunPlan;
  /** Of a run that had finished before. */
  readonly summary?: Summary;
}

/**
 * Makes the folder where there is none, and writes its plan.
 *
 * @throws {QingyiError} `usage` where the folder holds something else, an unfinished run that is not to be continued, or
 *   one that cannot be continued, with the reason; `io` where it cannot be made or read
 */
export async function openRunFolder(folder: string, plan: RunPlan, opening: Opening): Promise<OpenRun> {
  const names = await makeFolder(folder);
  const begun = names.includes(RUN_FILE) ? await readPlan(folder) : undefined;
  if (begun !== undefined) {
    const summary = await readSummary(folder);
    if (opening === 'begin') return { plan: await replaceRun(folder, plan, summary) };
    return continueRun(folder, begun, plan, summary);
  }
  if (names.some((name) => !TEMPORARY.test(name))) {
    const way = 'Choose another folder, or empty this one';
    throw new QingyiError('usage', `The output folder ${folder} holds files that are not from an earlier run. ${way}.`);
  }
  if (opening === 'continue') {
    throw new QingyiError('usage', `There is no run in ${folder} to continue: leave out --resume.`);
  }
  if (await claim(join(folder, RUN_FILE), plan)) return { plan };
  const other = await readPlan(folder);
  if (other === undefined || opening === 'begin') throw anotherRun(folder);
  return continueRun(folder, other, plan);
}

function continueRun(folder: string, begun: RunPlan, now: RunPlan, summary?: Summary): OpenRun {
  const difference = differenceOf(begun, now);
  if (difference === undefined) return { plan: begun, ...(summary !== undefined && { summary }) };
  const way = 'Choose another folder, or remove this one to begin anew';
  throw new QingyiError('usage', `The run in ${folder} cannot be continued: ${difference}. ${way}.`);
}

async function replaceRun(folder: string, plan: RunPlan, earlier: Summary | undefined): Promise<RunPlan> {
  if (earlier === undefined) {
    const way = 'Continue it with --resume, or remove the folder to begin anew';
    throw new QingyiError('usage', `The run in ${folder} has not finished. ${way}.`);
  }
  if (plan.shards.length === 0) {
    const [reason = { path: folder, message: 'is empty' }] = plan.failures;
    const kept = `The run in ${folder} is left as it was`;
    throw new QingyiError('usage', `There is nothing to clean: ${reason.path} ${reason.message}. ${kept}.`);
  }
  const replacing = { ...plan, replaces: earlier.outputs };
  // In this order the folder is at no time that of a finished run that it is not.
  if (!(await takeAway(join(folder, SUMMARY_FILE)))) throw anotherRun(folder);
  for (const path of [PARTS, COMPLETIONS]) await remove(join(folder, path));
  await writeAtomic(join(folder, RUN_FILE), printPlan(replacing));
  return replacing;
}

/** @returns undefined where the folder has no plan of qingyi's */
export async function readPlan(folder: string): Promise<RunPlan | undefined> {
  const text = await readFile(join(folder, RUN_FILE), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw ioError(`The run ${folder} cannot be read`, cause);
    return '';
  });
  try {
    return runPlan.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** @throws {QingyiError} `usage` where the folder is not that of a run; `io` where it cannot be read */
export async function requirePlan(folder: string): Promise<RunPlan> {
  const plan = await readPlan(folder);
  if (plan !== undefined) return plan;
  throw new QingyiError('usage', `${folder} is not the folder of a run. Make one with "qingyi clean -o ${folder}".`);
}

/** Removes what an earlier run wrote and this one did not, unless somebody changed it since. */
export async function removeStale(
  folder: string,
  earlier: readonly FileRecord[],
  written: readonly FileRecord[],
): Promise<void> {
  const current = new Set(written.map(({ path }) => path));
  for (const { path, sha256 } of earlier) {
    const file = resolve(folder, path);
    if (current.has(path) || !file.startsWith(resolve(folder) + sep)) continue;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined && hashOf(bytes) === sha256) await remove(file);
  }
}

/**
 * Removes the files that attempts which were broken off have left half-written.
 *
 * @param age in milliseconds: what was written to since is left to who may be writing it
 */
export async function sweep(folder: string, age = 0): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw ioError(`The output folder ${folder} cannot be read`, cause);
  });
  const left = entries.filter((entry) => entry.isFile() && TEMPORARY.test(entry.name));
  for (const { parentPath, name } of left) {
    const path = join(parentPath, name);
    const written = (await stat(path).catch(() => undefined))?.mtimeMs;
    if (written !== undefined && written <= Date.now() - age) await remove(path);
  }
}

/** Removes a file: of several processes, one succeeds. */
async function takeAway(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw ioError(`${path} cannot be removed`, cause);
  }
}

function anotherRun(folder: string): QingyiError {
  return new QingyiError('usage', `Another run has just begun in ${folder}. Choose another folder.`);
}

async function makeFolder(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new QingyiError('usage', `The output folder ${folder} is a file. Choose another name.`);
    }
    throw ioError(`The output folder ${folder} cannot be used`, cause);
  }
}

/** Writes the plan unless there is one: of several processes, one succeeds. */
async function claim(path: string, plan: RunPlan): Promise<boolean> {
  const written = temporaryBeside(path);
  await writeAtomic(written, printPlan(plan));
  try {
    await link(written, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A file system without hard links.
    await rename(written, path);
    return true;
  } finally {
    await rm(written, { force: true });
  }
}

const printPlan = (plan: RunPlan): string => `${JSON.stringify(plan, undefined, 2)}\n`;
