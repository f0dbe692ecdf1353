/**
 * Reads all signs in a text in one pass, so that most of what could be looked for in it need not be. Knows nothing of
 * what is looked for.
 */
import type { Sign, Signalled, UnitClass } from '../model/sign.ts';
import { unitsToText } from './units.ts';

/**
 * A table's value has this many bits for the first units of signs, and above them as many for the second. Whatever has
 * signs beyond looks at every text.
 */
const MOST_SIGNS = 16;

/**
 * @returns a function from the units of a text to one that tells of each of `all` whether it may find something there
 */
export function signReader<T extends Signalled>(all: readonly T[]): (units: Uint16Array) => (one: T) => boolean {
  const signs = all.flatMap((one) => one.signs ?? []).slice(0, MOST_SIGNS);
  const table = makeTable(signs);
  const single = signs.reduce((bits, sign, n) => bits | (sign.length === 1 ? 1 << n : 0), 0);
  const flags = new Map(all.map((one) => [one, flagsOf(signs, one)]));
  return (units) => {
    const found = signsIn(units, table, single);
    return (one) => ((flags.get(one) ?? ALWAYS) & found) !== 0;
  };
}

/** Set whatever a text shows. */
const ALWAYS = 1 << MOST_SIGNS;

function flagsOf(signs: readonly Sign[], { signs: own }: Signalled): number {
  if (own === undefined || !own.every((sign) => signs.includes(sign))) return ALWAYS;
  return own.reduce((flags, sign) => flags | (1 << signs.indexOf(sign)), 0);
}

/** @param single the signs that stand at the start of a text too, with nothing before them */
function signsIn(units: Uint16Array, table: Uint32Array, single: number): number {
  let found = ALWAYS;
  let before = single;
  for (let i = 0; i < units.length; i++) {
    const value = table[units[i] as number] as number;
    found |= before & (value >>> MOST_SIGNS);
    before = value;
  }
  return found;
}

/** For each unit, the signs whose first unit it can be, and those whose second it can be. */
function makeTable(signs: readonly Sign[]): Uint32Array {
  const table = new Uint32Array(0x10000);
  signs.forEach((sign, n) => {
    const [first, second] = sign.length === 1 ? [() => true, sign[0]] : sign;
    mark(table, first, 1 << n);
    mark(table, second, 1 << (n + MOST_SIGNS));
  });
  return table;
}

function mark(table: Uint32Array, units: UnitClass, bit: number): void {
  const set = (unit: number): void => {
    table[unit] = (table[unit] as number) | bit;
  };
  if (typeof units === 'function') {
    for (let unit = 0; unit < table.length; unit++) if (units(unit)) set(unit);
    return;
  }
  for (const { 0: run, index } of EVERY_UNIT.matchAll(new RegExp(`${units.source}+`, 'g'))) {
    for (let unit = index; unit < index + run.length; unit++) set(unit);
  }
}

const EVERY_UNIT = unitsToText(new Uint16Array(0x10000).map((_, unit) => unit));
