/**
 * Mends the character at the end of a run of UTF-8 that lost one of its three bytes: a double-byte reader cannot pair
 * the last byte of an odd number, and Windows-1252 has no character for five bytes.
 */
import { foldScript } from '../../../language/fold.ts';
import type { Mixup } from './candidate.ts';
import { bytesTable, decode, NONE } from './codecs.ts';
import { isPair, surprise } from './plausibility.ts';

export interface Mended {
  /** Where the damaged character ends, the mark that stands for the lost byte included. */
  readonly end: number;
  readonly character: string;
  /** The byte that was chosen, as hexadecimal. */
  readonly chosen: string;
  /** From 0 to 1: how far the best character is ahead of the next. */
  readonly confidence: number;
}

/** Several characters are as likely. */
export interface Ambiguous {
  readonly end: number;
  readonly ambiguous: true;
}

/** How far the best character must be ahead of the next, in tenths of a nat. */
const STANDS_OUT = 25;

/** What a word with the character before is worth, in tenths of a nat. */
const WORD = 30;

const UNDEFINED_IN_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const CONTINUATIONS: readonly number[] = Array.from({ length: 64 }, (_, i) => 0x80 + i);

/**
 * The damaged character at `at`, undefined where none stands there.
 *
 * @param before the character before, repaired
 * @example mendLostByte('é’‰å\u00ad', 3, 'windows-1252', '钉') // 子
 */
export function mendLostByte(
  text: string,
  at: number,
  read: Mixup['read'],
  before: string,
): Mended | Ambiguous | undefined {
  const known = knownBytes(text, at, read);
  if (known === undefined) return undefined;
  const isLast = /^[\r\n]?$/.test(text.charAt(known.end));
  const candidates = lostBytes(read, known)
    .flatMap(({ bytes, lost }) => {
      const character = decode(Uint8Array.from(bytes), 'utf-8');
      return character === undefined ? [] : [{ character, lost, cost: cost(before, character, isLast) }];
    })
    .sort((a, b) => a.cost - b.cost);
  const [best, next] = candidates;
  if (best === undefined) return undefined;
  const end = known.end;
  const lead = (next?.cost ?? Number.POSITIVE_INFINITY) - best.cost;
  if (lead < STANDS_OUT) return { end, ambiguous: true };
  const confidence = 1 - Math.exp(-lead / 10);
  return { end, character: best.character, chosen: best.lost.toString(16), confidence };
}

interface Known {
  readonly lead: number;
  readonly other: number;
  readonly end: number;
}

/** The two bytes at `at`, if they are the beginning of a character and its third byte does not follow. */
function knownBytes(text: string, at: number, read: Mixup['read']): Known | undefined {
  const table = bytesTable(read);
  const bytes: number[] = [];
  let end = at;
  for (; end < text.length && bytes.length < 2; end++) {
    const value = table[text.charCodeAt(end)] as number;
    if (value < 0x80 || value === NONE) return undefined;
    if (value > 0xff) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  const [lead = 0, other = 0] = bytes;
  if (bytes.length !== 2 || lead < 0xe2 || lead > 0xef || (other & 0xc0) !== 0x80) return undefined;
  const next = text[end];
  if (next === '?' || next === '\ufffd') return { lead, other, end: end + 1 };
  if (read === 'windows-1252' || next === undefined || next === '\n' || next === '\r') return { lead, other, end };
  return undefined;
}

function lostBytes(read: Mixup['read'], { lead, other }: Known): { bytes: number[]; lost: number }[] {
  if (read !== 'windows-1252') return CONTINUATIONS.map((lost) => ({ bytes: [lead, other, lost], lost }));
  return UNDEFINED_IN_WINDOWS_1252.flatMap((lost) => [
    { bytes: [lead, other, lost], lost },
    { bytes: [lead, lost, other], lost },
  ]);
}

/** What a full stop is worth at the end of a line, in tenths of a nat: lines that end on another mark are rare. */
const FULL_STOP = 30;

function cost(before: string, character: string, isLast: boolean): number {
  if (isLast && character === '。') return surprise(character) - FULL_STOP;
  return surprise(character) - (isPair(foldScript(before), foldScript(character)) ? WORD : 0);
}
