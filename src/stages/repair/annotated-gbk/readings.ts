/** The readings that a character has, as pinyin syllables. Knows nothing of where they stand in a text. */
import { loadTable } from '../../../tables/load.ts';

export const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';
/** What a reading in brackets may be spelt with: GBK also has a round a and a round g. */
export const LETTERS: string = `a-zɑɡüê${TONED}`;

const isToned = new RegExp(`[${TONED}]`);

/** One spelling for each syllable: the round letters made plain. */
export function normalizeReading(spelt: string): string {
  return spelt.normalize('NFC').replaceAll('ɑ', 'a').replaceAll('ɡ', 'g');
}

export function hasTone(reading: string): boolean {
  return isToned.test(reading);
}

/** The syllable without its tone; ü stays. */
function toneless(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

/** The table's lines, and for each UTF-16 unit which of them it is in, counted from 1; 0 for none. */
interface Table {
  readonly lines: readonly string[];
  readonly lineOf: Uint16Array;
}

let table: Table | undefined;

/** Read from `tables/readings.ts`'s table when a reading is first asked for. */
function loadReadings(): Table {
  const lines = new TextDecoder().decode(loadTable('readings.txt')).split('\n');
  const lineOf = new Uint16Array(0x10000);
  for (const [index, line] of lines.entries()) {
    for (let i = line.indexOf('\t') + 1; i < line.length; i++) lineOf[line.charCodeAt(i)] = index + 1;
  }
  return { lines, lineOf };
}

/** All readings of one character, with tones; empty for what is not a Chinese character. */
export function readingsOf(char: string): readonly string[] {
  table ??= loadReadings();
  const line = table.lines[(table.lineOf[char.charCodeAt(0)] as number) - 1];
  return line === undefined ? [] : line.slice(0, line.indexOf('\t')).split(' ');
}

const spellings = new Map<string, ReadonlySet<string>>();

/** True where `reading` is one of the character's, or one of them in the neutral tone or written without tones. */
export function hasReading(char: string, reading: string): boolean {
  let spelt = spellings.get(char);
  if (spelt === undefined) {
    const readings = readingsOf(char);
    spelt = new Set([...readings, ...readings.map(toneless)]);
    spellings.set(char, spelt);
  }
  return spelt.has(reading);
}
