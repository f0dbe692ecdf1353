/** Tables of what is true of each UTF-16 unit. Knows nothing of what they are for. */
import type { UnitClass } from '../model/sign.ts';
import { unitsToText } from './units.ts';

/** Sets bits for all units of a class, in a table with an entry for each unit. */
export function markUnits(table: Uint8Array | Uint32Array, units: UnitClass, bits: number): void {
  const mark = (first: number, end: number): void => {
    for (let unit = first; unit < end; unit++) table[unit] = (table[unit] as number) | bits;
  };
  if (typeof units === 'function') {
    for (let unit = 0; unit < table.length; unit++) if (units(unit)) mark(unit, unit + 1);
    return;
  }
  for (const { 0: run, index } of everyUnit().matchAll(new RegExp(`${units.source}+`, `g${units.flags}`))) {
    mark(index, index + run.length);
  }
}

let every: string | undefined;

/** All units in their order. */
function everyUnit(): string {
  if (every !== undefined) return every;
  const units = new Uint16Array(0x10000);
  for (let unit = 0; unit < units.length; unit++) units[unit] = unit;
  every = unitsToText(units);
  return every;
}
