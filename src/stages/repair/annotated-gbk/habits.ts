/**
 * What a page's software does to a character, as far as the page's undamaged parts tell: which ones it annotates, and
 * how likely it does so to one that stands nowhere else. Knows nothing of windows.
 */
import { gbk, isGb2312Han } from './gbk.ts';

/** In natural logarithms, by GBK code. */
export interface Habits {
  /** What it is worth that the page annotates the character. */
  readonly annotated: Float32Array;
  /** What it is worth that the character stands without a reading. */
  readonly bare: Float32Array;
}

/** Characters seen without a reading can still be a misreading of misaligned bytes. */
const SEEN_BARE = -4;
/** What an unseen character is charged at most, since no page shows its whole table. */
const AT_MOST = -4;

/**
 * @param text the undamaged parts of the page, without its annotations
 * @param table the annotated characters
 */
export function habitsOf(text: string, table: ReadonlyMap<string, string>): Habits {
  const { codeOf } = gbk();
  const bare = new Set<number>();
  let annotated = 0;
  for (const char of new Set(text)) {
    const code = codeOf[char.charCodeAt(0)] ?? 0;
    if (!isAnnotatable(code)) continue;
    if (table.has(char)) annotated++;
    else bare.add(code);
  }
  const share = (annotated + 0.5) / (annotated + bare.size + 1);
  const habits = { annotated: new Float32Array(0x10000), bare: new Float32Array(0x10000) };
  for (let code = 0x8140; code <= 0xfefe; code++) {
    if (!isAnnotatable(code)) continue;
    habits.annotated[code] = bare.has(code) ? SEEN_BARE : Math.max(AT_MOST, Math.log(share));
    habits.bare[code] = bare.has(code) ? 0 : Math.max(AT_MOST, Math.log(1 - share));
  }
  for (const char of table.keys()) {
    const code = codeOf[char.charCodeAt(0)] ?? 0;
    habits.annotated[code] = 0;
    habits.bare[code] = 0;
  }
  return habits;
}

function isAnnotatable(code: number): boolean {
  const unit = gbk().unitOf[code] ?? 0;
  return unit >= 0x4e00 && unit <= 0x9fa5 && !isGb2312Han(code);
}
