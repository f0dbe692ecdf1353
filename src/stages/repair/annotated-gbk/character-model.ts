/**
 * How likely one character follows another, in natural logarithms. Made of the dictionary's statistics (words drawn
 * one after another) and of what the document itself holds. Knows nothing of bytes that were lost.
 */
import { collocations } from '../../../language/collocations.ts';
import { DocumentCounts } from './document-counts.ts';
import { gbk, isLetter } from './gbk.ts';
import { forms } from './script-form.ts';
import { insideWord, type Statistics, statistics } from './statistics.ts';

/** Characters are GBK codes here; codes below 0x80 are ASCII, 0 stands for the beginning. */
export interface CharacterModel {
  /** The logarithm of the probability that `code` follows `before`. */
  score(before: number, code: number): number;
  /** The same without regard to the script that the character belongs to. */
  plain(before: number, code: number): number;
  /** How many natural logarithms a character of the document costs on average: 4.5 to 5 in prose, 7 in old verse. */
  readonly strangeness: number;
  /** Makes the characters of a stretch of the text likelier until the next call: what was just said is said again. */
  attend(nearby: string): void;
  /** The GBK characters with that first byte that are worth a thought where nothing else is known. */
  startingWith(lead: number): readonly number[];
  /** Those of them that are frequent. */
  frequentStartingWith(lead: number): readonly number[];
  /** The same for the second byte. */
  endingWith(trail: number): readonly number[];
}

const UNKNOWN = -17;
const CACHE = 1 << 17;
/** Used again for each document. */
const keys = new Int32Array(CACHE);
const values = new Float32Array(CACHE);
/** What it is worth, in natural logarithms, that a character stands nearby as well. */
const NEARBY = 0.8;
/** The weight of the document's own pairs where the first character is frequent in it, and how often that is half. */
const FROM_DOCUMENT = 0.4;
const ENOUGH = 10;
const ANY_ORDER = 0.05;

/**
 * The model for one document.
 *
 * @param text the document without what the damage added; its own words and forms weigh in
 */
export function characterModel(text: string): CharacterModel {
  const known = statistics();
  const counts = new DocumentCounts(text, known);
  const { unitOf } = gbk();
  const { leads, frequent, trails } = likely(known, counts);
  keys.fill(0);
  const { simplified } = forms();
  const attended = new Set<number>();
  const boost = new Float32Array(known.occurrences.length);
  const form = (code: number): number => (counts.seen[unitOf[code] ?? 0] === 1 ? 0 : (known.formCost[code] ?? 0));
  const compute = (before: number, code: number): number => {
    const id = known.idOf[code] ?? 0;
    if (id !== 0) return scoreKnown(known, counts, known.idOf[before] ?? 0, id);
    return code < 0x80 ? scoreAscii(before, code) : UNKNOWN;
  };
  /** Without regard to form and place, which pairs of characters share. */
  const general = (before: number, code: number): number => {
    const key = (before << 16) | code;
    const slot = (Math.imul(key, 0x9e3779b1) >>> 15) & (CACHE - 1);
    if (keys[slot] === key) return values[slot] ?? 0;
    const value = compute(before, code);
    keys[slot] = key;
    values[slot] = value;
    return value;
  };
  const plain = (before: number, code: number): number =>
    general(before, code) + (code < 0x80 ? 0 : (boost[known.idOf[code] ?? 0] ?? 0));
  return {
    strangeness: strangeness(text, known),
    plain,
    score: (before, code) => plain(before, code) + (code < 0x80 ? 0 : form(code)),
    attend(nearby) {
      for (const id of attended) boost[id] = 0;
      attended.clear();
      for (let i = 0; i < nearby.length; i++) attended.add(known.idOfUnit[simplified[nearby.charCodeAt(i)] ?? 0] ?? 0);
      attended.delete(0);
      for (const id of attended) boost[id] = NEARBY;
    },
    startingWith: (lead) => leads[lead] ?? [],
    frequentStartingWith: (lead) => frequent[lead] ?? [],
    endingWith: (trail) => trails[trail] ?? [],
  };
}

/** How much of a document shows what it is like, in UTF-16 units. */
const SAMPLE = 3000;

function strangeness(text: string, known: Statistics): number {
  const nothing = new DocumentCounts('', known);
  let [cost, pairs, before] = [0, 0, 0];
  for (let i = 0; i < Math.min(SAMPLE, text.length); i++) {
    const id = known.idOfUnit[forms().simplified[text.charCodeAt(i)] ?? 0] ?? 0;
    if (before !== 0 && id !== 0) {
      cost -= scoreKnown(known, nothing, before, id);
      pairs++;
    }
    before = id;
  }
  return pairs === 0 ? 0 : cost / pairs;
}

/** The least share of running text that makes a character worth a thought. */
const LIKELY = 3e-6;
const FREQUENT = 2e-4;

function likely(
  { idOf, occurrences, total, formCost }: Statistics,
  { seen }: DocumentCounts,
): Record<'leads' | 'frequent' | 'trails', number[][]> {
  const { unitOf } = gbk();
  const leads: number[][] = Array.from({ length: 0x100 }, () => []);
  const frequent: number[][] = Array.from({ length: 0x100 }, () => []);
  const trails: number[][] = Array.from({ length: 0x100 }, () => []);
  for (let code = 0x8140; code <= 0xfefe; code++) {
    const unit = unitOf[code] ?? 0;
    if (unit === 0) continue;
    const common = (occurrences[idOf[code] ?? 0] ?? 0) > LIKELY * total && (formCost[code] ?? 0) > -3;
    if (!common && seen[unit] !== 1) continue;
    leads[code >> 8]?.push(code);
    if ((occurrences[idOf[code] ?? 0] ?? 0) > FREQUENT * total) frequent[code >> 8]?.push(code);
    trails[code & 0xff]?.push(code);
  }
  return { leads, frequent, trails };
}

function scoreKnown(known: Statistics, counts: DocumentCounts, before: number, id: number): number {
  const { occurrences, beginnings, ends, total, words, units } = known;
  const begins = (beginnings[id] ?? 0) / words;
  const anywhere = (occurrences[id] ?? 0) / total;
  if (before === 0) return Math.log(0.8 * begins + 0.2 * anywhere + 1e-9);
  const inside = insideWord(known, before, id);
  const likelier = collocations().factor(units[before - 1] ?? 0, units[id - 1] ?? 0);
  const expected = (inside + (ends[before] ?? 0) * begins * likelier) / (occurrences[before] ?? 1);
  const general = (1 - ANY_ORDER) * expected + ANY_ORDER * anywhere;
  const times = counts.single[before] ?? 0;
  const here = times === 0 ? 0 : counts.pair(before, id) / times;
  const weight = (FROM_DOCUMENT * times) / (times + ENOUGH);
  return Math.log((1 - weight) * general + weight * here + 1e-9);
}

/** How likely an ASCII character is in Chinese text, where the statistics know no full-width form of it. */
const LATIN_AFTER_HAN = Math.log(0.006 / 52);
const LATIN_AFTER_LATIN = Math.log(0.75 / 30);
const DIGIT_AFTER_OTHER = Math.log(0.01 / 10);
const DIGIT_AFTER_DIGIT = Math.log(0.55 / 10);
const SPACE_AFTER_OTHER = Math.log(0.004);
const SPACE_AFTER_LATIN = Math.log(0.1);
const OTHER_ASCII = Math.log(0.0002);

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The logarithm of the probability that the ASCII character follows `before`, a GBK or ASCII code. */
function scoreAscii(before: number, code: number): number {
  const afterLatin = isLetter(before);
  if (isLetter(code)) return afterLatin || before === 0x20 ? LATIN_AFTER_LATIN : LATIN_AFTER_HAN;
  if (isDigit(code)) return isDigit(before) || before === 0x2e ? DIGIT_AFTER_DIGIT : DIGIT_AFTER_OTHER;
  if (code === 0x20) return afterLatin || isDigit(before) ? SPACE_AFTER_LATIN : SPACE_AFTER_OTHER;
  return OTHER_ASCII;
}
