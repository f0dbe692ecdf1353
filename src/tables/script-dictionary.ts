/**
 * Makes a dictionary of a script conversion: what each of its keys becomes, the keys as a trie in a double array.
 * `language/script-dictionary.ts` reads it. Knows nothing of scripts.
 *
 * Layout, little endian: Uint32 slots s of the double array, units u that keys consist of, units v of all values, binary
 * logarithm b of the filter's bits; Int32[s] base, Int32[s] check; Uint32[s] where the value of the key that ends in the
 * slot begins, 0 for none; Uint16[u] the units in the order of their symbols, from symbol 1 up; Uint16[v] the values,
 * each behind its length; Uint8[2^b / 8] a bit for the first two units of each key, at {@link keyBit}.
 */
import { buildDoubleArray } from '../automaton/double-array.ts';
import { keyBit } from './key-filter.ts';

/** Bits of the filter for each pair: at most some 8 in a hundred pairs pass that begin no key. */
const BITS_PER_PAIR = 8;

export function makeScriptDictionary(entries: ReadonlyMap<string, string>): Uint8Array {
  const keys = [...entries.keys()];
  const units = unitsByFrequency(keys);
  const symbols = new Map(units.map((unit, index) => [unit, index + 1]));
  const words = keys.map((key) => Uint16Array.from(unitsOf(key), (unit) => symbols.get(unit) ?? 0));
  const { base, check, word } = buildDoubleArray(words, units.length);
  const values = [0];
  const starts = keys.map((key) => {
    const value = unitsOf(entries.get(key) ?? key);
    return values.push(value.length, ...value) - value.length - 1;
  });
  const { bits, filter } = makeFilter(keys);
  const parts = [
    new Uint32Array([base.length, units.length, values.length, bits]),
    base,
    check,
    Uint32Array.from(word, (index) => starts[index] ?? 0),
    new Uint16Array(units),
    new Uint16Array(values),
    filter,
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)));
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** The most frequent first: this keeps the double array dense. */
function unitsByFrequency(keys: readonly string[]): number[] {
  const frequencies = new Map<number, number>();
  for (const unit of keys.flatMap(unitsOf)) frequencies.set(unit, (frequencies.get(unit) ?? 0) + 1);
  return [...frequencies].sort(([a, m], [b, n]) => n - m || a - b).map(([unit]) => unit);
}

function makeFilter(keys: readonly string[]): { bits: number; filter: Uint8Array } {
  const pairs = new Set(keys.filter((key) => key.length > 1).map((key) => key.slice(0, 2)));
  const bits = Math.max(5, Math.ceil(Math.log2(pairs.size * BITS_PER_PAIR + 1)));
  const filter = new Uint8Array(2 ** bits / 8);
  for (const pair of pairs) {
    const bit = keyBit(pair.charCodeAt(0), pair.charCodeAt(1), bits);
    filter[bit >> 3] = (filter[bit >> 3] as number) | (1 << (bit & 7));
  }
  return { bits, filter };
}
