/** Which characters the two-byte encodings of Chinese hold. */

type Range = readonly [first: number, last: number];

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
