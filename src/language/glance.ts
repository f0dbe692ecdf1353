/**
 * All that the stages want to know of every text, read in one pass: its folded units, its script, and the signs of what
 * may be found in it, so that most of that need not be looked for. Knows nothing of what is looked for.
 */
import type { Glance, Sign, UnitClass, WeightySign } from '../model/sign.ts';
import { foldTable } from './fold.ts';
import { scriptClasses, scriptOf } from './script.ts';
import { markUnits } from './unit-class.ts';

/** Larger texts, in UTF-16 units, get arrays of their own, so that none of them stays in memory. */
const USUAL = 0x10000;

/** @param signs what is looked for; any other sign counts as shown */
export function glancer(signs: readonly Sign[]): (text: string) => Glance {
  const { classes, starts, flags } = layOut(signs);
  const weighty = signs.find(isWeighty);
  const traits = Int32Array.from(foldTable());
  const weights = weighty?.weights ?? [];
  for (let unit = 0; unit < weights.length; unit++) {
    traits[unit] = ((weights[unit] as number) << 16) | (traits[unit] as number);
  }
  const usual = new Uint16Array(USUAL);
  return (text) => {
    const { length } = text;
    const units = length > USUAL ? new Uint16Array(length) : usual;
    Buffer.from(units.buffer).write(text, 'utf16le');
    let found = 0;
    let begun = 0;
    let hans = 0;
    let hant = 0;
    let weight = 0;
    let most = 0;
    // Sums and masks instead of branches, which no processor could foresee.
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      const kinds = classes[unit] as number;
      begun = ((begun << 1) | starts) & kinds;
      found |= begun;
      hans += kinds & 1;
      hant += (kinds >> 1) & 1;
      const trait = traits[unit] as number;
      weight += trait >> 16;
      weight &= ~(weight >> 31);
      most = weight > most ? weight : most;
      units[i] = trait;
    }
    const shows = (sign: Sign): boolean => {
      const flag = flags.get(sign);
      if (flag !== undefined) return (found & flag) !== 0;
      return weighty === undefined || sign !== weighty || most >= weighty.least;
    };
    return { folded: new Uint16Array(units.buffer, 0, length), script: scriptOf({ hans, hant }), shows };
  };
}

function isWeighty(sign: Sign): sign is WeightySign {
  return 'weights' in sign;
}

/** Units of all signs together; a bit more each for the script. */
const MOST_UNITS = 30;
const FIRST_BIT = 2;

interface Layout {
  /** For each unit its script, and a bit for each place of a sign where it can stand (Baeza-Yates and Gonnet 1992). */
  readonly classes: Uint32Array;
  /** The bits of first places. */
  readonly starts: number;
  /** The bit of each sign's last place. */
  readonly flags: ReadonlyMap<Sign, number>;
}

function layOut(signs: readonly Sign[]): Layout {
  const classes = Uint32Array.from(scriptClasses());
  const marks = new Map<UnitClass, number>();
  const flags = new Map<Sign, number>();
  let starts = 0;
  let bit = FIRST_BIT;
  for (const sign of new Set(signs)) {
    if (isWeighty(sign)) continue;
    if (bit + sign.length > FIRST_BIT + MOST_UNITS) break;
    starts |= 1 << bit;
    for (const units of sign) marks.set(units, (marks.get(units) ?? 0) | (1 << bit++));
    flags.set(sign, 1 << (bit - 1));
  }
  for (const [units, bits] of marks) markUnits(classes, units, bits);
  return { classes, starts, flags };
}
