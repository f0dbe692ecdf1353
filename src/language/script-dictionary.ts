/**
 * Replaces the keys of a dictionary in a text, at each place the longest: one step of a script conversion, on the tables
 * that `tables/script-dictionary.ts` lays out. Knows nothing of scripts, nor which dictionaries belong together.
 */
import { keyBit } from '../tables/key-filter.ts';
import { loadTable } from '../tables/load.ts';

/** A key of more than one character is a phrase. */
export interface Phrase {
  readonly end: number;
  readonly value: string;
}

export interface ScriptDictionary {
  /** True of the UTF-16 units that no key has, so that no match goes across. */
  isForeign(unit: number): boolean;
  /**
   * Writes the text of `input` up to `length` to `output`, which must have room for twice as much, with its keys replaced.
   *
   * @param limits not 0 where no phrase goes on from the unit before
   * @param cuts is set to 1 at both ends of what a phrase becomes
   * @returns the length of what was written
   */
  replace(input: Uint16Array, length: number, output: Uint16Array, limits: Uint8Array, cuts: Uint8Array): number;
  /** The longest phrase that stands at `offset`: where it ends and what it becomes. */
  phraseAt(text: string, offset: number): Phrase | undefined;
  /** The keys of one UTF-16 unit and what each becomes, in the order of the units. */
  characters(): [from: string, to: string][];
}

export function loadScriptDictionary(name: string): ScriptDictionary {
  const { base, check, valueAt, units, values, filter, bits } = readTable(name);
  /** For each unit its symbol; 0 where no key has it. */
  const symbolOf = new Uint16Array(0x10000);
  /** What a unit alone becomes; 0 where that is more than one unit. */
  const single = Uint16Array.from(UNITS);
  /** The node of a unit that begins a longer key or becomes more than one unit. */
  const start = new Uint32Array(0x10000);
  /** The node behind `node` by the unit; 0 where no key goes on like that. */
  const child = (node: number, unit: number): number => {
    const symbol = symbolOf[unit] as number;
    const next = (base[node] as number) + symbol;
    return symbol !== 0 && check[next] === node ? next : 0;
  };
  const texts = new Map<number, string>();
  const textOf = (value: number): string => {
    const text =
      texts.get(value) ?? String.fromCharCode(...values.subarray(value + 1, value + 1 + (values[value] as number)));
    texts.set(value, text);
    return text;
  };

  units.forEach((unit, index) => {
    symbolOf[unit] = index + 1;
    const node = child(0, unit);
    if (node === 0) return;
    const value = valueAt[node] as number;
    const isOneUnit = value === 0 || values[value] === 1;
    if (value !== 0) single[unit] = isOneUnit ? (values[value + 1] as number) : 0;
    if (base[node] !== 0 || !isOneUnit) start[unit] = node;
  });

  return {
    isForeign: (unit) => symbolOf[unit] === 0,
    replace(input, length, output, limits, cuts) {
      let written = 0;
      for (let at = 0; at < length; ) {
        const unit = input[at] as number;
        let node = start[unit] as number;
        if (node === 0) {
          output[written++] = single[unit] as number;
          at++;
          continue;
        }
        let value = 0;
        let end = at + 1;
        const bit = keyBit(unit, input[end] as number, bits);
        if (((filter[bit >>> 3] as number) & (1 << (bit & 7))) !== 0) {
          for (let next = end; next < length && limits[next] === 0; ) {
            const slot = (base[node] as number) + (symbolOf[input[next++] as number] as number);
            if (check[slot] !== node) break;
            node = slot;
            if (valueAt[node] === 0) continue;
            value = valueAt[node] as number;
            end = next;
          }
        }
        if (value === 0) {
          const to = single[unit] as number;
          if (to !== 0) {
            output[written++] = to;
            at++;
            continue;
          }
          value = valueAt[start[unit] as number] as number;
        }
        const isPhrase = end - at > lengthOfCharacter(unit);
        if (isPhrase) cuts[written] = 1;
        for (let from = value + 1, to = from + (values[value] as number); from < to; from++) {
          output[written++] = values[from] as number;
        }
        if (isPhrase) cuts[written] = 1;
        at = end;
      }
      return written;
    },
    phraseAt(text, offset) {
      const unit = text.charCodeAt(offset);
      const bit = keyBit(unit, text.charCodeAt(offset + 1), bits);
      if (((filter[bit >>> 3] as number) & (1 << (bit & 7))) === 0) return undefined;
      let value = 0;
      let end = offset;
      for (let at = offset + 1, node = start[unit] as number; node !== 0 && at < text.length; ) {
        node = child(node, text.charCodeAt(at++));
        if (valueAt[node] === 0) continue;
        value = valueAt[node] as number;
        end = at;
      }
      return end - offset > lengthOfCharacter(unit) ? { end, value: textOf(value) } : undefined;
    },
    characters: () =>
      [...units]
        .sort((a, b) => a - b)
        .flatMap((unit) => {
          const value = valueAt[child(0, unit)] as number;
          return value === 0 ? [] : [[String.fromCharCode(unit), textOf(value)]];
        }),
  };
}

const UNITS: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

/** In UTF-16 units, by the first of them. */
const lengthOfCharacter = (unit: number): number => (unit >= 0xd800 && unit < 0xdc00 ? 2 : 1);

function readTable(name: string) {
  const { buffer, byteOffset } = loadTable(name);
  const [slots = 0, symbols = 0, length = 0, bits = 0] = new Uint32Array(buffer, byteOffset, 4);
  let at = byteOffset + 16;
  const next = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    bits,
    base: new Int32Array(buffer, next(4 * slots), slots),
    check: new Int32Array(buffer, next(4 * slots), slots),
    valueAt: new Uint32Array(buffer, next(4 * slots), slots),
    units: new Uint16Array(buffer, next(2 * symbols), symbols),
    values: new Uint16Array(buffer, next(2 * length), length),
    filter: new Uint8Array(buffer, next(2 ** bits / 8)),
  };
}
