/** Asks at a terminal for what the flags do not say. */
import { createInterface } from 'node:readline/promises';
import { QingyiError } from '../model/error.ts';
import type { Console } from './console.ts';

export interface Question<T> {
  /** The flag that is the answer too. */
  readonly key: keyof T & string;
  ask(answers: T): string;
  readonly choices?: readonly string[];
  /** The answer becomes a list: `words` are separated by commas, a `sentence` stays whole. */
  readonly list?: 'words' | 'sentence';
  /** An empty answer will do, and without a terminal the flag may be missing. */
  readonly optional?: true;
  /** What is wrong with an answer; the question is asked again. */
  check?(answer: string, answers: T): string | undefined;
  /** False where the answers so far make the question needless. */
  only?(answers: T): boolean;
}

/**
 * The flags, with an answer to each question that they leave open.
 *
 * @throws {QingyiError} `usage` where something is left open and standard input is no terminal; `io` where the person
 *   ends it, with Ctrl+C or Ctrl+D
 */
export async function askFor<T extends object>(
  questions: readonly Question<T>[],
  flags: T,
  { stdin, stdout }: Console,
): Promise<T> {
  const isOpen = ({ key, only }: Question<T>, answers: T): boolean =>
    answers[key] === undefined && only?.(answers) !== false;
  if (!('isTTY' in stdin && stdin.isTTY)) {
    const missing = questions.filter((question) => !question.optional && isOpen(question, flags));
    if (missing.length === 0) return flags;
    const names = missing.map(({ key }) => `--${key}`).join(', ');
    throw new QingyiError('usage', `Standard input is no terminal to ask at, and these flags are missing: ${names}.`);
  }
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    let answers = flags;
    for (const question of questions) {
      if (!isOpen(question, answers)) continue;
      const answer = await answerTo(question, answers, (text) => terminal.question(text), stdout);
      if (answer !== undefined) answers = { ...answers, [question.key]: answer };
    }
    return answers;
  } catch (cause) {
    if ((cause as Error).name !== 'AbortError') throw cause;
    stdout.write('\n');
    throw new QingyiError('io', 'Ended before all was asked: nothing was written.', { cause });
  } finally {
    terminal.close();
  }
}

async function answerTo<T>(
  { ask, choices, list, optional, check }: Question<T>,
  answers: T,
  read: (text: string) => Promise<string>,
  stdout: Console['stdout'],
): Promise<string | string[] | undefined> {
  const hint = `${choices ? ` (${choices.join(', ')})` : ''}${list === 'words' ? ' (separated by commas)' : ''}${optional ? ' (may be empty)' : ''}`;
  for (;;) {
    const answer = (await read(`${ask(answers)}${hint}: `)).trim();
    if (answer === '' && optional) return undefined;
    if (answer === '' || (choices && !choices.includes(answer))) continue;
    const wrong = check?.(answer, answers);
    if (wrong !== undefined) {
      stdout.write(`  ${wrong}\n`);
      continue;
    }
    if (list === undefined) return answer;
    return list === 'sentence' ? [answer] : wordsOf(answer);
  }
}

function wordsOf(answer: string): string[] {
  return answer
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
