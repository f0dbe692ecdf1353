/**
 * Makes the tables that say of each UTF-16 unit what it folds to and which script it belongs to, from the characters of
 * opencc-js. `language/fold.ts` and `language/script.ts` read them.
 */
import { hanCharacters } from '../language/encodings.ts';
import { simplifiedCharacters, traditionalCharacters } from './opencc.ts';

/**
 * Variants that OpenCC's character table keeps apart, because each is a simplified character too in some word (著名 beside
 * 着陆), and that stand for one another in traditional text.
 */
const VARIANTS = [...'著着藉借瞭了揹背鍊链馀余薰熏'];

/** Uint16[65536]: script and width folded. */
export function foldScript(): Uint16Array<ArrayBuffer> {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of traditionalCharacters()) {
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  for (let i = 0; i < VARIANTS.length; i += 2) {
    table[(VARIANTS[i] as string).charCodeAt(0)] = (VARIANTS[i + 1] as string).charCodeAt(0);
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  table[0x3000] = 0x20;
  return table;
}

/** Uint16[65536]: script, width and case folded. */
export function foldAll(): Uint16Array<ArrayBuffer> {
  return foldScript().map((unit) => {
    const lower = String.fromCharCode(unit).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : unit;
  });
}

/** Uint8[65536]: 0 both scripts or none, 1 simplified only, 2 traditional only. */
export function scriptClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const traditional = hanCharacters('big5', [0xa4, 0xf9], [0x40, 0xfe]);
  const simplified = hanCharacters('gb18030', [0xb0, 0xf7], [0xa1, 0xfe]);
  for (const [from, to] of simplifiedCharacters()) {
    if (from.length === 1 && from !== to && !traditional.has(from)) classes[from.charCodeAt(0)] = 1;
  }
  for (const [from, to] of traditionalCharacters()) {
    if (from.length === 1 && from !== to && !simplified.has(from)) classes[from.charCodeAt(0)] = 2;
  }
  return classes;
}
