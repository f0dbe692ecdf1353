/** Which characters the two-byte encodings of Chinese hold. */

type Range = readonly [first: number, last: number];

/**
 * For each two bytes that a character of one UTF-16 unit has, lead first, that unit; 0 for all others. The platform
 * decodes them all at once, each two in a line of their own: one by one takes thirty times as long.
 */
export function pairTable(encoding: 'gbk' | 'gb18030' | 'big5'): Uint16Array {
  const lines = new Uint8Array(PAIR * LEADS * TRAILS).fill(LINE_FEED);
  for (let pair = 0; pair < LEADS * TRAILS; pair++) {
    lines[PAIR * pair] = FIRST_LEAD + Math.trunc(pair / TRAILS);
    lines[PAIR * pair + 1] = FIRST_TRAIL + (pair % TRAILS);
  }
  const units = new Uint16Array(0x10000);
  const text = new TextDecoder(encoding).decode(lines);
  for (let pair = 0, at = 0; pair < LEADS * TRAILS; pair++) {
    const end = text.indexOf('\n', at);
    const unit = text.charCodeAt(at);
    if (end === at + 1 && unit !== 0xfffd) {
      units[((FIRST_LEAD + Math.trunc(pair / TRAILS)) << 8) + FIRST_TRAIL + (pair % TRAILS)] = unit;
    }
    at = end + 1;
  }
  return units;
}

const FIRST_LEAD = 0x81;
const LEADS = 0xfe - FIRST_LEAD + 1;
const FIRST_TRAIL = 0x40;
const TRAILS = 0xfe - FIRST_TRAIL + 1;
const LINE_FEED = 0x0a;
/** Two bytes and a line feed. */
const PAIR = 3;

/** The Han characters of an encoding within ranges of its lead and trail bytes. */
export function hanCharacters(encoding: 'gb18030' | 'big5', leads: Range, trails: Range): Set<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(character)) characters.add(character);
    }
  }
  return characters;
}
