/** Which characters the two-byte encodings of Chinese hold. */

type Range = readonly [first: number, last: number];

/**
 * For each two bytes that a character of one UTF-16 unit has, lead first, that unit; 0 for all others. The platform
 * decodes them all at once, each two in a line of their own: one by one takes thirty times as long.
 */
export function pairTable(encoding: 'gbk' | 'gb18030' | 'big5'): Uint16Array {
  const lines = Buffer.alloc(3 * (LAST - FIRST_LEAD + 1) * (LAST - FIRST_TRAIL + 1), '\n');
  let at = 0;
  for (let lead = FIRST_LEAD; lead <= LAST; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST; trail++) {
      lines[at++] = lead;
      lines[at++] = trail;
      at++;
    }
  }
  const text = new TextDecoder(encoding).decode(lines);
  const units = new Uint16Array(0x10000);
  at = 0;
  for (let lead = FIRST_LEAD; lead <= LAST; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST; trail++) {
      const end = text.indexOf('\n', at);
      const unit = text.charCodeAt(at);
      if (end === at + 1 && unit !== 0xfffd) units[(lead << 8) | trail] = unit;
      at = end + 1;
    }
  }
  return units;
}

const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x40;
/** The last byte of either kind. */
const LAST = 0xfe;

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
