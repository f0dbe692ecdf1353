/** The review server as a function from a request to a response. Serves one run; no path of a request leads to a file. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { MOST_TYPED } from '../corpus/decisions.ts';
import type { DecisionLine } from '../model/decision.ts';
import { QingyiError } from '../model/error.ts';
import type {
  DecisionRequest,
  ErrorAnswer,
  LessonAnswer,
  LessonRequest,
  LinesAnswer,
  QueueAnswer,
  ReviewItem,
  UndoRequest,
} from './data.ts';
import { decide, type Made, undo } from './decide.ts';
import { type Gate, guard } from './guard.ts';
import type { DecisionLog } from './log.ts';
import type { Queue } from './queue.ts';
import { reviewShell } from './shell.ts';

export interface ReviewServer extends Gate {
  readonly queue: Queue;
  readonly log: DecisionLog;
  /** What the run is called. */
  readonly run: string;
  /** Who decides. */
  readonly by: string;
  /** Of qingyi. */
  readonly version: string;
  readonly assets: { readonly script: string; readonly style: string };
  /** Teaches the glossary, or says in an error why not. */
  teach(item: ReviewItem, lesson: LessonRequest): Promise<LessonAnswer>;
}

/** Of a request's body, in bytes. */
const MOST_BYTES = 64 * 1024;

/** UTF-16 units to each side of a place that are given out at once. */
const WIDEST = 20_000;

const count = z.int().min(0);
const typed = z.string().max(MOST_TYPED);
const decisionRequest: z.ZodType<DecisionRequest> = z
  .strictObject({
    item: count,
    verdict: z.enum(['accept', 'reject', 'edit']),
    scope: z.enum(['place', 'document', 'rule']),
    replacement: typed.optional(),
    after: count,
  })
  .refine(({ verdict, replacement }) => (verdict === 'edit') === (replacement !== undefined), 'replacement: with edit');
const undoRequest: z.ZodType<UndoRequest> = z.strictObject({ of: z.string().min(1).max(100), after: count });
const lessonRequest: z.ZodType<LessonRequest> = z
  .strictObject({ item: count, near: typed, keep: typed, write: z.boolean() })
  .refine(({ near, keep }) => near.trim() !== '' || keep.trim() !== '', 'near or keep: not both empty');

export function reviewApp(server: ReviewServer): Hono {
  const { queue, log, token, run, by, version, assets } = server;
  const made = (): Made => ({ id: randomUUID(), by, at: new Date().toISOString() });
  const shell = reviewShell(version);
  const app = new Hono();
  app.use(guard(server));
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (context) => refuse(context, 413, 'That is too much at once.') }));
  app.onError((error, context) => {
    const isKnown = error instanceof QingyiError;
    const problems = isKnown ? error.problems.map(({ line, message }) => ` Line ${line}: ${message}.`) : [];
    return refuse(context, isKnown ? 409 : 500, isKnown ? error.message + problems.join('') : 'The server failed.');
  });
  app.notFound((context) => refuse(context, 404, 'There is nothing here.'));

  const at = (path: string): string => `/${token}/${path}`;
  app.get(at(''), (context) => context.html(shell));
  app.get(at('review.js'), (context) => context.body(assets.script, 200, { 'Content-Type': 'text/javascript' }));
  app.get(at('review.css'), (context) => context.body(assets.style, 200, { 'Content-Type': 'text/css' }));
  app.get(at('api/queue'), (context) => context.json({ run, by, items: queue.items } satisfies QueueAnswer));
  app.get(at('api/decisions'), async (context) => {
    const after = count.safeParse(Number(context.req.query('after') ?? 0));
    if (!after.success) return refuse(context, 400, 'after: a number of lines');
    return context.json(linesAfter(await log.lines(), after.data));
  });
  app.get(at('api/context'), (context) => {
    const { item, reach } = context.req.query();
    const around = queue.around(Number(item), Math.min(WIDEST, Math.max(0, Number(reach) || 0)));
    return around === undefined ? refuse(context, 404, 'There is no such place.') : context.json(around);
  });
  app.post(at('api/decisions'), async (context) => {
    const { data, error } = decisionRequest.safeParse(await bodyOf(context));
    if (data === undefined) return refuse(context, 400, z.prettifyError(error));
    const lines = decide(queue.items, data, made());
    if (lines.length === 0) return refuse(context, 404, 'There is no such place.');
    return context.json(linesAfter(await log.append(lines), data.after));
  });
  app.post(at('api/undo'), async (context) => {
    const { data, error } = undoRequest.safeParse(await bodyOf(context));
    if (data === undefined) return refuse(context, 400, z.prettifyError(error));
    const known = await log.lines();
    if (!known.some(({ id }) => id === data.of)) return refuse(context, 404, 'There is no such decision.');
    return context.json(linesAfter(await log.append([undo(data, made())]), data.after));
  });
  app.post(at('api/lesson'), async (context) => {
    const { data, error } = lessonRequest.safeParse(await bodyOf(context));
    if (data === undefined) return refuse(context, 400, z.prettifyError(error));
    const item = queue.items[data.item];
    if (item === undefined) return refuse(context, 404, 'There is no such place.');
    return context.json(await server.teach(item, data));
  });
  return app;
}

function linesAfter(lines: readonly DecisionLine[], after: number): LinesAnswer {
  return { lines: lines.slice(after), total: lines.length };
}

async function bodyOf(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refuse(context: Context, status: 400 | 404 | 409 | 413 | 500, error: string): Response {
  return context.json({ error } satisfies ErrorAnswer, status);
}
