/**
 * Makes the character model of simplified Chinese from a dictionary of words with their frequencies: how often each
 * character stands, begins a word and ends one, and how often two stand together inside a word.
 * `stages/repair/annotated-gbk/character-model.ts` reads it.
 *
 * Layout, little endian: Uint32 number of characters n, Uint32 number of pairs m; Float32[n] occurrences, Float32[n]
 * beginnings, Float32[n] ends; Uint32[n + 1] where each character's pairs begin; Uint16[n] characters as UTF-16 units;
 * Uint16[m] second character of each pair; Uint8[m] occurrences of the pair, as 16 times their natural logarithm.
 */
import { wordFrequencies } from './dictionary.ts';

interface Counts {
  readonly occurrences: Map<number, number>;
  readonly beginnings: Map<number, number>;
  readonly ends: Map<number, number>;
  readonly pairs: Map<number, Map<number, number>>;
}

const add = (counts: Map<number, number>, key: number, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

function countWord(counts: Counts, word: string, frequency: number): void {
  const units = Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
  const [first = 0] = units;
  add(counts.beginnings, first, frequency);
  add(counts.ends, units.at(-1) ?? first, frequency);
  units.forEach((unit, i) => {
    add(counts.occurrences, unit, frequency);
    const next = units[i + 1];
    if (next === undefined) return;
    const row = counts.pairs.get(unit) ?? new Map<number, number>();
    counts.pairs.set(unit, row);
    add(row, next, frequency);
  });
}

function count(): Counts {
  const counts: Counts = {
    occurrences: new Map(),
    beginnings: new Map(),
    ends: new Map(),
    pairs: new Map(),
  };
  for (const [word, frequency] of wordFrequencies()) countWord(counts, word, frequency);
  return counts;
}

export function makeCharacterModel(): Uint8Array {
  const { occurrences, beginnings, ends, pairs } = count();
  const units = [...occurrences.keys()].sort((a, b) => a - b);
  const rows = units.map((unit) => [...(pairs.get(unit) ?? [])].sort(([a], [b]) => a - b));
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  const columns = [occurrences, beginnings, ends].map((counts) => units.map((unit) => counts.get(unit) ?? 0));
  const all = rows.flat();
  const parts = [
    new Uint32Array([units.length, all.length]),
    ...columns.map((column) => new Float32Array(column)),
    new Uint32Array(starts),
    new Uint16Array(units),
    new Uint16Array(all.map(([second]) => second)),
    new Uint8Array(all.map(([, times]) => Math.round(16 * Math.log(times)))),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)));
}
