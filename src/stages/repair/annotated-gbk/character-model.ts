/**
 * How likely one character follows another, in natural logarithms. Made of the dictionary's statistics (words drawn
 * one after another) and of what the document itself holds. Knows nothing of bytes that were lost.
 */
import { loadTable } from '../../../tables/load.ts';
import { gbk } from './gbk.ts';
import { forms } from './script-form.ts';

/** Characters are GBK codes here; codes below 0x80 are ASCII, 0 stands for the beginning. */
export interface CharacterModel {
  /** The logarithm of the probability that `code` follows `before`. */
  score(before: number, code: number): number;
  /** Makes the characters of a stretch of the text likelier until the next call: what was just said is said again. */
  attend(nearby: string): void;
  /** The GBK characters with that first byte that are worth a thought where nothing else is known. */
  startingWith(lead: number): readonly number[];
  /** Those of them that are frequent. */
  frequentStartingWith(lead: number): readonly number[];
  /** The same for the second byte. */
  endingWith(trail: number): readonly number[];
}

/** The table that `src/tables/character-model.ts` makes, spread out. */
interface Statistics {
  /** GBK code (or ASCII) to the number of the character's simplified form in the table; 0 where it is unknown. */
  readonly idOf: Uint16Array;
  readonly occurrences: Float32Array;
  readonly beginnings: Float32Array;
  readonly ends: Float32Array;
  readonly total: number;
  readonly words: number;
  readonly rows: Uint32Array;
  readonly seconds: Uint16Array;
  readonly times: Uint8Array;
  readonly units: Uint16Array;
  readonly idOfUnit: Uint16Array;
  /** What it costs a character not to be its script's usual form. */
  readonly formCost: Float32Array;
}

const UNKNOWN = -17;
const CACHE = 1 << 14;
/** What it is worth, in natural logarithms, that a character stands nearby as well. */
const NEARBY = 0.8;
/** The weight of the document's own pairs where the first character is frequent in it, and how often that is half. */
const FROM_DOCUMENT = 0.4;
const ENOUGH = 10;
const ANY_ORDER = 0.05;

const NARROW = ',.:;?!()"<>[]%~';
const WIDE = '，。：；？！（）“《》【】％～';
const LATIN_AFTER_HAN = Math.log(0.006 / 52);
const LATIN_AFTER_LATIN = Math.log(0.75 / 30);
const DIGIT_AFTER_OTHER = Math.log(0.01 / 10);
const DIGIT_AFTER_DIGIT = Math.log(0.55 / 10);
const SPACE_AFTER_OTHER = Math.log(0.004);
const SPACE_AFTER_LATIN = Math.log(0.1);
const OTHER_ASCII = Math.log(0.0002);

const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

let statistics: Statistics | undefined;

function readStatistics(): Statistics {
  const bytes = loadTable('character-model.bin').slice();
  const { buffer } = bytes;
  const [n = 0, m = 0] = new Uint32Array(buffer, 0, 2);
  let at = 8;
  const take = (size: number): number => {
    const from = at;
    at += size;
    return from;
  };
  const occurrences = shifted(new Float32Array(buffer, take(4 * n), n));
  const beginnings = shifted(new Float32Array(buffer, take(4 * n), n));
  const ends = shifted(new Float32Array(buffer, take(4 * n), n));
  const rows = new Uint32Array(buffer, take(4 * (n + 1)), n + 1);
  const units = new Uint16Array(buffer, take(2 * n), n);
  const seconds = new Uint16Array(buffer, take(2 * m), m);
  const times = new Uint8Array(buffer, take(m), m);
  const idOfUnit = new Uint16Array(0x10000);
  units.forEach((unit, i) => {
    idOfUnit[unit] = i + 1;
  });
  const sum = (values: Float32Array): number => values.reduce((a, b) => a + b, 0);
  return {
    ...{ occurrences, beginnings, ends, rows, units, seconds, times, idOfUnit },
    total: sum(occurrences),
    words: sum(beginnings),
    idOf: numberCodes(idOfUnit),
    formCost: costForms(),
  };
}

/** Numbers count from 1, so that 0 can mean unknown. */
function shifted(values: Float32Array): Float32Array {
  const result = new Float32Array(values.length + 1);
  result.set(values, 1);
  return result;
}

function numberCodes(idOfUnit: Uint16Array): Uint16Array {
  const { unitOf } = gbk();
  const { simplified } = forms();
  const idOf = unitOf.map((unit) => (unit === 0 ? 0 : (idOfUnit[simplified[unit] ?? 0] ?? 0)));
  for (let i = 0; i < NARROW.length; i++) idOf[NARROW.charCodeAt(i)] = idOfUnit[WIDE.charCodeAt(i)] ?? 0;
  return idOf;
}

function costForms(): Float32Array {
  const { unitOf } = gbk();
  const { simplified, onlySimplified, usual } = forms();
  return Float32Array.from(unitOf, (unit) => {
    if (onlySimplified[unit] === 1) return -4;
    const expected = usual[simplified[unit] ?? unit] ?? 0;
    return expected === 0 || expected === unit ? 0 : -2.5;
  });
}

/** Occurrences of characters and of pairs in one document, by the numbers of the table. */
class DocumentCounts {
  readonly single: Float32Array;
  readonly seen: Uint8Array = new Uint8Array(0x10000);
  readonly #keys: Int32Array;
  readonly #counts: Uint16Array;
  readonly #mask: number;

  constructor(text: string, { idOfUnit, occurrences }: Statistics) {
    const { simplified } = forms();
    const size = 1 << Math.min(22, Math.max(10, Math.ceil(Math.log2(text.length * 2 + 1))));
    this.single = new Float32Array(occurrences.length);
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#counts = new Uint16Array(size);
    let before = 0;
    const length = Math.min(text.length, size >> 1);
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      this.seen[unit] = 1;
      const id = idOfUnit[simplified[unit] ?? 0] ?? 0;
      if (before !== 0 && id !== 0) {
        this.single[before] = (this.single[before] ?? 0) + 1;
        const slot = this.#slot(before, id);
        this.#keys[slot] = (before << 16) | id;
        this.#counts[slot] = Math.min(0xffff, (this.#counts[slot] ?? 0) + 1);
      }
      before = id;
    }
  }

  pair(before: number, id: number): number {
    return this.#counts[this.#slot(before, id)] ?? 0;
  }

  #slot(before: number, id: number): number {
    const key = (before << 16) | id;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/**
 * The model for one document.
 *
 * @param text the document without what the damage added; its own words and forms weigh in
 */
export function characterModel(text: string): CharacterModel {
  statistics ??= readStatistics();
  const known = statistics;
  const counts = new DocumentCounts(text, known);
  const { unitOf } = gbk();
  const { leads, frequent, trails } = likely(known, counts);
  const keys = new Int32Array(CACHE);
  const values = new Float32Array(CACHE);
  const { simplified } = forms();
  const attended = new Set<number>();
  const boost = new Float32Array(known.occurrences.length);
  const compute = (before: number, code: number): number => {
    const id = known.idOf[code] ?? 0;
    if (code < 0x80)
      return id === 0 ? scoreAscii(before, code) : scoreKnown(known, counts, known.idOf[before] ?? 0, id);
    const form = counts.seen[unitOf[code] ?? 0] === 1 ? 0 : (known.formCost[code] ?? 0);
    return form + (id === 0 ? UNKNOWN : scoreKnown(known, counts, known.idOf[before] ?? 0, id) + (boost[id] ?? 0));
  };
  return {
    attend(nearby) {
      for (const id of attended) boost[id] = 0;
      attended.clear();
      for (let i = 0; i < nearby.length; i++) attended.add(known.idOfUnit[simplified[nearby.charCodeAt(i)] ?? 0] ?? 0);
      attended.delete(0);
      for (const id of attended) boost[id] = NEARBY;
      keys.fill(0);
    },
    startingWith: (lead) => leads[lead] ?? [],
    frequentStartingWith: (lead) => frequent[lead] ?? [],
    endingWith: (trail) => trails[trail] ?? [],
    score(before, code) {
      const key = (before << 16) | code;
      const slot = (Math.imul(key, 0x9e3779b1) >>> 15) & (CACHE - 1);
      if (keys[slot] === key) return values[slot] ?? 0;
      const value = compute(before, code);
      keys[slot] = key;
      values[slot] = value;
      return value;
    },
  };
}

/** The least share of running text that makes a character worth a thought. */
const LIKELY = 1e-6;
const FREQUENT = 1e-4;

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
  const { occurrences, beginnings, ends, total, words } = known;
  const begins = (beginnings[id] ?? 0) / words;
  const anywhere = (occurrences[id] ?? 0) / total;
  if (before === 0) return Math.log(0.8 * begins + 0.2 * anywhere + 1e-9);
  const inside = insideWord(known, before, id);
  const expected = (inside + (ends[before] ?? 0) * begins) / (occurrences[before] ?? 1);
  const general = (1 - ANY_ORDER) * expected + ANY_ORDER * anywhere;
  const times = counts.single[before] ?? 0;
  const here = times === 0 ? 0 : counts.pair(before, id) / times;
  const weight = (FROM_DOCUMENT * times) / (times + ENOUGH);
  return Math.log((1 - weight) * general + weight * here + 1e-9);
}

const POWERS: Float32Array = Float32Array.from({ length: 256 }, (_, sixteenths) => Math.exp(sixteenths / 16));

/** How often the two stand together inside a word, by binary search in the first one's row. */
function insideWord({ rows, seconds, times, units }: Statistics, before: number, id: number): number {
  const wanted = units[id - 1] ?? 0;
  let low = rows[before - 1] ?? 0;
  let high = (rows[before] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = seconds[middle] ?? 0;
    if (found === wanted) return POWERS[times[middle] ?? 0] ?? 0;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

function scoreAscii(before: number, code: number): number {
  const afterLatin = isLatin(before);
  if (isLatin(code)) return afterLatin || before === 0x20 ? LATIN_AFTER_LATIN : LATIN_AFTER_HAN;
  if (isDigit(code)) return isDigit(before) || before === 0x2e ? DIGIT_AFTER_DIGIT : DIGIT_AFTER_OTHER;
  if (code === 0x20) return afterLatin || isDigit(before) ? SPACE_AFTER_LATIN : SPACE_AFTER_OTHER;
  return OTHER_ASCII;
}
