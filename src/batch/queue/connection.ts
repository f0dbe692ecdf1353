/** Connects to Redis, and says in plain words what stands against it. Knows nothing of what is kept there. */
import { Redis } from 'ioredis';
import { QingyiError } from '../../model/error.ts';

export interface Connection {
  readonly redis: Redis;
  /** The address, without its password. */
  readonly place: string;
  /** What should be set otherwise in Redis. */
  readonly warnings: readonly string[];
}

/** In milliseconds. */
const CONNECT_TIMEOUT = 5000;
const COMMAND_TIMEOUT = 30_000;
const LONGEST_PAUSE = 2000;

/**
 * What Redis or the system answers, how it goes on after the name of the Redis, and what to do.
 *
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
 */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'cannot be reached: nothing listens there. Start it, or correct the address'],
  [/ENOTFOUND|EAI_AGAIN/, 'cannot be reached: no machine has this name. Correct the address'],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    'cannot be reached: it does not answer. Correct the address, or its redis: or rediss: (TLS)',
  ],
  [/timed out/, 'does not answer any more. Look at its log'],
  [/ECONNRESET|EPIPE|Connection is closed/, 'closed the connection. Look at its log'],
  [
    /^Unknown RESP|^ERR_SSL|wrong version number/,
    'is no Redis, or speaks TLS where the address does not say so (rediss:)',
  ],
  [/^WRONGPASS|invalid password/, 'refuses the user or password. Correct them: redis://USER:PASSWORD@HOST:PORT'],
  [/^NOAUTH/, 'asks for a password. Give it: redis://:PASSWORD@HOST:PORT'],
  [/^NOPERM/, 'does not let this user keep a queue there. Allow it the commands and the keys qingyi:*'],
  [/^READONLY/, 'is a replica, which cannot be written to. Give the address of the primary'],
  [/^OOM/, 'has no memory left. Give it more (maxmemory)'],
  [/^MISCONF/, 'cannot save to its disk. Look at its log'],
  [/^(?:MOVED|CROSSSLOT|CLUSTERDOWN)/, 'belongs to a cluster. Give the address of a Redis that stands by itself'],
  [/DB index is out of range|^ERR invalid DB/, 'has no database of this number. Correct the end of the address'],
];

/** @param place the address, without its password */
export function redisError(place: string, cause: unknown): QingyiError {
  if (cause instanceof QingyiError) return cause;
  const said = saidBy(cause);
  const reason = REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? `cannot be used: ${said}`;
  return new QingyiError('io', `The Redis at ${place} ${reason}.`, { cause });
}

/** What an error says; several addresses of one name give one error each. */
function saidBy(cause: unknown): string {
  if (cause instanceof AggregateError) return saidBy(cause.errors[0]);
  const { message, code } = cause as NodeJS.ErrnoException;
  return message === '' ? `${code}` : message;
}

/** Whether Redis answered, and what it answered will not change by itself. */
export function isRefusal(cause: unknown): boolean {
  return /^(?:NOAUTH|WRONGPASS|NOPERM|READONLY|OOM|MISCONF)/.test(saidBy(cause));
}

/**
 * Connects once: a Redis that cannot be reached is an error at once.
 *
 * @param lasting whether to wait for Redis, and connect again, when it goes away later
 * @throws {QingyiError} `usage` where the address is none; `io` where Redis cannot be reached or used
 */
export async function connect(address: string, lasting: boolean): Promise<Connection> {
  const place = placeOf(address);
  let connected = false;
  const redis = new Redis(address, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT,
    retryStrategy: (times) => (lasting && connected ? Math.min(times * 200, LONGEST_PAUSE) : null),
    maxRetriesPerRequest: null,
    ...(!lasting && { commandTimeout: COMMAND_TIMEOUT }),
  });
  let first: unknown;
  // Also keeps the library from printing what is told where it matters.
  redis.on('error', (error) => {
    first ??= error;
  });
  try {
    await redis.connect();
    const info = await redis.info();
    if (first !== undefined) throw first;
    if (/^role:slave/m.test(info)) throw new Error('READONLY');
    connected = true;
    return { redis, place, warnings: warningsOf(info, place) };
  } catch (error) {
    redis.disconnect();
    throw redisError(place, first ?? error);
  }
}

function placeOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && /^rediss?:$/.test(url.protocol) && url.hostname !== '') {
    return `${url.protocol}//${url.host}${url.pathname.replace(/^\/$/, '')}`;
  }
  throw new QingyiError('usage', 'This is no address of a Redis. Give one such as redis://localhost:6379.');
}

function warningsOf(info: string, place: string): string[] {
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'noeviction';
  if (policy === 'noeviction') return [];
  const way = 'Set its maxmemory-policy to noeviction';
  return [`The Redis at ${place} may drop jobs when its memory is full (${policy}). ${way}.`];
}
