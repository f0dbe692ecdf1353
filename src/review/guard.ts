/**
 * Who may talk to the review server: pages that it served itself. Holds off other sites in the same browser (by the
 * origin), names that were made to point here (by the host), and other users of the machine (by the token).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

export interface Gate {
  /** The first part of every path. */
  readonly token: string;
  /** What may stand in `Host`. */
  hosts(): readonly string[];
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function guard(gate: Gate): MiddlewareHandler {
  return async (context, next) => {
    const refusal = refuse(context, gate);
    if (refusal === undefined) await next();
    else context.res = context.json({ error: refusal }, 403);
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  };
}

function refuse({ req }: Context, { token, hosts }: Gate): string | undefined {
  const host = req.header('host') ?? new URL(req.url).host;
  if (!hosts().includes(host)) return 'This server does not go by that name.';
  if (!isSame(req.path.split('/')[1] ?? '', token)) return 'Open the address that "qingyi review" printed.';
  const origin = req.header('origin');
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  const site = req.header('sec-fetch-site');
  if (origin !== undefined ? origin !== `http://${host}` : !isRead) return 'Other sites may not ask.';
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Other sites may not ask.';
  if (!isRead && !/^application\/json\b/.test(req.header('content-type') ?? '')) return 'Only JSON is taken.';
  return undefined;
}

/** Takes as long for a wrong one as for the right one. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
