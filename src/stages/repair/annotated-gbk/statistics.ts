/**
 * The dictionary's statistics of characters, read from the table that `src/tables/character-model.ts` makes. About 1.1
 * MB on disk and 2 MB in memory. Knows nothing of any document.
 */
import { loadTable } from '../../../tables/load.ts';
import { gbk } from './gbk.ts';
import { forms } from './script-form.ts';

/** Frequencies by the number of a character's simplified form in the table, from 1. */
export interface Statistics {
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

const NARROW = ',.:;?!()"<>[]%~';
const WIDE = '，。：；？！（）“《》【】％～';

let read: Statistics | undefined;

/** Read once, when the first garbled window asks. */
export function statistics(): Statistics {
  read ??= readStatistics();
  return read;
}

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

const ONLY_SIMPLIFIED = -4;
const FORM_COSTS: readonly number[] = [0, -2.5, -6];

function costForms(): Float32Array {
  const { unitOf } = gbk();
  const { onlySimplified, rarity } = forms();
  return Float32Array.from(unitOf, (unit) =>
    onlySimplified[unit] === 1 ? ONLY_SIMPLIFIED : (FORM_COSTS[rarity[unit] ?? 0] ?? 0),
  );
}

const POWERS: Float32Array = Float32Array.from({ length: 256 }, (_, sixteenths) => Math.exp(sixteenths / 16));

/** How often the two stand together inside a word, by binary search in the first one's row. */
export function insideWord({ rows, seconds, times, units }: Statistics, before: number, id: number): number {
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
