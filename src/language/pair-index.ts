/**
 * Tells where strings stand in a text, without a look through it: by an index of the pairs of units that stand beside one
 * another there.
 */

export interface PairIndex {
  /** False where the text does not have the string; true where it probably has. */
  mayHave(string: string): boolean;
  /** In order; also where occurrences overlap. */
  placesOf(string: string): number[];
}

/** How many slots the pairs are spread over: a power of 2. */
const SLOTS = 0x2000;
const FACTOR = 0x9e3b;

/** Larger texts, in UTF-16 units, get an array of their own, so that it does not stay in memory. */
const USUAL = 0x10000;

/**
 * @returns a function from a text and its units to their index, which the next one overwrites. The arrays are its own:
 *   code that knows them is twice as fast as code that gets them.
 */
export function pairIndexer(): (text: string, units: Uint16Array) => PairIndex {
  /** For each slot, 1 more than where the first of its pairs begins; 0 where the text has none of them. */
  const first = new Int32Array(SLOTS);
  const usual = new Int32Array(USUAL);
  const firstOf = (string: string, at: number): number =>
    first[slotOf(string.charCodeAt(at), string.charCodeAt(at + 1))] as number;
  return (text, units) => {
    /** For each place, 1 more than where the next pair of its slot begins; 0 where none does. */
    const next = units.length > USUAL ? new Int32Array(units.length) : usual;
    first.fill(0);
    let second = 0;
    for (let i = units.length - 1; i >= 0; i--) {
      const unit = units[i] as number;
      const slot = slotOf(unit, second);
      next[i] = first[slot] as number;
      first[slot] = i + 1;
      second = unit;
    }
    return {
      mayHave(string) {
        for (let i = 1; i < string.length; i++) if (firstOf(string, i - 1) === 0) return false;
        return true;
      },
      placesOf(string) {
        const places: number[] = [];
        if (string.length < 2) {
          for (let at = text.indexOf(string); at !== -1; at = text.indexOf(string, at + 1)) places.push(at);
          return places;
        }
        for (let at = firstOf(string, 0); at !== 0; at = next[at - 1] as number) {
          if (text.startsWith(string, at - 1)) places.push(at - 1);
        }
        return places;
      },
    };
  };
}

function slotOf(first: number, second: number): number {
  return (first * FACTOR + second) & (SLOTS - 1);
}
