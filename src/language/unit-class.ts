/** Tables of what is true of each UTF-16 unit. Knows nothing of what they are for. */
import type { UnitClass } from '../model/sign.ts';
import { unitsToText } from './units.ts';

/** Sets bits for all units of a class, in a table with an entry for each unit. */
export function markUnits(table: Uint8Array | Uint32Array, units: UnitClass, bits: number): void {
  const mark = (unit: number): void => {
    table[unit] = (table[unit] as number) | bits;
  };
  if (typeof units === 'function') {
    for (let unit = 0; unit < table.length; unit++) if (units(unit)) mark(unit);
    return;
  }
  for (const { 0: run, index } of EVERY_UNIT.matchAll(new RegExp(`${units.source}+`, `g${units.flags}`))) {
    for (let unit = index; unit < index + run.length; unit++) mark(unit);
  }
}

const EVERY_UNIT = unitsToText(new Uint16Array(0x10000).map((_, unit) => unit));
