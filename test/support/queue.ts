/** What the tests of the queue share: a small corpus in several shards, and workers as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { makeFolder } from './folder.ts';
import { type Outcome, qingyi } from './program.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const GLOSSARY = `
domain: test
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts: [{ form: 钢钉, tier: fix }]
`;

/** Each file is a shard: of two, the second does not fit into the first one's. */
const SHARD_BYTES = 2_200_000;

export interface Corpus {
  readonly input: string;
  /** What goes with `clean` and `queue submit`. */
  readonly flags: readonly string[];
}

/** @param texts that each shard begins with, besides much that is ordinary */
export function makeCorpus(texts: readonly string[]): Corpus {
  const filler = `${JSON.stringify({ text: `他在街上找钢钉，${'找了很久，还是没有找到。'.repeat(200)}` })}\n`;
  const rest = filler.repeat(SHARD_BYTES / Buffer.byteLength(filler));
  const files = texts.map((text, index) => [`${index}.jsonl`, `${JSON.stringify({ text })}\n${rest}`]);
  const glossary = join(makeFolder({ 'test.yaml': GLOSSARY }), 'test.yaml');
  const input = makeFolder(Object.fromEntries(files));
  return { input, flags: ['--no-builtin-glossary', '--glossary', glossary] };
}

/** `qingyi queue` in this process. */
export function queue(address: string, ...args: string[]): Promise<Outcome> {
  return qingyi(['queue', ...args, '--redis', address]);
}

/** `qingyi queue submit` or `status`, as JSON. */
export async function standing(address: string, ...args: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await queue(address, ...args, '--json')).out) as Record<string, unknown>;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed. */
  readonly printed: string;
}

export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** `qingyi queue work` as a process of its own, which dies with the test at the latest. */
export function startWorker(address: string, ...flags: string[]): WorkerProcess {
  return startNode(MAIN, 'queue', 'work', '--workers', '1', '--redis', address, ...flags);
}

export function startNode(...args: string[]): WorkerProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, printed }));
  return { child, ended };
}

/** The shards of a run that are done. */
export function completionsIn(folder: string): string[] {
  const path = join(folder, 'completions');
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')) : [];
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}
