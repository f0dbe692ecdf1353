/**
 * Makes the table `readings.txt`: the pinyin readings of each Chinese character of one UTF-16 unit, from pinyin-pro. A
 * line holds the readings, with tones and the commonest first, a tab, and all characters that have just these.
 */
import { polyphonic } from 'pinyin-pro';
import { foldScript } from './scripts.ts';

export function makeReadings(): Uint8Array {
  const simplified = foldScript();
  const characters = new Map<string, string>();
  for (let unit = 0; unit < simplified.length; unit++) {
    const character = String.fromCharCode(unit);
    // Of 間 only jiàn is listed, of 间 jiān as well.
    const listed = [...readingsIn(character), ...readingsIn(String.fromCharCode(simplified[unit] as number))];
    if (listed.length === 0) continue;
    const readings = [...new Set(listed)].join(' ');
    characters.set(readings, (characters.get(readings) ?? '') + character);
  }
  const lines = [...characters].map(([readings, those]) => `${readings}\t${those}\n`);
  return new TextEncoder().encode(lines.join(''));
}

/** Of what it does not know, pinyin-pro says the character itself. */
function readingsIn(character: string): string[] {
  if (!/\p{Script=Han}/u.test(character)) return [];
  const listed = polyphonic(character, { type: 'array' })[0] ?? [];
  return listed.map((reading) => reading.normalize('NFC')).filter((reading) => !/\p{Script=Han}/u.test(reading));
}
