/**
 * CSV and TSV: the first line names the columns, unless they are given by number. A field is changed where it stands;
 * all else stays byte for byte, in whatever encoding the file is.
 */
import { canEncode, charsetOf, decodeExactly, decodeText, encodeText } from './charset.ts';
import { type Dialect, delimiterOf, fieldsOf, isOpenAfter, rewriteField, textOfField } from './csv-fields.ts';
import { DamagedInput, type Fields, type Input, type Rewrite, recordId, type Visitor } from './format.ts';
import { LONGEST_RECORD, linesOf } from './lines.ts';
import { peek, throughUtf8 } from './streams.ts';

export const rewriteCsv: Rewrite = (input, fields, visitor) => rewriteTable(input, fields, visitor);

/** Quotes have no meaning here, and a line is a record. */
export const rewriteTsv: Rewrite = (input, fields, visitor) =>
  rewriteTable(input, fields, visitor, { delimiter: '\t', hasQuotes: false });

function rewriteTable(input: Input, fields: Fields, visitor: Visitor, dialect?: Dialect): AsyncIterable<Uint8Array> {
  return throughUtf8(input.chunks, (chunks) => rewriteRecords({ ...input, chunks }, fields, visitor, dialect));
}

/** How much is looked at to tell the encoding and the delimiter. */
const SAMPLE = 64 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

async function* rewriteRecords(
  input: Input,
  fields: Fields,
  visitor: Visitor,
  given?: Dialect,
): AsyncGenerator<Uint8Array> {
  const { head, chunks } = await peek(input.chunks, SAMPLE);
  const charset = charsetOf(head);
  const [firstLine = ''] = decodeText(head, charset)
    .replace(/^\ufeff/, '')
    .split('\n', 1);
  const dialect = given ?? { delimiter: delimiterOf(firstLine), hasQuotes: true };
  let columns = numbered(fields);
  let number = 0;
  for await (const { bytes, isOpen } of recordsOf(chunks, charset, dialect)) {
    if (bytes.equals(BYTE_ORDER_MARK) || /^\r?\n$/.test(bytes.toString('latin1'))) {
      yield bytes;
      continue;
    }
    number++;
    if (columns === undefined) {
      columns = named(fields, textsOf(decodeText(bytes, charset), dialect));
      if (columns.text < 0) visitor.fault({ kind: 'no-text', message: `has no column "${fields.text}"` });
      yield bytes;
      continue;
    }
    if (columns.text < 0) {
      yield bytes;
      continue;
    }
    const record = isOpen ? undefined : decodeExactly(bytes, charset);
    if (record === undefined) {
      const message = isOpen ? 'has a quote that is never closed' : `is not valid ${charset}`;
      visitor.fault({ kind: 'malformed', record: number, message });
      yield bytes;
      continue;
    }
    const rewritten = await rewriteRecord(record, { path: input.path, number, columns, dialect, charset }, visitor);
    yield rewritten === record ? bytes : encodeText(rewritten, charset);
  }
}

/** Where a record keeps what; -1 for nowhere. */
type Columns = Readonly<Record<'text' | 'id' | 'lang' | 'source', number>>;

interface Place {
  readonly path: string;
  readonly number: number;
  readonly columns: Columns;
  readonly dialect: Dialect;
  readonly charset: string;
}

/** The record itself where nothing changes. */
async function rewriteRecord(record: string, place: Place, visitor: Visitor): Promise<string> {
  const { path, number, columns, dialect, charset } = place;
  const { fields } = fieldsOf(record, dialect);
  const field = fields[columns.text];
  if (field === undefined) {
    visitor.fault({ kind: 'no-text', record: number, message: `has only ${fields.length} columns` });
    return record;
  }
  const at = (column: number): string | undefined => {
    const found = fields[column];
    return found === undefined ? undefined : textOfField(record, found);
  };
  const [lang, source] = [at(columns.lang), at(columns.source)];
  const changes = await visitor.clean({
    id: recordId(path, at(columns.id), number),
    text: textOfField(record, field),
    ...(lang !== undefined && { lang }),
    ...(source !== undefined && { source }),
  });
  return rewriteField(
    record,
    field,
    changes.filter(({ text }) => canEncode(text, charset)),
    dialect,
  );
}

function textsOf(record: string, dialect: Dialect): string[] {
  return fieldsOf(record, dialect).fields.map((field) => textOfField(record, field));
}

/** Undefined where any column is given by name. */
function numbered({ text, id, lang, source }: Fields): Columns | undefined {
  const given = [text, id, lang, source];
  if (!given.every((name) => name === undefined || /^[1-9]\d*$/.test(name))) return undefined;
  const [textAt, idAt, langAt, sourceAt] = given.map((name) => Number(name ?? 0) - 1) as [
    number,
    number,
    number,
    number,
  ];
  return { text: textAt, id: idAt, lang: langAt, source: sourceAt };
}

function named({ text, id, lang, source }: Fields, names: readonly string[]): Columns {
  const find = (name?: string): number => {
    if (name === undefined) return -1;
    const at = names.findIndex((other) => other.trim() === name);
    return at < 0 && /^[1-9]\d*$/.test(name) ? Number(name) - 1 : at;
  };
  return { text: find(text), id: find(id), lang: find(lang), source: find(source) };
}

/** A record's lines, and a byte order mark by itself. */
async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  charset: string,
  dialect: Dialect,
): AsyncGenerator<{ readonly bytes: Buffer; readonly isOpen: boolean }> {
  let lines: Buffer[] = [];
  let length = 0;
  let isOpen = false;
  let isFirst = true;
  for await (let line of linesOf(chunks)) {
    if (isFirst && line.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
      yield { bytes: BYTE_ORDER_MARK, isOpen: false };
      line = line.subarray(3);
    }
    isFirst = false;
    lines.push(line);
    length += line.length;
    isOpen = isOpenAfter(decodeText(line, charset), isOpen, dialect);
    if (!isOpen) {
      yield { bytes: Buffer.concat(lines), isOpen };
      lines = [];
      length = 0;
    } else if (length > LONGEST_RECORD) throw new DamagedInput('corrupt', 'holds a record of more than 256 MiB');
  }
  if (length > 0) yield { bytes: Buffer.concat(lines), isOpen };
}
