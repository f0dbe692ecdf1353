/**
 * Converts a text to the script that was asked for, with opencc-js. A text that is in that script already is left
 * alone; so is vocabulary: 软件 becomes 軟件, never 軟體.
 */
import { converter } from '../language/opencc.ts';
import { identifyScript } from '../language/script.ts';
import type { Edit } from '../model/edit.ts';
import { NOTHING, type Step } from '../model/step.ts';

/** `hans` simplified; `hant` traditional in OpenCC's standard; `tw` and `hk` in that of Taiwan and of Hong Kong. */
export const TARGETS = ['hans', 'hant', 'tw', 'hk'] as const;
/** A script to convert to; see {@link TARGETS}. */
export type Target = (typeof TARGETS)[number];

const LOCALES = { hans: 'cn', hant: 't', tw: 'tw', hk: 'hk' } as const;

export function scriptStep(target: Target): Step {
  const name = `to-${target}`;
  return {
    name,
    run(text) {
      const script = identifyScript(text);
      if (script === 'none' || script === target) return NOTHING;
      const from = script === 'hant' || target === 'hans' ? 't' : 'cn';
      const convert = converter(from, LOCALES[target]);
      const edits: Edit[] = [];
      let start = 0;
      for (const line of text.split('\n')) {
        for (const { span, text: converted } of differences(line, convert(line))) {
          const { start: from, end } = span;
          const cause = { kind: 'conversion', name, evidence: [] } as const;
          edits.push({ span: { start: start + from, end: start + end }, text: converted, cause });
        }
        start += line.length + 1;
      }
      return { ...NOTHING, edits };
    },
  };
}

/**
 * Where a line and its conversion differ. Conversion keeps the length of nearly every line, so units are compared one
 * by one; a line whose length changed is replaced between its common beginning and end.
 */
function differences(before: string, after: string): Pick<Edit, 'span' | 'text'>[] {
  const edits: Pick<Edit, 'span' | 'text'>[] = [];
  if (before.length !== after.length) {
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let tail = 0;
    const most = Math.min(before.length, after.length) - start;
    while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    return [{ span: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) }];
  }
  for (let start = 0; start < before.length; start++) {
    if (before[start] === after[start]) continue;
    let end = start + 1;
    while (end < before.length && before[end] !== after[end]) end++;
    edits.push({ span: { start, end }, text: after.slice(start, end) });
    start = end;
  }
  return edits;
}
