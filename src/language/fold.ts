/**
 * Folds text so that one rule serves both scripts: traditional to simplified, full width to half width, upper case to
 * lower. Each UTF-16 unit becomes one UTF-16 unit, so positions in folded and original text are the same.
 */
import { traditionalToSimplified } from './opencc.ts';

/**
 * Variants that OpenCC's character table keeps apart, because each is a simplified character too in some word (著名 beside
 * 着陆), and that stand for one another in traditional text.
 */
const VARIANTS = [...'著着藉借瞭了揹背鍊链馀余薰熏'];

let tables: { readonly script: Uint16Array; readonly all: Uint16Array } | undefined;

function makeTables(): { script: Uint16Array; all: Uint16Array } {
  const script = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of traditionalToSimplified()) {
    if (from.length === 1 && to.length === 1) script[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  for (let i = 0; i < VARIANTS.length; i += 2) {
    script[(VARIANTS[i] as string).charCodeAt(0)] = (VARIANTS[i + 1] as string).charCodeAt(0);
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) script[unit] = unit - 0xfee0;
  script[0x3000] = 0x20;
  const all = script.map((unit) => {
    const lower = String.fromCharCode(unit).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : unit;
  });
  return { script, all };
}

/** Maps each UTF-16 unit to its folded unit; 65,536 entries. */
export function foldTable(): Uint16Array {
  tables ??= makeTables();
  return tables.all;
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
  tables ??= makeTables();
  return unitsToText(mapUnits(text, tables.script));
}

/** The text of UTF-16 units; lone surrogates stay what they are. */
export function unitsToText(units: Uint16Array): string {
  // For a term or a form, a buffer costs more than it saves.
  if (units.length < 64) return String.fromCharCode.apply(undefined, units as unknown as number[]);
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}

function mapUnits(text: string, table: Uint16Array): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = table[text.charCodeAt(i)] as number;
  return units;
}
