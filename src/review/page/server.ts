/** Talks to the server that served the page. The log of decisions is the server's; the page only follows it. */
import type { DecisionLine } from '../../model/decision.ts';
import type {
  Around,
  DecisionRequest,
  ErrorAnswer,
  LessonAnswer,
  LessonRequest,
  LinesAnswer,
  QueueAnswer,
} from '../data.ts';

export function fetchQueue(): Promise<QueueAnswer> {
  return ask('api/queue');
}

export function fetchAround(item: number, reach: number): Promise<Around> {
  return ask(`api/context?item=${item}&reach=${reach}`);
}

export function teach(lesson: LessonRequest): Promise<LessonAnswer> {
  return ask('api/lesson', lesson);
}

/** The lines of the log, as far as they are known here. */
export class LogCopy {
  lines: readonly DecisionLine[] = [];
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Asks for what others decided. */
  async refresh(): Promise<void> {
    const after = this.lines.length;
    this.take(after, await ask<LinesAnswer>(`api/decisions?after=${after}`));
  }

  /** @returns the id of the decision */
  async decide(request: Omit<DecisionRequest, 'after'>): Promise<string> {
    const after = this.lines.length;
    const answer = await ask<LinesAnswer>('api/decisions', { ...request, after });
    this.take(after, answer);
    return answer.lines.at(-1)?.id ?? '';
  }

  async undo(of: string): Promise<void> {
    const after = this.lines.length;
    this.take(after, await ask<LinesAnswer>('api/undo', { of, after }));
  }

  /** Answers may overtake each other; the log only grows, unless its file was put back. */
  private take(after: number, { lines, total }: LinesAnswer): void {
    if (total < after) this.lines = [];
    else if (total > this.lines.length) this.lines = [...this.lines.slice(0, after), ...lines];
    else return;
    this.changed();
  }
}

/** @throws {Error} with a sentence for the person at the page */
async function ask<T>(path: string, body?: object): Promise<T> {
  const post = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  let response: Response;
  try {
    response = await fetch(path, body && post);
  } catch {
    throw new Error('The server does not answer. Is "qingyi review" still running?');
  }
  const answer = (await response.json()) as T | ErrorAnswer;
  if (response.ok) return answer as T;
  throw new Error((answer as ErrorAnswer).error);
}
