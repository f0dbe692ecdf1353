/** `decisions.jsonl`: a decision or an undo a line, in the order in which they were made. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Decision, DecisionLine, Undo } from '../model/decision.ts';
import { type Problem, QingyiError } from '../model/error.ts';
import { ioError } from './failure.ts';

/** In UTF-16 units: of texts that people type, and of all others. */
export const MOST_TYPED = 1000;
const text = z.string().max(10_000);

const made = { id: text.min(1), by: text.min(1), at: z.iso.datetime() };

const undo: z.ZodType<Undo> = z.strictObject({ ...made, verdict: z.literal('undo'), of: text.min(1) });

const decision: z.ZodType<Decision> = z.strictObject({
  ...made,
  verdict: z.enum(['accept', 'reject', 'edit']),
  scope: z.enum(['place', 'document', 'rule']),
  rule: text.min(1),
  document: text,
  actual: text,
  expected: text.optional(),
  replacement: z.string().max(MOST_TYPED).optional(),
  context: text,
});

const decisionLine: z.ZodType<DecisionLine> = z.union([undo, decision]);

export function formatDecisions(lines: readonly DecisionLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The decisions of a file that is there. @throws {QingyiError} `io`; `configuration` where a line is no decision */
export async function readDecisions(path: string): Promise<DecisionLine[]> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw ioError(`The decisions ${path} cannot be read`, cause);
  });
  return parseDecisions(path, content);
}

/**
 * @param path what the text is called in messages
 * @throws {QingyiError} `configuration`, with every line that is no decision
 */
export function parseDecisions(path: string, content: string): DecisionLine[] {
  const problems: Problem[] = [];
  const lines = content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const { data, error } = decisionLine.safeParse(parseJson(line));
    if (data !== undefined) return [data];
    const message = `this is no decision: ${messageOf(error)}`;
    problems.push({ message, path, line: index + 1, column: 1, excerpt: `${line.slice(0, 100)}\n^` });
    return [];
  });
  if (problems.length === 0) return lines;
  throw new QingyiError('configuration', `The decisions ${path} cannot be used.`, { problems });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function messageOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  const inner = issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue;
  return inner === undefined || inner.path.length === 0
    ? 'not an object of JSON'
    : `${inner.path.join('.')}: ${inner.message}`;
}
