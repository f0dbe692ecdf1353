/**
 * Bytes to text: UTF-8, UTF-16 with a byte order mark, GB18030 or Big5, whichever reads best. Never throws: what cannot
 * be decoded becomes U+FFFD and a finding.
 */
import { isUtf8, transcode } from 'node:buffer';
import { isCommon } from '../language/common.ts';
import type { StageFinding } from '../model/finding.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  /** A byte order mark of UTF-8 stays, as U+FEFF; that of UTF-16 goes. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly findings: readonly StageFinding[];
}

/** Text that is UTF-8 but for some damage still has this share of valid sequences among its non-ASCII ones. */
const MOSTLY_UTF8 = 0.5;

export function decode(bytes: Uint8Array): Decoded {
  if (isUtf8(bytes)) return { text: utf8ToText(bytes), encoding: 'utf-8', findings: [] };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read(bytes, 'utf-16be');
  const utf8 = read(bytes, 'utf-8');
  if (shareOf(utf8.text, (character) => character !== REPLACEMENT) > MOSTLY_UTF8) return utf8;
  const [gb18030, big5] = [read(bytes, 'gb18030'), read(bytes, 'big5')];
  return shareOf(big5.text, isCommon) > shareOf(gb18030.text, isCommon) ? big5 : gb18030;
}

/** Several times as fast as TextDecoder, which reads Chinese byte by byte. */
function utf8ToText(bytes: Uint8Array): string {
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

const REPLACEMENT = '\ufffd';

function read(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
  const valid = encoding !== 'utf-8' && !text.includes(REPLACEMENT);
  return { text, encoding, findings: valid ? [] : [undecodable(text, encoding)] };
}

function undecodable(text: string, encoding: Encoding): StageFinding {
  const start = text.indexOf(REPLACEMENT);
  const count = text.split(REPLACEMENT).length - 1;
  return {
    rule: 'undecodable-bytes',
    span: { start, end: start + 1 },
    actual: REPLACEMENT,
    expected: [],
    tier: 'flag',
    category: 'linguistic-conventions/character-encoding',
    evidence: [],
    note: `The file is not valid ${encoding}: ${count} ${count === 1 ? 'place' : 'places'} could not be read, this is the first.`,
  };
}

/** The share of a text's characters beyond ASCII of which `holds` is true; 0 where there are none. */
function shareOf(text: string, holds: (character: string) => boolean): number {
  let all = 0;
  let counted = 0;
  for (const character of text) {
    if (character < '\x80') continue;
    all++;
    if (holds(character)) counted++;
  }
  return all === 0 ? 0 : counted / all;
}
