/** Where the fields of a CSV record are, as RFC 4180 has it, and what they say. Quotes inside unquoted fields are text. */
import type { Change } from './format.ts';
import { applySplices, type Piece, piecesOf, splicesFor, textOf } from './pieces.ts';

export interface Field {
  /** Where its text is written, between the quotes if it has them. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** How fields are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** False where quotes have no meaning, as in TSV. */
  readonly hasQuotes: boolean;
}

const QUOTE = '"';

/** The fields of a record, and whether the last one's quote is still open. */
export function fieldsOf(record: string, { delimiter, hasQuotes }: Dialect): { fields: Field[]; isOpen: boolean } {
  const length = lengthWithoutLineEnd(record);
  const fields: Field[] = [];
  for (let at = 0; at <= length; ) {
    const isQuoted = hasQuotes && record[at] === QUOTE;
    const start = isQuoted ? at + 1 : at;
    const close = isQuoted ? closingQuote(record, start) : at;
    if (close < 0) {
      fields.push({ start, end: record.length, isQuoted });
      return { fields, isOpen: true };
    }
    const next = record.indexOf(delimiter, close);
    const end = next < 0 || next > length ? length : next;
    fields.push({ start, end: isQuoted ? close : end, isQuoted });
    at = end + 1;
  }
  return { fields, isOpen: false };
}

/**
 * Whether a quoted field is open at the end of a line.
 *
 * @param wasOpen whether one was at its start
 */
export function isOpenAfter(line: string, wasOpen: boolean, dialect: Dialect): boolean {
  if (!dialect.hasQuotes) return false;
  if (!wasOpen) return line.includes(QUOTE) && fieldsOf(line, dialect).isOpen;
  const close = closingQuote(line, 0);
  if (close < 0) return true;
  const next = line.indexOf(dialect.delimiter, close);
  return next >= 0 && isOpenAfter(line.slice(next + 1), false, dialect);
}

export function textOfField(record: string, field: Field): string {
  return textOf(piecesOfField(record, field, double));
}

/** The record with changes to the text of one of its fields. A field that comes to need quotes gets them. */
export function rewriteField(
  record: string,
  field: Field,
  changes: readonly Change[],
  { delimiter, hasQuotes }: Dialect,
): string {
  if (changes.length === 0) return record;
  const { start, end, isQuoted } = field;
  const encode = isQuoted ? double : hasQuotes ? asItIs : withoutBreaks;
  const rest = record.length - end;
  const rewritten = applySplices(record, splicesFor(piecesOfField(record, field, encode), changes));
  const value = rewritten.slice(start, rewritten.length - rest);
  const needsQuotes = value.startsWith(QUOTE) || /[\r\n]/.test(value) || value.includes(delimiter);
  if (isQuoted || !hasQuotes || !needsQuotes) return rewritten;
  return `${record.slice(0, start)}"${double(value)}"${record.slice(end)}`;
}

function piecesOfField(record: string, { start, end, isQuoted }: Field, encode: (text: string) => string): Piece[] {
  return piecesOf(record, start, end, isQuoted ? /""/g : /(?!)/g, () => QUOTE, encode);
}

function double(text: string): string {
  return text.replaceAll(QUOTE, '""');
}

function asItIs(text: string): string {
  return text;
}

function withoutBreaks(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}

/** A doubled quote is no closing one. */
function closingQuote(record: string, start: number): number {
  let at = record.indexOf(QUOTE, start);
  while (at >= 0 && record[at + 1] === QUOTE) at = record.indexOf(QUOTE, at + 2);
  return at;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The sign that cuts the first line of a CSV file into most fields. */
export function delimiterOf(line: string): string {
  const counts = DELIMITERS.map((delimiter) => fieldsOf(line, { delimiter, hasQuotes: true }).fields.length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] as string;
}

function lengthWithoutLineEnd(record: string): number {
  return record.length - (/\r?\n$/.exec(record)?.[0].length ?? 0);
}
