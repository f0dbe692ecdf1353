/** What a report says in words: why something was found, changed or dropped, and how much of it there is. */
import type { Verdict } from '../model/decision.ts';
import { type CueScope, type Evidence, PROVEN } from '../model/evidence.ts';
import type { Rejection } from '../model/finding.ts';
import type { Entry } from './entries.ts';

const SCOPES: Readonly<Record<CueScope, string>> = {
  document: 'in the document',
  paragraph: 'in the paragraph',
  window: 'nearby',
};

const VERDICTS: Readonly<Record<Verdict, string>> = { accept: 'accepted', reject: 'rejected', edit: 'edited' };

export function evidenceInWords(evidence: readonly Evidence[]): string {
  return evidence.map(inWords).join(', ');
}

function inWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'cue':
      return `${evidence.text} ${SCOPES[evidence.scope]}`;
    case 'missing':
      return `no cue ${SCOPES[evidence.scope]}`;
    case 'gloss':
      return `${evidence.text} in brackets beside it`;
    case 'source':
      return `${evidence.text} in the source text`;
    case 'variant':
      return `${evidence.text} elsewhere`;
    case 'replay':
      return replayInWords(evidence.forced, evidence.chosen, evidence.confidence);
    case 'review':
      return `${VERDICTS[evidence.verdict]} by ${evidence.by}`;
    case 'note':
      return evidence.text;
  }
}

function replayInWords(forced: number, chosen: string, confidence: number): string {
  const replay = 'the damage, done again, gives the same text';
  if (chosen === '' && confidence >= PROVEN) return replay;
  const choice = chosen === '' ? 'so do others' : `${countOf(chosen.length / 2, 'byte')} chosen beside ${forced}`;
  return `${replay}; ${choice}, ${Math.floor(confidence * 100)} % sure`;
}

/** @example “鋼釘” should be “釘子” or “釘”: 融資 in the paragraph */
export function entryInWords({ actual, expected, evidence, note }: Entry): string {
  const quoted = expected.map((text) => (text === '' ? 'nothing' : `“${text}”`));
  const what = `${actual === '' ? 'Here' : `“${actual}”`}${quoted.length > 0 ? ` should be ${quoted.join(' or ')}` : ''}`;
  const why = [note, evidenceInWords(evidence)].filter(Boolean).join(' · ');
  return why === '' ? what : `${what}: ${why}`;
}

export function rejectionInWords({ reason, by, finding }: Rejection): string {
  switch (reason) {
    case 'word-boundary':
      return `the word ${by} lies across its edge`;
    case 'evidence':
      return 'nothing around it shows that the rule applies';
    case 'exception':
      return `it is right here: ${evidenceInWords(finding.evidence) || by}`;
    case 'mention':
      return `the text speaks of it: ${by}`;
    case 'protected':
      return `part of ${by}, which stays as it is`;
    case 'address':
      return `part of the address ${by}`;
    case 'overlap':
      return `${by} took its place`;
    case 'review':
      return `${by} decided so in review`;
  }
}

/** @example countOf(2, 'fix') // 2 fixes */
export function countOf(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${withSeparators(count)} ${noun}${noun.endsWith('x') ? 'es' : 's'}`;
}

/**
 * A whole number as English writes it. The platform, which writes any number in any language, takes 12 ms for the first.
 *
 * @example withSeparators(1234567) // 1,234,567
 */
export function withSeparators(count: number): string {
  return `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
}
