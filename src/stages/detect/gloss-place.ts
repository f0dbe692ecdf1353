/**
 * Finds glosses that stand in the wrong place: pushed behind a punctuation mark, as 編程,(computation)在 for
 * 編程(computation),在, or doubled, as 大模型(large model)(large model). Leaves brackets alone that open a sentence of their
 * own, and everything in them that is not Latin.
 */
import type { StageFinding } from '../../model/finding.ts';

const GLOSS = '[(（][A-Za-z][A-Za-z0-9 .&+/-]{0,60}[)）]';
const DISPLACED = new RegExp(String.raw`(?<=\p{Script=Han})([,，、])\s?(${GLOSS})(?=\p{Script=Han})`, 'gu');
const DOUBLED = new RegExp(String.raw`(?<=(${GLOSS}))\1`, 'gu');

export function findMisplacedGlosses(text: string): StageFinding[] {
  if (!/[(（][A-Za-z]/.test(text)) return [];
  return [
    ...[...text.matchAll(DISPLACED)].map((match) =>
      finding(
        'displaced-gloss',
        match,
        `${match[2]}${match[1]}`,
        'The gloss belongs to the word in front of the mark.',
      ),
    ),
    ...[...text.matchAll(DOUBLED)].map((match) => finding('doubled-gloss', match, '', 'The gloss stands here twice.')),
  ];
}

function finding(rule: string, match: RegExpExecArray, expected: string, note: string): StageFinding {
  return {
    rule,
    span: { start: match.index, end: match.index + match[0].length },
    actual: match[0],
    expected: [expected],
    tier: 'suggest',
    category: 'linguistic-conventions/punctuation',
    evidence: [],
    note,
  };
}
