/**
 * Finds glosses that stand in the wrong place: pushed behind a punctuation mark, as 編程,(computation)在 for
 * 編程(computation),在, or doubled, as 大模型(large model)(large model). Leaves brackets alone that open a sentence of their
 * own, and everything in them that is not Latin.
 */
import type { StageFinding } from '../../model/finding.ts';
import type { Sign } from '../../model/sign.ts';

const GLOSS = /[(（][A-Za-z][A-Za-z0-9 .&+/-]{0,60}[)）]/g;

/** What stands in front of a displaced gloss, in at most this many UTF-16 units. */
const MARK = /(?<=\p{Script=Han})([,，、])\s?$/u;
const LONGEST_MARK = 4;
const HAN = /^\p{Script=Han}/u;

/** A text without these has none. */
export const MISPLACED: readonly Sign[] = [
  [/[,，、]/, /[(（]/],
  [/[,，、]/, /\s/, /[(（]/],
  [/[)）]/, /[(（]/],
];

export function findMisplacedGlosses(text: string): StageFinding[] {
  const glosses = [...text.matchAll(GLOSS)].map(({ 0: gloss, index: start }) => ({
    gloss,
    start,
    end: start + gloss.length,
  }));
  const displaced = glosses.flatMap(({ gloss, start, end }) => {
    const mark = MARK.exec(text.slice(Math.max(0, start - LONGEST_MARK), start));
    if (mark === null || !HAN.test(text.slice(end, end + 2))) return [];
    const note = 'The gloss belongs to the word in front of the mark.';
    return [finding('displaced-gloss', mark[0] + gloss, end, `${gloss}${mark[1]}`, note)];
  });
  const doubled = glosses.flatMap(({ gloss, end }) =>
    text.startsWith(gloss, end)
      ? [finding('doubled-gloss', gloss, end + gloss.length, '', 'The gloss stands here twice.')]
      : [],
  );
  return [...displaced, ...doubled];
}

function finding(rule: string, actual: string, end: number, expected: string, note: string): StageFinding {
  return {
    rule,
    span: { start: end - actual.length, end },
    actual,
    expected: [expected],
    tier: 'suggest',
    category: 'linguistic-conventions/punctuation',
    evidence: [],
    note,
  };
}
