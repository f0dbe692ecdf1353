/** Finds where a JSON text writes the values that are asked for. Knows JSON and nothing of records. */
import type { Span } from '../../model/span.ts';

/**
 * @param json valid JSON
 * @param path `text`, or `translation.zh` for a member of a member
 * @returns where the value is; undefined where there is none. Of members with the same name the last counts, as
 *   everywhere.
 */
export function findMember(json: string, path: string): Span | undefined {
  return find(json, skipSpace(json, 0), path.split('.'));
}

function find(json: string, at: number, [name, ...rest]: readonly string[]): Span | undefined {
  if (name === undefined) return { start: at, end: skipValue(json, at) };
  const open = json[at];
  if (open !== '{' && open !== '[') return undefined;
  let found: number | undefined;
  let next = skipSpace(json, at + 1);
  for (let index = 0; json[next] !== '}' && json[next] !== ']'; index++) {
    let key = `${index}`;
    if (open === '{') {
      const end = skipString(json, next);
      key = JSON.parse(json.slice(next, end)) as string;
      next = skipSpace(json, skipSpace(json, end) + 1);
    }
    if (key === name) found = next;
    next = skipSpace(json, skipValue(json, next));
    if (json[next] === ',') next = skipSpace(json, next + 1);
  }
  return found === undefined ? undefined : find(json, found, rest);
}

function skipSpace(json: string, at: number): number {
  let next = at;
  while (json[next] === ' ' || json[next] === '\n' || json[next] === '\r' || json[next] === '\t') next++;
  return next;
}

/** @param at at the opening quote. @returns behind the closing one */
function skipString(json: string, at: number): number {
  let end = at;
  do {
    end = json.indexOf('"', end + 1);
  } while (isEscaped(json, end));
  return end + 1;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function skipValue(json: string, at: number): number {
  const first = json[at];
  if (first === '"') return skipString(json, at);
  if (first !== '{' && first !== '[') return skipScalar(json, at);
  let depth = 0;
  for (let next = at; ; ) {
    const character = json[next];
    if (character === '"') {
      next = skipString(json, next);
      continue;
    }
    next++;
    if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return next;
  }
}

function skipScalar(json: string, at: number): number {
  let next = at;
  while (/[^\s,\]}]/.test(json[next] ?? ' ')) next++;
  return next;
}
