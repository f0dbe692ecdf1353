/** What leaves no trace on a page: pairs in the areas that GBK leaves to users, and ASCII that an orphan took along. */
import { gbk, isLead, vanishes } from './gbk.ts';
import type { Token } from './token.ts';

const trails = new Map<number, readonly number[]>();

let leads: readonly number[] | undefined;

/**
 * First bytes of the pairs that show nothing: areas that GBK leaves to users, and cells it does not use. Made when a page
 * asks: most runs see no damage.
 */
function vanishingLeads(): readonly number[] {
  leads ??= Array.from({ length: 0xff }, (_, byte) => byte).filter(
    (byte) => isLead(byte) && vanishedTrails(byte).length > 0,
  );
  return leads;
}

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

const vanishings = new Map<number, readonly number[]>();

/** The characters with that first byte whose second one can begin a pair that shows nothing. */
export function vanishing(lead: number): readonly number[] {
  let found = vanishings.get(lead);
  if (found === undefined) {
    found = vanishingLeads()
      .map((byte) => (lead << 8) | byte)
      .filter((code) => gbk().unitOf[code] !== 0);
    vanishings.set(lead, found);
  }
  return found;
}

/** The ASCII that an orphan in front of the token can have swallowed. */
export function swallowable(next: Token | undefined): readonly number[] {
  if (next?.kind === 'ascii' && next.code === 0x2f) return [0x3c];
  return SWALLOWED;
}

const SWALLOWED: readonly number[] = [...' 0123456789"(%-/'].map((char) => char.charCodeAt(0));
