/**
 * How surprising a text is to a reader of modern Chinese, so that two readings of the same bytes can be weighed
 * against each other. Knows nothing of encodings.
 */
import { loadTable } from '../../../tables/load.ts';

/**
 * Surprise of what is no Han character, in tenths of a nat. Letters of any script are cheap, kana above all: their
 * text is not Chinese, but it is no damage. Controls, private-use and replacement characters stand in no sound text.
 */
const RANGES: readonly (readonly [first: number, last: number, surprise: number])[] = [
  [0x0000, 0xffff, 110],
  [0x0000, 0x001f, 160],
  [0x0009, 0x000a, 40],
  [0x000d, 0x000d, 40],
  [0x0020, 0x007e, 40],
  [0x007f, 0x009f, 160],
  [0x00a0, 0x00bf, 90],
  [0x00b7, 0x00b7, 45],
  [0x00c0, 0x024f, 70],
  [0x0370, 0x052f, 55],
  [0x0530, 0x1fff, 60],
  [0x2010, 0x2027, 45],
  [0x2460, 0x24ff, 80],
  [0x3000, 0x3011, 45],
  [0x3040, 0x30ff, 50],
  [0xac00, 0xd7af, 60],
  [0xd800, 0xdfff, 80],
  [0xe000, 0xf8ff, 150],
  [0xff01, 0xff5e, 50],
  [0xfffd, 0xfffd, 160],
];

const HAN_FIRST = 0x4e00;

let table: Uint8Array | undefined;

/** Tenths of a nat for each UTF-16 unit; 65,536 entries, made on first use. */
export function surpriseTable(): Uint8Array {
  if (table === undefined) {
    table = new Uint8Array(0x10000);
    for (const [first, last, surprise] of RANGES) table.fill(surprise, first, last + 1);
    table.set(loadTable('han-surprise.bin'), HAN_FIRST);
  }
  return table;
}

/** The sum over the text's units, in tenths of a nat. */
export function surprise(text: string): number {
  const units = surpriseTable();
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += units[text.charCodeAt(i)] as number;
  return sum;
}

/**
 * A repair must explain the text at least this much better, in tenths of a nat: odds of e^24, more than all the places
 * in a library where a run of rare characters might by chance be the bytes of common ones.
 */
const GAIN = 240;

/** And what comes out must by itself be ordinary Chinese: at most this surprising for each unit. */
const ORDINARY = 88;

/**
 * True where `after` is so much more plausible than `before` that it must be what was written.
 *
 * @example isMuchMorePlausible('閽夊瓙', '钉子')
 */
export function isMuchMorePlausible(before: string, after: string): boolean {
  const cost = surprise(after);
  return cost <= ORDINARY * after.length && surprise(before) - cost >= GAIN && hanCount(after) >= 2;
}

const HAN = /[\u4e00-\u9fff]/gu;

function hanCount(text: string): number {
  return text.match(HAN)?.length ?? 0;
}
