/** Whether a character belongs to one script only, read off OpenCC's tables. Knows nothing of annotations. */
import { converter, simplifiedToTraditional, traditionalToSimplified } from '../../../language/opencc.ts';
import { gbk, isLevel1 } from './gbk.ts';

interface Forms {
  /** UTF-16 unit to its simplified form; itself where there is none. */
  readonly simplified: Uint16Array;
  /** 1 for characters that only simplified text uses. */
  readonly onlySimplified: Uint8Array;
  /** For traditional forms: 0 where it is the standard one, 1 where it is so in Taiwan or Hong Kong, 2 elsewhere. */
  readonly rarity: Uint8Array;
}

const units = (text: string): Uint16Array => Uint16Array.from(text, (char) => char.charCodeAt(0));

let made: Forms | undefined;

export function forms(): Forms {
  made ??= make();
  return made;
}

function make(): Forms {
  const simplified = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of traditionalToSimplified()) {
    const [first = from] = to.split(' ');
    if (from.length === 1 && first.length === 1) simplified[from.charCodeAt(0)] = first.charCodeAt(0);
  }
  const onlySimplified = new Uint8Array(0x10000);
  const rarity = new Uint8Array(0x10000);
  for (const [from] of traditionalToSimplified()) if (from.length === 1) rarity[from.charCodeAt(0)] = 2;
  const standard: string[] = [];
  for (const [from, to] of simplifiedToTraditional()) {
    if (from.length !== 1) continue;
    if (to !== from) onlySimplified[from.charCodeAt(0)] = 1;
    standard.push(to);
  }
  for (const region of ['tw', 'hk'] as const) {
    for (const unit of units(converter('t', region)(standard.join('')))) rarity[unit] = Math.min(1, rarity[unit] ?? 0);
  }
  for (const unit of units(standard.join(''))) rarity[unit] = 0;
  return { simplified, onlySimplified, rarity };
}

/** True for the traditional form of a common character: nobody needs its reading explained. */
export function isCommonTraditional(char: string): boolean {
  const unit = char.charCodeAt(0);
  const plain = forms().simplified[unit] ?? unit;
  return plain !== unit && isLevel1(gbk().codeOf[plain] ?? 0);
}

/** True where the text has more characters that only simplified text uses than ones that only traditional text uses. */
export function looksSimplified(text: string): boolean {
  const { simplified, onlySimplified } = forms();
  let balance = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400) continue;
    if (onlySimplified[unit] === 1) balance++;
    else if (simplified[unit] !== unit) balance--;
  }
  return balance > 0;
}
