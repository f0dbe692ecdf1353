/**
 * Writes a glossary as TBX-Basic, version 3 (ISO 30042:2019), in the DCA style: the data category is the attribute
 * `type`. Terms are preferred, admitted or, for the spellings of artefacts, deprecated.
 */
import { escapeUTF8 } from 'entities/escape';
import type { Rule } from '../../model/rule.ts';
import type { ConceptSource, GlossaryReading } from '../read.ts';
import { countLoss, type Exported, isHan } from './exchange.ts';

interface TermSection {
  readonly term: string;
  readonly status: 'preferredTerm' | 'admittedTerm' | 'deprecatedTerm';
  readonly note?: string;
}

export function writeTbx({ concepts, files }: Pick<GlossaryReading, 'concepts' | 'files'>): Exported {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Exported from a qingyi glossary.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${concepts.map(conceptEntry).join('')}    </body>
  </text>
</tbx>
`;
  return { text: text.replace(FORBIDDEN, ''), losses: lossesOf(concepts, files) };
}

/** Characters that XML cannot hold, not even as references. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function conceptEntry({ concept, rules }: ConceptSource): string {
  const { id, domain, en, term, admitted } = concept;
  const spelled = rules.filter(replacesByTerm).flatMap(spellings);
  const deprecated = (inflected: boolean): TermSection[] =>
    spelled.filter(
      (one, at) => one.inflected === inflected && spelled.findIndex(({ term }) => term === one.term) === at,
    );
  const admit = (han: boolean): TermSection[] =>
    admitted.filter((name) => isHan(name) === han).map((name) => ({ term: name, status: 'admittedTerm' }));
  const preferred = (name: string): TermSection => ({ term: name, status: 'preferredTerm' });
  return `      <conceptEntry id="${xmlId(id)}">
        <descrip type="subjectField">${escapeUTF8(domain)}</descrip>
${langSec('en', [preferred(en), ...admit(false), ...deprecated(true)])}${langSec('zh-Hans', [preferred(term.hans), ...admit(true), ...deprecated(false)])}${term.hant === term.hans ? '' : langSec('zh-Hant', [preferred(term.hant)])}      </conceptEntry>
`;
}

function langSec(language: string, sections: readonly TermSection[]): string {
  const written = sections.map(
    ({ term, status, note }) => `          <termSec>
            <term>${escapeUTF8(term)}</term>
            <termNote type="administrativeStatus">${status}-admn-sts</termNote>
${note ? `            <note>${escapeUTF8(note)}</note>\n` : ''}          </termSec>
`,
  );
  return `        <langSec xml:lang="${language}">\n${written.join('')}        </langSec>\n`;
}

/** Two artefacts with different conditions can share a spelling. */
function spellings({ forms, note, inflected }: Rule): (TermSection & { readonly inflected: boolean })[] {
  return forms.map((term) => ({ term, status: 'deprecatedTerm', note, inflected }));
}

/** TBX has terms for concepts only: an artefact with a replacement of its own has no place. */
function replacesByTerm({ inflected, replacement, concept }: Rule): boolean {
  return replacement.hans === (inflected ? concept.en : concept.term.hans);
}

/** An XML id begins with no digit. */
function xmlId(id: string): string {
  return /^\d/.test(id) ? `_${id}` : id;
}

function lossesOf(concepts: readonly ConceptSource[], files: GlossaryReading['files']): string[] {
  const rules = concepts.flatMap((source) => source.rules);
  const count = <T>(list: readonly T[], holds: (item: T) => boolean): number => list.filter(holds).length;
  return [
    ...countLoss(
      count(concepts, ({ entry }) => entry.cues !== undefined),
      'concepts',
      'lose their cues',
    ),
    ...countLoss(
      count(concepts, ({ entry }) => entry.tests !== undefined),
      'concepts',
      'lose their tests',
    ),
    ...countLoss(
      count(rules, replacesByTerm),
      'artefacts',
      'become deprecated terms without tier, category and conditions',
    ),
    ...countLoss(
      count(rules, (rule) => !replacesByTerm(rule)),
      'artefacts',
      'have a replacement of their own and are left out',
    ),
    ...countLoss(files.flatMap(({ value }) => value.protect ?? []).length, 'protected strings', 'are left out'),
    ...countLoss(files.flatMap(({ value }) => value.names ?? []).length, 'names in Latin letters', 'are left out'),
  ];
}
