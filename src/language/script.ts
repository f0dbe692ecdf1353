/**
 * Tells which script a text is in, by the characters that only one of the two has. 后, 里 and 干 belong to both and
 * count for neither.
 */
import type { Script } from '../model/report.ts';
import { loadTable } from '../tables/load.ts';

/** A text is `mixed` from this share of the rarer script's own characters on. */
const MIXED = 0.1;

let classes: Uint8Array | undefined;

/** For each UTF-16 unit: 0 both scripts or none, 1 simplified only, 2 traditional only. */
export function scriptClasses(): Uint8Array {
  classes ??= loadTable('script-classes.bin');
  return classes;
}

/** True of a unit that only traditional script has. */
export function isTraditionalOnly(unit: number): boolean {
  return scriptClasses()[unit] === 2;
}

/** How many characters of a text only simplified and only traditional script has. */
export interface ScriptCounts {
  readonly hans: number;
  readonly hant: number;
}

/** Of a short text; a {@link glancer} counts those of a long one in passing. */
export function countScripts(text: string): ScriptCounts {
  const table = scriptClasses();
  let hans = 0;
  let hant = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = table[text.charCodeAt(i)] as number;
    hans += kind & 1;
    hant += kind >> 1;
  }
  return { hans, hant };
}

/**
 * The script of a text.
 *
 * @returns `none` where no character tells: no Han text, or only characters that both scripts share
 */
export function identifyScript(text: string): Script {
  return scriptOf(countScripts(text));
}

export function scriptOf({ hans, hant }: ScriptCounts): Script {
  if (hans + hant === 0) return 'none';
  const share = hant / (hans + hant);
  if (share < MIXED) return 'hans';
  return share > 1 - MIXED ? 'hant' : 'mixed';
}
