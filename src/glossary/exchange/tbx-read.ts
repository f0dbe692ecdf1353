/**
 * Reads TBX version 3 (ISO 30042:2019) in both styles, DCA (`<termNote type="administrativeStatus">`) and DCT
 * (`<min:administrativeStatus>`). Document types are refused, so that no entity is ever expanded.
 */
import { SaxesParser } from 'saxes';
import { fold } from '../../language/fold.ts';
import { QingyiError } from '../../model/error.ts';
import type { ArtefactEntry, ConceptEntry, GlossaryFile } from '../schema.ts';
import { chineseTerm, type Imported, nameOf, uniqueName } from './exchange.ts';

interface Term {
  readonly language: string;
  term: string;
  status: string;
  note: string;
}

interface Entry {
  readonly id: string;
  domain: string;
  readonly terms: Term[];
}

/** Where concepts go whose file names no subject field. */
const NO_DOMAIN = 'imported';

/**
 * @param path what the file is called in messages
 * @throws {QingyiError} `configuration` where the text is no well-formed TBX of version 3
 */
export function readTbx(path: string, text: string): Imported {
  const losses: string[] = [];
  const domains = new Map<string, ConceptEntry[]>();
  const ids = new Set<string>();
  const { entries, dropped } = readEntries(path, text);
  for (const entry of entries) {
    const concept = toConcept(entry, ids, losses);
    if (concept === undefined) continue;
    const domain = nameOf(entry.domain) || NO_DOMAIN;
    domains.set(domain, [...(domains.get(domain) ?? []), concept]);
  }
  const counts = [...dropped].map(([category, count]) => `${category} (${count})`).join(', ');
  if (counts !== '') losses.push(`data that a glossary has no place for: ${counts}`);
  return { files: [...domains].map(([domain, concepts]): GlossaryFile => ({ domain, concepts })), losses };
}

/** Elements inside a text. */
const INLINE = new Set(['hi', 'foreign', 'sc', 'ec', 'ph']);

/** The concepts, and how often each data category occurs that is not read. */
function readEntries(path: string, text: string): { entries: Entry[]; dropped: ReadonlyMap<string, number> } {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const fail = (message: string): never => {
    throw new QingyiError('configuration', `${path}, line ${parser.line}: ${message}`);
  };
  const entries: Entry[] = [];
  const dropped = new Map<string, number>();
  const categories: string[] = [];
  let language = '';
  let content = '';
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('the file declares a document type, which is not read: remove it'));
  parser.on('opentag', ({ local, attributes }) => {
    const attribute = (name: string): string => attributes[name]?.value ?? '';
    if (categories.length === 0 && local !== 'tbx') {
      fail(
        `the root is <${local}>, not <tbx>: only version 3 of TBX is read${local === 'martif' ? ', and this is version 2' : ''}`,
      );
    }
    categories.push(attribute('type') || local);
    if (!INLINE.has(local)) content = '';
    if (local === 'conceptEntry') entries.push({ id: attribute('id'), domain: '', terms: [] });
    else if (local === 'langSec') language = attribute('xml:lang');
    else if (local === 'termSec') entries.at(-1)?.terms.push({ language, term: '', status: '', note: '' });
  });
  const add = (chunk: string): void => {
    content += chunk;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ local }) => {
    const category = categories.pop() ?? '';
    if (INLINE.has(local)) return;
    const value = content.trim();
    content = '';
    const entry = entries.at(-1);
    if (entry === undefined || value === '' || !categories.includes('conceptEntry')) return;
    const term = categories.includes('termSec') ? entry.terms.at(-1) : undefined;
    if (category === 'subjectField') entry.domain ||= value;
    else if (term !== undefined && category === 'term') term.term = value;
    else if (term !== undefined && category === 'administrativeStatus') term.status = value;
    else if (term !== undefined && category === 'note' && WRONG.test(term.status)) term.note = value;
    else dropped.set(category, (dropped.get(category) ?? 0) + 1);
  });
  parser.write(text.replace(/^\ufeff/, '')).close();
  return { entries, dropped };
}

function toConcept({ id, terms }: Entry, ids: Set<string>, losses: string[]): ConceptEntry | undefined {
  const lose = (what: string): void => {
    losses.push(`concept "${id}": ${what}`);
  };
  const section = (tag: RegExp) => {
    const found = terms.filter(({ language, term }) => tag.test(language) && term !== '');
    const right = found.filter(({ status }) => !WRONG.test(status));
    const preferred = right.find(({ status }) => /^preferred/.test(status)) ?? right[0];
    return {
      preferred: preferred?.term,
      admitted: right.filter((term) => term !== preferred).map(({ term }) => term),
      wrong: found.filter(({ status }) => WRONG.test(status)),
    };
  };
  const [english, hans, hant] = [section(ENGLISH), section(HANS), section(HANT)];
  for (const language of new Set(terms.map((term) => term.language))) {
    if (![ENGLISH, HANS, HANT].some((tag) => tag.test(language))) lose(`terms in "${language}" are left out`);
  }
  const en = english.preferred;
  if (en === undefined || (hans.preferred ?? hant.preferred) === undefined) {
    lose(`left out, since it has no right term in ${en === undefined ? 'English' : 'Chinese'}`);
    return undefined;
  }
  const name = uniqueName(nameOf(id.replace(/^_(?=\d)/, '')) || nameOf(en) || 'concept', ids);
  ids.add(name);
  const admit = [...new Set([...english.admitted, ...hans.admitted, ...hant.admitted])];
  const chinese = chineseTerm(hans.preferred, hant.preferred);
  const right = [en, ...Object.values(chinese), ...admit];
  const artefacts = [
    ...[...hans.wrong, ...hant.wrong].flatMap((term) => toArtefact(term, { replacement: chinese.zh, right, lose })),
    ...english.wrong.flatMap((term) => toArtefact(term, { lang: 'en', replacement: en, right, lose })),
  ].filter(({ form }, index, all) => all.findIndex((other) => other.form === form) === index);
  return {
    id: name,
    en,
    ...chinese,
    ...(admit.length > 0 && { admit }),
    ...(artefacts.length > 0 && { artefacts }),
  };
}

const ENGLISH = /^en(?:-|$)/i;
const HANT = /^zh-(?:hant|tw|hk|mo)/i;
const HANS = /^(?:zh|cmn)(?!-(?:hant|tw|hk|mo))(?:-|$)/i;

/** Deprecated and superseded terms. */
const WRONG = /^(?:deprecated|superseded)/;

interface Reception {
  readonly lang?: 'en';
  readonly replacement: string;
  /** All right terms of the concept. */
  readonly right: readonly string[];
  lose(what: string): void;
}

/** An imported artefact is only reported, until somebody gives it conditions and tests. */
function toArtefact({ term, note }: Term, { lang, replacement, right, lose }: Reception): ArtefactEntry[] {
  const isRight = (by: (text: string) => string): boolean => right.some((other) => by(other) === by(term));
  // One that differs from its own replacement in upper and lower case only is found as it is written.
  const clashes = fold(term) === fold(replacement) ? isRight((text) => text) : isRight(fold);
  if (!clashes && !/[{}[\]]/.test(term)) {
    return [{ form: term, ...(lang && { lang }), tier: 'flag', ...(note !== '' && { note }) }];
  }
  const why = clashes ? 'it is a right term too' : 'brackets have a meaning in forms';
  lose(`the deprecated term "${term}" is left out, since ${why}`);
  return [];
}
