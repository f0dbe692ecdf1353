/**
 * How likely one character follows another, in natural logarithms. Made of the dictionary's statistics (words drawn
 * one after another) and of what the document itself holds. Knows nothing of bytes that were lost.
 */
import { collocations } from '../../../language/collocations.ts';
import { commonCharacters, likelyCharacters } from './common-characters.ts';
import { DocumentCounts } from './document-counts.ts';
import { gbk, isLetter } from './gbk.ts';
import { PairMemory } from './pair-memory.ts';
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
  /** Frequent characters between two pairs that show nothing, of which the first begins with `lead`. */
  betweenVanished(lead: number): readonly number[];
}

const UNKNOWN = -17;
/** Used again for each document. */
const memory = new PairMemory(17);
/** Holds for all documents. */
const chances = new PairMemory(17);
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
  const { codeOf } = gbk();
  const { frequent, between } = commonCharacters(known);
  const { leads, trails } = likelyCharacters(known, counts);
  memory.clear();
  const { simplified } = forms();
  const attended = new Set<number>();
  const boost = new Float32Array(known.occurrences.length);
  const formCost = known.formCost.slice();
  for (let unit = 0x80; unit < 0x10000; unit++) if (counts.seen[unit] === 1) formCost[codeOf[unit] ?? 0] = 0;
  /** Without regard to form and place, which pairs of characters share. */
  const general = (before: number, code: number): number => {
    const id = known.idOf[code] ?? 0;
    if (id !== 0) return scoreKnown(known, counts, known.idOf[before] ?? 0, id);
    return code < 0x80 ? scoreAscii(before, code) : UNKNOWN;
  };
  const plain = (before: number, code: number): number =>
    memory.get(before, code, general) + (code < 0x80 ? 0 : (boost[known.idOf[code] ?? 0] ?? 0));
  return {
    strangeness: strangeness(text, known),
    plain,
    score: (before, code) => plain(before, code) + (code < 0x80 ? 0 : (formCost[code] ?? 0)),
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
    betweenVanished: (lead) => between[lead] ?? [],
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

function scoreKnown(known: Statistics, counts: DocumentCounts, before: number, id: number): number {
  const { occurrences, beginnings, total, words } = known;
  if (before === 0) {
    const begins = (beginnings[id] ?? 0) / words;
    return Math.log(0.8 * begins + (0.2 * (occurrences[id] ?? 0)) / total + 1e-9);
  }
  const general = chances.get(before, id, chanceOf);
  const times = counts.single[before] ?? 0;
  const here = times === 0 ? 0 : counts.pair(before, id) / times;
  const weight = (FROM_DOCUMENT * times) / (times + ENOUGH);
  return Math.log((1 - weight) * general + weight * here + 1e-9);
}

/** The probability that one character of the table follows another, whatever the document is. */
function chanceOf(before: number, id: number): number {
  const known = statistics();
  const { occurrences, beginnings, ends, total, words, units } = known;
  const inside = insideWord(known, before, id);
  const likelier = collocations().factor(units[before - 1] ?? 0, units[id - 1] ?? 0);
  const begins = (beginnings[id] ?? 0) / words;
  const expected = (inside + (ends[before] ?? 0) * begins * likelier) / (occurrences[before] ?? 1);
  return (1 - ANY_ORDER) * expected + (ANY_ORDER * (occurrences[id] ?? 0)) / total;
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
