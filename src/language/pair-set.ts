/**
 * Which units stand beside one another in a text: tells of most strings that the text does not have them, without a look
 * through it. Never wrong when it says no.
 */
import { glanceAt } from './units.ts';

/** Flags for each unit of the text: pairs then seldom share one. */
const SPACE = 8;
const LEAST = 0x400;
const MOST = 0x400_0000;

const FACTOR = 0x9e3b;

export class PairSet {
  private readonly flags: Uint8Array;

  constructor(text: string) {
    const size = Math.min(MOST, Math.max(LEAST, text.length * SPACE));
    this.flags = new Uint8Array(2 ** Math.ceil(Math.log2(size / 8)));
    const units = glanceAt(text);
    for (let i = 1; i < units.length; i++) {
      const flag = flagOf(units[i - 1] as number, units[i] as number);
      const byte = (flag >>> 3) & (this.flags.length - 1);
      this.flags[byte] = (this.flags[byte] as number) | (1 << (flag & 7));
    }
  }

  /** False where the text does not have the string. */
  mayHave(string: string): boolean {
    for (let i = 1; i < string.length; i++) {
      const flag = flagOf(string.charCodeAt(i - 1), string.charCodeAt(i));
      const byte = (flag >>> 3) & (this.flags.length - 1);
      if ((((this.flags[byte] as number) >>> (flag & 7)) & 1) === 0) return false;
    }
    return true;
  }
}

function flagOf(first: number, second: number): number {
  return first * FACTOR + second;
}
