/**
 * GBK as two arrays: what a pair of bytes shows, and which pair a character is. Derived from the platform's decoder;
 * knows nothing of damage.
 */
import { pairTable } from '../../../language/encodings.ts';

export interface Gbk {
  /** GBK code (`lead << 8 | trail`) to UTF-16 unit; 0 where the pair shows nothing or only a private-use character. */
  readonly unitOf: Uint16Array;
  /** UTF-16 unit to GBK code, private-use characters included; 0 where GBK lacks it. */
  readonly codeOf: Uint16Array;
  /** 0 for the pairs that show nothing or only a private-use character; 1 for all other numbers, those of no pair too. */
  readonly shown: Uint8Array;
}

export const isLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
export const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

export const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** True for the Chinese characters of GB2312 (levels 1 and 2). */
export const isGb2312Han = (code: number): boolean => code >= 0xb0a1 && code <= 0xf7fe && (code & 0xff) >= 0xa1;

/** True for the commoner half of them, level 1, which is ordered by reading. */
export const isLevel1 = (code: number): boolean => code >= 0xb0a1 && code <= 0xd7f9 && (code & 0xff) >= 0xa1;

/** True where a pair lies in an area that GBK leaves to users, or in a cell it does not use: nothing is shown. */
export function vanishes(code: number): boolean {
  return gbk().shown[code] === 0;
}

const isPrivateUse = (unit: number): boolean => unit >= 0xe000 && unit <= 0xf8ff;

let tables: Gbk | undefined;

export function gbk(): Gbk {
  tables ??= derive();
  return tables;
}

function derive(): Gbk {
  const unitOf = new Uint16Array(0x10000);
  const codeOf = new Uint16Array(0x10000);
  // The decoders differ in some twenty cells that GBK left empty and GB18030 filled.
  for (const units of [pairTable('gbk'), pairTable('gb18030')]) {
    for (let code = 0; code < units.length; code++) {
      const unit = units[code] as number;
      if (unit === 0 || !isTrail(code & 0xff)) continue;
      if (!isPrivateUse(unit)) unitOf[code] ||= unit;
      codeOf[unit] ||= code;
    }
  }
  const shown = Uint8Array.from(unitOf, (unit, code) =>
    unit !== 0 || !isLead(code >> 8) || !isTrail(code & 0xff) ? 1 : 0,
  );
  return { unitOf, codeOf, shown };
}
