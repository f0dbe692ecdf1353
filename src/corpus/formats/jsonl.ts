/** JSON Lines: one JSON object a line. Only the string's own characters that change are written anew. */
import { isUtf8 } from 'node:buffer';
import { type Fields, type Rewrite, recordId, type Visitor } from './format.ts';
import { findMember } from './json-fields.ts';
import { linesOf, withoutLineEnd } from './lines.ts';
import { applySplices, piecesOf, splicesFor, textOf } from './pieces.ts';

export const rewriteJsonl: Rewrite = async function* ({ path, chunks }, fields, visitor) {
  let number = 0;
  for await (const line of linesOf(chunks))
    yield await rewriteJsonLine(line, { path, number: ++number }, fields, visitor);
};

/**
 * One line, with its line end if it has one.
 *
 * @param place the file that the line is from, and its number there, counted from 1
 */
export async function rewriteJsonLine(
  line: Buffer,
  { path, number }: { readonly path: string; readonly number: number },
  fields: Fields,
  visitor: Visitor,
): Promise<Buffer> {
  const raw = line.toString();
  const start = raw.startsWith('\ufeff') ? 1 : 0;
  const json = raw.slice(start, withoutLineEnd(raw));
  if (json.trim() === '') return line;
  const wrong = isUtf8(line) ? problemOf(json) : 'is not valid UTF-8';
  if (wrong !== undefined) {
    visitor.fault({ kind: 'malformed', record: number, message: wrong });
    return line;
  }
  const found = findMember(json, fields.text);
  if (found === undefined || json[found.start] !== '"') {
    const message = `has no text in the field "${fields.text}"`;
    visitor.fault({ kind: 'no-text', record: number, message });
    return line;
  }
  const [from, to] = [found.start + 1, found.end - 1];
  const encode = hasEscapedHan(json.slice(from, to)) ? encodeAscii : encodeString;
  const pieces = piecesOf(json, from, to, ESCAPES, (written) => JSON.parse(`"${written}"`), encode);
  const [id, lang, source] = [fields.id, fields.lang, fields.source].map((path) => scalarAt(json, path));
  const changes = await visitor.clean({
    id: recordId(path, id, number),
    text: textOf(pieces),
    ...(lang !== undefined && { lang }),
    ...(source !== undefined && { source }),
  });
  if (changes.length === 0) return line;
  const rewritten = applySplices(json, splicesFor(pieces, changes));
  return Buffer.from(raw.slice(0, start) + rewritten + raw.slice(start + json.length));
}

function problemOf(json: string): string | undefined {
  try {
    JSON.parse(json);
    return undefined;
  } catch {
    return 'is not valid JSON';
  }
}

/** A string, or a number as it is written. */
function scalarAt(json: string, path?: string): string | undefined {
  const found = path === undefined ? undefined : findMember(json, path);
  if (found === undefined) return undefined;
  const written = json.slice(found.start, found.end);
  if (written.startsWith('"')) return JSON.parse(written) as string;
  return /^[-\d]/.test(written) ? written : undefined;
}

/** A surrogate pair is one escape. */
const ESCAPES = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\./g;

/** True where whoever wrote the string kept to ASCII. */
function hasEscapedHan(written: string): boolean {
  return /\\u[4-9][0-9a-f]{3}/i.test(written) && !/[^\0-\x7f]/.test(written);
}

function encodeString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function encodeAscii(text: string): string {
  return encodeString(text).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
