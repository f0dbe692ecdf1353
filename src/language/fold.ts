/**
 * Folds text so that one rule serves both scripts: traditional to simplified, full width to half width, upper case to
 * lower. Each UTF-16 unit becomes one UTF-16 unit, so positions in folded and original text are the same.
 */
import { loadTable } from '../tables/load.ts';
import { unitsOf, unitsToText } from './units.ts';

/** For each UTF-16 unit its folded unit. */
interface Tables {
  readonly script: Uint16Array;
  readonly all: Uint16Array;
}

let tables: Tables | undefined;

function loadTables(): Tables {
  tables ??= { script: loadUnits('fold-script.bin'), all: loadUnits('fold-all.bin') };
  return tables;
}

function loadUnits(name: string): Uint16Array {
  const { buffer, byteOffset } = loadTable(name);
  return new Uint16Array(buffer, byteOffset, 0x10000);
}

/** For each UTF-16 unit the one that it is folded to. */
export function foldTable(): Uint16Array {
  return loadTables().all;
}

/** The folded units of a text. */
export function foldUnits(text: string): Uint16Array {
  return mapUnits(text, foldTable());
}

/** @example fold('月亮暗面（GPT）') === fold('月亮暗面(gpt)') */
export function fold(text: string): string {
  return unitsToText(foldUnits(text));
}

/** Folds script and width and leaves upper and lower case as they are. */
export function foldScript(text: string): string {
  return unitsToText(mapUnits(text, loadTables().script));
}

function mapUnits(text: string, table: Uint16Array): Uint16Array {
  const units = unitsOf(text);
  for (let i = 0; i < units.length; i++) units[i] = table[units[i] as number] as number;
  return units;
}
