/**
 * How surprising a text is to a reader of modern Chinese, so that two readings of the same bytes can be weighed
 * against each other. Knows nothing of encodings.
 */
import { foldScript } from '../../../language/fold.ts';
import { pairBit } from '../../../tables/han-pairs.ts';
import { loadTable } from '../../../tables/load.ts';

/**
 * Surprise of what is no Han character, in tenths of a nat. Letters of any script are cheap, kana above all: their
 * text is not Chinese, but it is no damage; so are drawn lines. Controls, private-use and replacement characters stand in no sound text.
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
  [0x2190, 0x22ff, 60],
  [0x2460, 0x24ff, 80],
  [0x2500, 0x27bf, 50],
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
let bits: Uint8Array | undefined;

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

/** About half of all neighbours in running text stand side by side in some word, and one in fifteen by chance. */
const PAIR_KNOWN = -20;
const PAIR_UNKNOWN = 6;

/**
 * A repair must explain the text this much better, in tenths of a nat: odds of e^15 or e^24 to one. Bytes that happen to be
 * sound UTF-8 are evidence by themselves; almost any two bytes are sound in a double-byte encoding.
 */
const GAIN = { strict: 150, loose: 240 } as const;

/** This share of neighbours must stand side by side in some word. */
const KNOWN_PAIRS = { strict: 1 / 7, loose: 1 / 3 } as const;

/** And what comes out must by itself be ordinary Chinese: at most this surprising for each unit. */
const ORDINARY = 84;

/** A document in which one run has proven itself needs less for the next. */
const GAIN_IN_COMPANY = 90;

export type Verdict = 'certain' | 'in-company' | 'no';

/**
 * Whether `after` is so much more plausible than `before` that it must be what was written. `in-company` says: only
 * where another run of the same document is certain.
 *
 * @param evidence how much it says that the bytes are sound: `strict` for UTF-8, `loose` for double-byte encodings
 *
 * @example weigh('閽夊瓙', '钉子', 'strict') === 'certain'
 */
export function weigh(before: string, after: string, evidence: keyof typeof GAIN): Verdict {
  const { known, all, han } = pairs(after);
  const cost = surprise(after) + PAIR_KNOWN * known + PAIR_UNKNOWN * (all - known);
  const gain = surprise(before) - cost;
  if (cost > ORDINARY * after.length || UNSOUND.test(after) || han <= countOf(after, ACCENTED)) return 'no';
  if (evidence === 'loose' && (OTHER_SCRIPT.test(after) || isRepetitive(after, han))) return 'no';
  if (evidence === 'loose' && (all < han / 2 || isSorted(before))) return 'no';
  if (gain >= GAIN[evidence] && han >= 2 && known >= Math.max(1, all * KNOWN_PAIRS[evidence])) return 'certain';
  return evidence === 'strict' && gain >= GAIN_IN_COMPANY ? 'in-company' : 'no';
}

const UNSOUND = /(?![\t\n\r])[\p{Cc}\p{Co}\ufffd]/u;

/** Cheap where they stand, since they are no damage, and no Chinese where they would come out. */
const OTHER_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Bopomofo}\u2500-\u257f]/u;

/** One rare character of sound text, repeated, is no more evidence than one: 嘿嘿嘿嘿. */
function isRepetitive(text: string, han: number): boolean {
  return new Set(text.match(/[\u4e00-\u9fff]/gu)).size < Math.min(8, han * 0.6);
}

/** Rare characters one after another in the order of their code, as tables and dictionaries list them. */
function isSorted(text: string): boolean {
  const listed = text.replace(/[\0-\x7f]/g, '');
  let ascending = 0;
  for (let i = 1; i < listed.length; i++) if (listed.charCodeAt(i - 1) < listed.charCodeAt(i)) ascending++;
  return ascending > SORTED * (listed.length - 1);
}

const SORTED = 0.8;

/** More of these than of Han: still mojibake, or the text of another language. */
const ACCENTED = /[\u00a0-\u00b6\u00b8-\u024f]/gu;

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** True where some word has the two characters, simplified, side by side (or, for six pairs of a hundred, by chance). */
export function isPair(left: string, right: string): boolean {
  bits ??= loadTable('han-pairs.bin');
  const bit = pairBit(left.charCodeAt(left.length - 1), right.charCodeAt(0));
  return (((bits[bit >> 3] as number) >> (bit & 7)) & 1) === 1;
}

const HAN = /^[\u4e00-\u9fff]$/u;

function pairs(text: string): { readonly known: number; readonly all: number; readonly han: number } {
  const folded = foldScript(text);
  let known = 0;
  let all = 0;
  let han = 0;
  let left = '';
  for (const character of folded) {
    const right = HAN.test(character) ? character : '';
    if (right !== '') han++;
    if (left !== '' && right !== '') {
      if (isPair(left, right)) known++;
      all++;
    }
    left = right;
  }
  return { known, all, han };
}
