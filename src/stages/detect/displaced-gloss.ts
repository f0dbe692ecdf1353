/**
 * Finds a Latin gloss that translation pushed behind the punctuation mark: 編程,(computation)在 for 編程(computation),在.
 * Leaves alone brackets that open a sentence of their own.
 */
import type { StageFinding } from '../../model/finding.ts';

const DISPLACED = /(?<=\p{Script=Han})([,，、])\s?([(（][A-Za-z][A-Za-z0-9 .&+/-]{0,60}[)）])(?=[\p{Script=Han}])/gu;

export function findDisplacedGlosses(text: string): StageFinding[] {
  return [...text.matchAll(DISPLACED)].map((match) => ({
    rule: 'displaced-gloss',
    span: { start: match.index, end: match.index + match[0].length },
    actual: match[0],
    expected: [`${match[2]}${match[1]}`],
    tier: 'suggest',
    category: 'linguistic-conventions/punctuation',
    evidence: [],
    note: 'The gloss belongs to the word in front of the punctuation mark.',
  }));
}
