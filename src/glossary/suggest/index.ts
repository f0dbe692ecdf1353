/** Mines a corpus for candidates: strings that may be artefacts of machine translation. Reads no files. */
import { Document, isMap, isSeq } from 'yaml';
import { fold } from '../../language/fold.ts';
import type { Glossary } from '../compile.ts';
import { nameOf, uniqueName } from '../exchange/exchange.ts';
import { formatDocument } from '../format.ts';
import type { ConceptEntry, GlossaryFile } from '../schema.ts';
import type { Candidate } from './candidate.ts';
import { mineGlosses } from './glosses.ts';
import { mineNeighbours } from './neighbours.ts';
import { mineSpellings } from './spellings.ts';

/** The best first. */
export function mineCandidates(texts: readonly string[], glossary: Glossary): Candidate[] {
  return [...mineGlosses(texts, glossary), ...mineSpellings(texts, glossary), ...mineNeighbours(texts, glossary)]
    .filter(({ form }) => !/[{}[\]|]/.test(form))
    .sort((a, b) => b.score - a.score || (a.form < b.form ? -1 : 1));
}

/**
 * A glossary file of candidates, every one at tier `flag` with its contexts as comments and one of them as its test. It
 * stands beside the glossary: its concepts have ids of their own, to be merged into the right ones by hand.
 */
export function writeCandidates(candidates: readonly Candidate[], glossary: Glossary): string {
  const ids = new Set(glossary.concepts.map(({ id }) => id));
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = candidate.concept?.id ?? candidate.en;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const concepts = [...groups.values()].map((group): ConceptEntry => {
    const { concept, en, zh } = group[0] as Candidate;
    const id = uniqueName(concept === undefined ? nameOf(en) || 'candidate' : `${concept.id}-candidates`, ids);
    ids.add(id);
    const artefacts = group.map(({ form, lang }) => ({ form, ...(lang === 'en' && { lang }), tier: 'flag' as const }));
    const flag = group.flatMap((candidate) => testOf(candidate, group));
    return { id, en, zh, artefacts, ...(flag.length > 0 && { tests: { flag } }) };
  });
  const document = new Document({ domain: 'candidates', concepts } satisfies GlossaryFile);
  [...groups.values()].forEach((group, index) => {
    const artefacts = document.getIn(['concepts', index, 'artefacts']);
    if (!isSeq(artefacts)) return;
    group.forEach((candidate, at) => {
      const artefact = artefacts.items[at];
      if (isMap(artefact)) artefact.commentBefore = commentOn(candidate);
    });
  });
  return formatDocument(document, 'candidates');
}

/** A context with the candidate once and no other of its group, as a test line; none where brackets would mislead it. */
function testOf({ form, contexts }: Candidate, group: readonly Candidate[]): string[] {
  const wanted = fold(form);
  const others = group.map((other) => fold(other.form)).filter((other) => other !== wanted);
  for (const context of contexts) {
    const folded = fold(context);
    const start = folded.indexOf(wanted);
    const isClear = start !== -1 && folded.lastIndexOf(wanted) === start && !/[[\]→]/.test(context);
    if (!isClear || others.some((other) => folded.includes(other))) continue;
    const end = start + form.length;
    return [`${context.slice(0, start)}[${context.slice(start, end)}]${context.slice(end)}`];
  }
  return [];
}

function commentOn({ reason, count, score, contexts }: Candidate): string {
  return [`${reason}, ${count} ${count === 1 ? 'place' : 'places'}, score ${score.toFixed(1)}`, ...contexts]
    .map((line) => ` ${line}`)
    .join('\n');
}
