/**
 * The encodings whose mix-ups make mojibake, in both directions. Encoders are the inverse of the platform's decoders,
 * so that decoding what they encode gives the text back to the letter. Knows nothing of what is plausible.
 */

import { pairTable } from '../../../language/encodings.ts';

export type DoubleByte = 'gbk' | 'big5';
export type Encoding = DoubleByte | 'utf-8' | 'windows-1252';

/** What has no bytes in an encoding. A table's other values are one byte (below 0x100) or two (lead first). */
export const NONE = 0xffff;

/** The characters that Windows put where ISO 8859-1 has controls, at 0x80 to 0x9F; the gaps are controls. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const tables = new Map<Encoding, Uint16Array>();

/**
 * For each UTF-16 unit its bytes in `encoding`. Windows-1252 holds the controls U+0080 to U+009F too, as software does
 * that reads one byte at a time: ISO 8859-1 is thereby covered.
 */
export function bytesTable(encoding: Exclude<Encoding, 'utf-8'>): Uint16Array {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = encoding === 'windows-1252' ? singleByteTable() : doubleByteTable(encoding);
    tables.set(encoding, table);
  }
  return table;
}

function singleByteTable(): Uint16Array {
  const table = new Uint16Array(0x10000).fill(NONE);
  for (let byte = 0; byte < 0x100; byte++) table[byte] = byte;
  for (let i = 0; i < WINDOWS_1252.length; i++) table[WINDOWS_1252.charCodeAt(i)] = 0x80 + i;
  return table;
}

function doubleByteTable(encoding: DoubleByte): Uint16Array {
  const table = new Uint16Array(0x10000).fill(NONE);
  const units = pairTable(encoding);
  for (let pair = units.length - 1; pair >= 0; pair--) if (units[pair] !== 0) table[units[pair] as number] = pair;
  for (let byte = 0; byte < 0x80; byte++) table[byte] = byte;
  if (encoding === 'gbk') table[EURO] = 0x80;
  return table;
}

/** Code page 936 has the euro sign as the single byte 0x80. */
const EURO = 0x20ac;

const unitsTables = new Map<DoubleByte, Uint16Array>();

/** For each two bytes, lead first, the UTF-16 unit that {@link bytesTable} has them for; 0 where there is none. */
export function unitsTable(encoding: DoubleByte): Uint16Array {
  let units = unitsTables.get(encoding);
  if (units === undefined) {
    units = new Uint16Array(0x10000);
    const bytes = bytesTable(encoding);
    for (let unit = 0; unit < bytes.length; unit++) {
      const value = bytes[unit] as number;
      if (value > 0xff && value !== NONE) units[value] = unit;
    }
    unitsTables.set(encoding, units);
  }
  return units;
}

/** The bytes of `text`, or undefined where a character has none. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const table = bytesTable(encoding);
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = table[text.charCodeAt(i)] as number;
    if (value === NONE) return undefined;
    if (value > 0xff) bytes[length++] = value >> 8;
    bytes[length++] = value & 0xff;
  }
  return bytes.subarray(0, length);
}

const decoders = new Map<Encoding, InstanceType<typeof TextDecoder>>();

/** The text of `bytes`, or undefined where they are not sound in `encoding`. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return decodeSingleBytes(bytes);
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeSingleBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += 0x80 <= byte && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}

/**
 * The damage done again: `text` written in `written` and read as `read`. Undefined where the damage would have lost
 * something.
 *
 * @example misread('钉子', 'utf-8', 'gbk') === '閽夊瓙'
 */
export function misread(text: string, written: Encoding, read: Encoding): string | undefined {
  const bytes = encode(text, written);
  return bytes && decode(bytes, read);
}
