/**
 * WARC and WET: pages and plain texts are cleaned in their records, whose lengths and digests follow. All other records
 * stay byte for byte, and so do all other header lines.
 */
import { createHash, getHashes } from 'node:crypto';
import { ByteReader } from './byte-reader.ts';
import { canEncode, charsetOf, decodeText } from './charset.ts';
import { DamagedInput, type Rewrite, recordId, type Visitor } from './format.ts';
import { HeaderLines } from './header-lines.ts';
import { rewritePage } from './html.ts';
import { readHttpMessage, writeHttpMessage } from './http-message.ts';
import { LONGEST_RECORD } from './lines.ts';
import { spliceBytes } from './splice-bytes.ts';

export const rewriteWarc: Rewrite = async function* ({ path, chunks }, _fields, visitor) {
  const reader = new ByteReader(chunks);
  for (let number = 1; ; number++) {
    const head = await reader.readThrough('\r\n\r\n', LONGEST_HEAD);
    if (head.toString('latin1').trim() === '') {
      yield head;
      return;
    }
    checkHead(head);
    const headers = new HeaderLines(head);
    const length = Number(headers.get('content-length') ?? Number.NaN);
    if (!Number.isSafeInteger(length)) throw new DamagedInput('corrupt', `has no length in record ${number}`);
    if (length > LONGEST_RECORD) {
      yield head;
      yield* copy(reader, length + END.length);
      continue;
    }
    const block = await reader.read(length);
    const end = await reader.read(END.length);
    if (block.length < length) throw new DamagedInput('truncated', `ends in the middle of record ${number}`);
    const id = recordId(path, headers.get('warc-target-uri'), number);
    const rewritten = await rewriteBlock(block, headers, { id, number }, visitor);
    yield Buffer.concat([rewritten === block ? head : headers.bytes(), rewritten, end]);
  }
};

const LONGEST_HEAD = 1024 * 1024;

/** What stands behind each record. */
const END = '\r\n\r\n';

function checkHead(head: Buffer): void {
  if (!/^\s*WARC\/\d/.test(head.toString('latin1', 0, 32)))
    throw new DamagedInput('corrupt', 'is no WARC file, or not any more');
  if (!head.includes(END)) throw new DamagedInput('truncated', "ends in the middle of a record's header");
}

/** @returns the block itself where nothing changes; else the headers follow */
async function rewriteBlock(
  block: Buffer,
  headers: HeaderLines,
  { id, number }: Place,
  visitor: Visitor,
): Promise<Buffer> {
  const numbered: Visitor = { ...visitor, fault: (fault) => visitor.fault({ ...fault, record: number }) };
  const type = headers.get('warc-type')?.toLowerCase();
  const lang = headers.get('warc-identified-content-language')?.split(',', 1)[0];
  const message = type === 'response' ? readHttpMessage(block) : undefined;
  if (message === undefined && type !== 'conversion' && type !== 'resource') return block;
  const payload = message?.payload ?? block;
  const contentType = (message?.headers ?? headers).get('content-type') ?? '';
  const rewritten = await rewritePayload(payload, contentType, { id, ...(lang !== undefined && { lang }) }, numbered);
  if (rewritten === payload) return block;
  const changed = message === undefined ? rewritten : writeHttpMessage(message, rewritten);
  headers.set('content-length', `${changed.length}`);
  headers.set('warc-block-digest', digestLike(headers.get('warc-block-digest'), changed));
  headers.set('warc-payload-digest', digestLike(headers.get('warc-payload-digest'), rewritten));
  return changed;
}

interface Place {
  readonly id: string;
  readonly number: number;
}

async function rewritePayload(
  payload: Buffer,
  contentType: string,
  { id, lang }: { readonly id: string; readonly lang?: string },
  visitor: Visitor,
): Promise<Buffer> {
  const [, kind, charset] =
    /^text\/(html|plain)(?:.*charset\s*=\s*"?([\w.:-]+))?/i.exec(
      contentType.replace('application/xhtml+xml', 'text/html'),
    ) ?? [];
  if (kind === undefined || payload.includes(0)) return payload;
  if (kind === 'html') return rewritePage(payload, { id, charset }, visitor);
  const found = charsetOf(payload, charset);
  const text = decodeText(payload, found);
  if (text.trim() === '') return payload;
  const changes = await visitor.clean({ id, text, ...(lang !== undefined && { lang }) });
  const splices = changes
    .filter((change) => canEncode(change.text, found))
    .map(({ span, text }) => ({ ...span, text }));
  return spliceBytes(payload, text, splices, found).bytes;
}

/** A digest by the algorithm and in the notation of another one; undefined where that is not known. */
function digestLike(digest: string | undefined, bytes: Uint8Array): string | undefined {
  const [, name = '', value = ''] = /^([\w-]+):(\S+)$/.exec(digest ?? '') ?? [];
  const algorithm = name.toLowerCase().replace('-', '');
  if (!getHashes().includes(algorithm)) return undefined;
  const hash = createHash(algorithm).update(bytes).digest();
  if (value.length === hash.length * 2) return `${name}:${hash.toString('hex')}`;
  return `${name}:${base32(hash)}`;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{1,5}/g) ?? [];
  return digits.map((digit) => BASE32[Number.parseInt(digit.padEnd(5, '0'), 2)]).join('');
}

async function* copy(reader: ByteReader, length: number): AsyncGenerator<Uint8Array> {
  for (let rest = length; rest > 0; ) {
    const piece = await reader.read(Math.min(rest, 1024 * 1024));
    if (piece.length === 0) throw new DamagedInput('truncated', 'ends in the middle of a record');
    yield piece;
    rest -= piece.length;
  }
}
