/** The text in an XML element, between and around inline tags, and where it is written. */
import { decodeXML } from 'entities/decode';
import { OBJECT } from '../../model/document.ts';
import { type Piece, piecesOf, textOf } from './pieces.ts';
import type { XmlElement, XmlNode } from './xml-elements.ts';

/** What an inline element holds: text, or code that is not to be touched. */
export type IsCode = (element: XmlElement) => boolean;

/** @param raw what the places are counted in */
export function contentPieces(raw: string, element: XmlElement, isCode: IsCode): Piece[] {
  return element.children.flatMap((child) => piecesOfNode(raw, child, isCode));
}

/** The text without what stands for tags. */
export function contentText(raw: string, element: XmlElement, isCode: IsCode): string {
  return textOf(contentPieces(raw, element, isCode)).replaceAll(OBJECT, '');
}

function piecesOfNode(raw: string, node: XmlNode, isCode: IsCode): Piece[] {
  const { name, start, end } = node;
  if (name === '#text') return piecesOf(raw, start, end, ENTITIES, decodeXML, escapeText);
  if (name === '#cdata') return cdataPieces(raw, start, end);
  if (!('children' in node) || isCode(node)) return [object(start, end)];
  const { contentStart, contentEnd } = node;
  return [object(start, contentStart), ...contentPieces(raw, node, isCode), object(contentEnd, end)];
}

/** What stays; nothing where a tag closes itself. */
function object(start: number, end: number): Piece {
  return { text: end > start ? OBJECT : '', start, end };
}

function cdataPieces(raw: string, start: number, end: number): Piece[] {
  const [from, to] = [start + '<![CDATA['.length, end - ']]>'.length];
  return from === to ? [] : [{ text: raw.slice(from, to), start: from, end: to, encode: escapeCdata }];
}

const ENTITIES = /&[^;<]*;/g;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Without the control characters that XML has no way to write. */
function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>\r]/g, (character) => ESCAPED[character] as string);
}

function escapeCdata(text: string): string {
  return text.replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>');
}

const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
