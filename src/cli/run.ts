/** Runs a cleaning in worker threads for the command line: shows how far it is, and tells what it came to. */
import { availableParallelism } from 'node:os';
import type { Run, RunResult } from '../batch/clean-run.ts';
import type { RunSettings } from '../batch/settings.ts';
import { openPool } from '../batch/shard-pool.ts';
import { decisionsInForce } from '../model/decision.ts';
import { QingyiError } from '../model/error.ts';
import { summaryOf } from '../report/counts.ts';
import { countOf } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import { untilInterrupted } from './interrupt.ts';
import { openProgress } from './progress.ts';
import type { RunFlags } from './run-flags.ts';
import { VERSION } from './version.ts';

/** What is particular to a run. */
export interface RunRequest
  extends Pick<Run, 'inputs' | 'failures' | 'base' | 'output' | 'settings' | 'opening' | 'part'> {
  /** What makes the run go on after it was broken off, as the user is told. */
  readonly goOnWith: string;
}

/** @returns the exit code: 0, 2 where something failed, 130 where the run was broken off */
export function cleanInto(request: RunRequest, flags: RunFlags, console: Console): Promise<number> {
  return untilInterrupted((signal) => cleanUntil(signal, request, flags, console));
}

async function cleanUntil(
  signal: AbortSignal,
  request: RunRequest,
  flags: RunFlags,
  console: Console,
): Promise<number> {
  const pool = openPool({ workers: flags.workers ?? availableParallelism() });
  const progress = await openProgress(console.stderr, !flags.quiet && !flags.json);
  let failed = 0;
  let started = false;
  try {
    // While the first thread loads what it takes to clean, this one loads what else it takes.
    const { cleanRun } = await import('../batch/clean-run.ts');
    await warnOfUnknownRules(request.settings, console);
    const result = await cleanRun({
      ...request,
      version: VERSION,
      pool,
      signal,
      onFailure({ path, message }) {
        failed++;
        progress.print(`qingyi: ${path} ${message}\n`);
      },
      onStart(work) {
        started = true;
        progress.start(work);
      },
    });
    progress.stop();
    tell(result, request, signal.aborted, flags, console);
    if (result.left > 0 && signal.aborted) return 130;
    const { failures, quarantined } = result.summary ?? { failures: [], quarantined: 0 };
    return failed + failures.length + quarantined > 0 ? 2 : 0;
  } catch (error) {
    if (!started || !(error instanceof QingyiError) || error.code !== 'io') throw error;
    throw new QingyiError('io', `${error.message}. What is done is kept: go on with ${request.goOnWith}.`, {
      cause: error,
    });
  } finally {
    progress.stop();
    await pool.close();
  }
}

function tell(result: RunResult, request: RunRequest, aborted: boolean, flags: RunFlags, console: Console): void {
  const { output, part, goOnWith } = request;
  const { summary, left } = result;
  if (flags.json) {
    const { inputs, outputs, ...came } = summary ?? { inputs: [], outputs: [] };
    console.stdout.write(`${JSON.stringify({ ...came, files: inputs.length, shardsLeft: left })}\n`);
  } else if (summary !== undefined && !flags.quiet) {
    console.stdout.write(summaryOf(summary, summary.failures.length, colorsFor(console.stdout, flags.color)));
  }
  if (left === 0) return;
  const notDone = `${countOf(left, 'shard')} of the run in ${output} ${left === 1 ? 'is' : 'are'} not done`;
  if (!aborted && part !== undefined) {
    if (!flags.quiet) console.stderr.write(`qingyi: part ${part.index} of ${part.count} is done; ${notDone} yet\n`);
    return;
  }
  console.stderr.write(`qingyi: ${notDone}. Go on with ${goOnWith}.\n`);
}

/** What was decided for a rule everywhere has no place whose report could say that it no longer fits. */
export async function warnOfUnknownRules(settings: RunSettings, { stderr }: Console): Promise<void> {
  const { glossaryLayers, readAllDecisions } = await import('../batch/settings.ts');
  const decisions = decisionsInForce(await readAllDecisions(settings.decisions));
  const rules = new Set(decisions.filter(({ scope }) => scope === 'rule').map(({ rule }) => rule));
  if (rules.size === 0) return;
  const { loadGlossary } = await import('../corpus/read-glossary.ts');
  const glossary = await loadGlossary(...glossaryLayers(settings));
  for (const { id } of glossary.rules) rules.delete(id);
  for (const rule of rules) {
    if (rule.startsWith('gloss')) continue;
    stderr.write(`qingyi: the decisions on ${rule} no longer fit: the glossary has no such rule\n`);
  }
}
