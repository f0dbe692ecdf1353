/** What leaves no trace on a page: pairs in the areas that GBK leaves to users, and ASCII that an orphan took along. */
import { isLead, vanishes } from './gbk.ts';
import type { Token } from './token.ts';

/** First bytes of the areas that GBK leaves to users. */
export const VANISHING: readonly number[] = [
  0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd,
  0xfe,
];

const trails = new Map<number, readonly number[]>();

/** The second bytes, able to be a first one, with which such a byte makes a pair that shows nothing. */
export function vanishedTrails(lead: number): readonly number[] {
  let found = trails.get(lead);
  if (found === undefined) {
    found = Array.from({ length: 0xff }, (_, byte) => byte).filter(
      (byte) => isLead(byte) && vanishes((lead << 8) | byte),
    );
    trails.set(lead, found);
  }
  return found;
}

/** The ASCII that an orphan in front of the token can have swallowed. */
export function swallowable(next: Token | undefined): readonly number[] {
  if (next?.kind === 'ascii' && next.code === 0x2f) return [0x3c];
  return SWALLOWED;
}

const SWALLOWED: readonly number[] = [...' 0123456789"(%-/'].map((char) => char.charCodeAt(0));
