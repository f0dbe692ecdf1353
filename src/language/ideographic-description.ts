/**
 * Ideographic description sequences (Unicode 18.2: ⿰亻言 draws a character that has no code): no script conversion may
 * take one apart. Knows nothing of scripts.
 */

const OPERATOR = /[\u2ff0-\u2fff]/g;

/** `convert` of all that is not in a description; the descriptions as they are. */
export function convertAround(text: string, convert: (part: string) => string): string {
  const ends = descriptionEnds(text);
  const parts: string[] = [];
  let from = 0;
  for (const [at, end] of [...ends].reverse()) {
    if (at < from || end === 0) continue;
    parts.push(convert(text.slice(from, at)), text.slice(at, end));
    from = end;
  }
  return parts.join('') + convert(text.slice(from));
}

/** For each operator, the last one first, where its description ends; 0 where the text ends before. */
function descriptionEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { index, 0: operator } of [...text.matchAll(OPERATOR)].reverse()) {
    let end = index + 1;
    for (let operands = operandsOf(operator); operands > 0 && end > 0; operands--) {
      end = end < text.length ? ends.get(end) || end + lengthOfCharacter(text, end) : 0;
    }
    ends.set(index, end);
  }
  return ends;
}

/** As opencc-js counts: two even for the few operators that take but one. */
const operandsOf = (operator: string): number => (operator === '\u2ff2' || operator === '\u2ff3' ? 3 : 2);

const lengthOfCharacter = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
