/**
 * HTML: the page comes back with its main text cleaned, text node by text node; its title and main heading too. Where no
 * main text is found, all of the body is taken for it. Tags, attributes, scripts and code stay.
 */
import { buffer } from 'node:stream/consumers';
import { decodeHTML } from 'entities/decode';
import { OBJECT } from '../../model/document.ts';
import { canEncode, charsetOf, decodeText } from './charset.ts';
import type { Rewrite, Visitor } from './format.ts';
import { type HtmlNode, type HtmlScan, scanHtml } from './html-scan.ts';
import { findMainText } from './main-text.ts';
import { type Piece, piecesOf, splicesFor, textOf } from './pieces.ts';
import { spliceBytes } from './splice-bytes.ts';

export const rewriteHtml: Rewrite = async function* ({ path, chunks }, _fields, visitor) {
  yield await rewritePage(await buffer(chunks), { id: path }, visitor);
};

/**
 * @param charset the encoding that the page was sent with, where that is known
 * @returns the page, in the encoding that it was in; `bytes` itself where nothing changes
 */
export async function rewritePage(
  bytes: Buffer,
  { id, charset: sent }: { readonly id: string; readonly charset?: string | undefined },
  visitor: Visitor,
): Promise<Buffer> {
  const charset = pageCharset(bytes, sent);
  const page = decodeText(bytes, charset);
  const scan = scanHtml(page);
  const pieces = piecesOfPage(page, scan, (text) => escapeText(text, charset));
  const text = textOf(pieces);
  if (text === '') return bytes;
  const changes = await visitor.clean({ id, text, ...(scan.lang !== undefined && { lang: scan.lang }) });
  const { bytes: rewritten, lost } = spliceBytes(bytes, page, splicesFor(pieces, changes), charset);
  if (lost > 0) {
    const message = `holds bytes that are not valid ${charset}: ${lost} changes in lines with such bytes are not made`;
    visitor.fault({ kind: 'malformed', message });
  }
  return rewritten;
}

function pageCharset(bytes: Buffer, sent?: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return charsetOf(bytes, sent ?? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1]);
}

function piecesOfPage(page: string, scan: HtmlScan, encode: (text: string) => string): Piece[] {
  const main = findMainText(scan.numbered);
  const inMain = scan.nodes.filter(
    (node) => isProse(node) && (node.isTitle || main?.elements.has(node.element) === true),
  );
  // Where little of the main text is found again, its elements have been made anew.
  const isFound = main !== undefined && lengthOf(page, inMain) >= main.length / 2;
  const chosen = new Set(isFound ? inMain : scan.nodes.filter(isProse));
  const pieces: Piece[] = [];
  let between: '' | '\n' | typeof OBJECT = '';
  let end = 0;
  for (const node of scan.nodes) {
    if (!chosen.has(node)) {
      if (node.kind === 'block') between = '\n';
      else if (node.kind === 'inline' || node.isCode) between ||= OBJECT;
      continue;
    }
    if (page.slice(node.start, node.end).trim() === '') continue;
    if (pieces.length > 0 && between !== '') pieces.push({ text: between, start: end, end: node.start });
    pieces.push(...piecesOf(page, node.start, node.end, ENTITIES, decodeHTML, encode));
    [between, end] = ['', node.end];
  }
  return pieces;
}

function isProse({ kind, isCode }: HtmlNode): boolean {
  return kind === 'text' && !isCode;
}

/** Without spaces, as the length of the main text is counted. */
function lengthOf(page: string, nodes: readonly HtmlNode[]): number {
  return nodes.reduce((sum, { start, end }) => sum + page.slice(start, end).replace(/\s+/g, ' ').length, 0);
}

const ENTITIES = /&#?\w+;?/g;

/** Characters that the encoding lacks become character references. */
function escapeText(text: string, charset: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (canEncode(escaped, charset)) return escaped;
  return [...escaped]
    .map((character) => (canEncode(character, charset) ? character : `&#${character.codePointAt(0)};`))
    .join('');
}
