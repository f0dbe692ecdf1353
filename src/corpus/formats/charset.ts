/** Which encoding bytes are in, and from bytes to text and back without loss. Knows no format. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { detect } from 'jschardet';

/** How many bytes are guessed from. */
const SAMPLE = 4096;

/** Where nothing tells, most of what is not UTF-8 in Chinese corpora is this. */
const USUAL = 'gb18030';

/**
 * @param head the beginning of what is to be read; it may end within a character
 * @param declared what the file says it is in. It is believed only where the bytes are not UTF-8.
 * @returns a name that {@link decodeText} takes
 */
export function charsetOf(head: Uint8Array, declared?: string): string {
  if (isUtf8(wholeCharacters(head))) return 'utf-8';
  const names = [declared, guess(head)];
  const known = names.find((name): name is string => name !== undefined && iconv.encodingExists(name));
  return standardName(known ?? USUAL);
}

/** From the first byte that is not ASCII. */
function guess(bytes: Uint8Array): string | undefined {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  return detect(Buffer.from(bytes.subarray(start, start + SAMPLE))).encoding ?? undefined;
}

/** GB2312 and GBK are parts of GB18030, and pages that name them often hold more. */
function standardName(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '');
  if (/^(?:x?gbk|gb2312(?:80)?|gb18030(?:2005|2022)?|cp936|euccn|hzgb2312|x?euccn)$/.test(plain)) return USUAL;
  return plain === 'utf8' ? 'utf-8' : name;
}

/** Without the bytes of a UTF-8 character that is cut off at the end. */
export function wholeCharacters<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? (bytes.subarray(0, bytes.length - back) as Bytes) : bytes;
  }
  return bytes;
}

/** A byte order mark stays, as U+FEFF. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (charset === 'utf-8') return buffer.toString();
  // iconv-lite maps what Big5 took in from Hong Kong; the platform is faster.
  if (charset === USUAL) return new TextDecoder(USUAL).decode(buffer);
  return iconv.decode(buffer, charset, { stripBOM: false });
}

/** What the encoding lacks becomes `?`: see {@link canEncode}. */
export function encodeText(text: string, charset: string): Buffer {
  return charset === 'utf-8' ? Buffer.from(text) : iconv.encode(text, charset);
}

/** The text, if its bytes can be made from it again. */
export function decodeExactly(bytes: Uint8Array, charset: string): string | undefined {
  if (charset === 'utf-8') return isUtf8(bytes) ? decodeText(bytes, charset) : undefined;
  const text = decodeText(bytes, charset);
  return encodeText(text, charset).equals(bytes) ? text : undefined;
}

/** True where the encoding has all characters of a text. */
export function canEncode(text: string, charset: string): boolean {
  return charset === 'utf-8' || decodeText(encodeText(text, charset), charset) === text;
}
