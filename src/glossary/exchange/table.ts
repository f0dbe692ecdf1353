/**
 * Glossaries as tables. DeepL, Google and Microsoft take two columns, source and target, without a header, for one
 * direction (CSV or TSV). Google also takes sets of equivalent terms (CSV): a header of language codes, a column each.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { QingyiError } from '../../model/error.ts';
import type { GlossaryReading } from '../read.ts';
import type { ConceptEntry } from '../schema.ts';
import { chineseTerm, countLoss, type Exported, type Imported, isHan, nameOf, uniqueName } from './exchange.ts';

export type Delimiter = ',' | '\t';

/** DeepL takes no longer term, in bytes of UTF-8. */
const LONGEST_TERM = 1024;

const TERM_SET = ['en', 'zh-CN', 'zh-TW'];

/** @param from the language of the source column; admitted terms of it become further rows */
export function writePairs(
  { concepts }: Pick<GlossaryReading, 'concepts'>,
  from: 'en' | 'zh',
  delimiter: Delimiter,
): Exported {
  const pairs = concepts.flatMap(({ concept: { en, term, admitted } }) => {
    const chinese = [term.hans, ...admitted.filter(isHan)];
    const english = [en, ...admitted.filter((name) => !isHan(name))];
    const [sources, target] = from === 'en' ? [english, term.hans] : [chinese, en];
    return sources.map((source): [string, string] => [source, target]);
  });
  const fit = pairs.filter((pair) => pair.every(isTableTerm));
  const rows = new Map<string, string>();
  for (const [source, target] of fit) if (!rows.has(source)) rows.set(source, target);
  return {
    text: stringify([...rows], { delimiter }),
    losses: [
      ...countLoss(
        pairs.length - fit.length,
        'pairs',
        'are left out as too long, or with line breaks, tabs or control characters',
      ),
      ...countLoss(fit.length - rows.size, 'pairs', 'are left out since their source term has a row already'),
      ...lossesOf(concepts),
    ],
  };
}

export function writeTermSets({ concepts }: Pick<GlossaryReading, 'concepts'>): Exported {
  const rows = concepts.map(({ concept: { en, term } }) => [en, term.hans, term.hant]);
  const fit = rows.filter((row) => row.every(isTableTerm));
  return {
    text: stringify([TERM_SET, ...fit]),
    losses: [
      ...countLoss(
        rows.length - fit.length,
        'concepts',
        'are left out as too long, or with line breaks, tabs or control characters',
      ),
      ...countLoss(
        concepts.filter(({ entry }) => entry.admit !== undefined).length,
        'concepts',
        'lose their admitted terms',
      ),
      ...lossesOf(concepts),
    ],
  };
}

/**
 * Reads pairs (the side with Han characters is the Chinese one; columns behind the second are ignored) and term sets.
 * Rows that share a term become one concept.
 *
 * @param path what the file is called in messages
 * @throws {QingyiError} `configuration` where the text is no table
 */
export function readTable(path: string, text: string, delimiter: Delimiter, domain: string): Imported {
  const rows = parseRows(path, text, delimiter);
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const isTermSet =
    header.length > 1 &&
    header.every((cell) => /^(?:[a-z]{2,3}(?:-[a-z0-9]+)*|pos|description)$/.test(cell)) &&
    header.some((cell) => cell.startsWith('zh'));
  const column = (tag: RegExp): number => header.findIndex((cell) => tag.test(cell));
  const columns = [/^en(?:-|$)/, /^zh(?:-cn|-hans.*)?$/, /^zh-(?:tw|hk|hant.*)$/].map(column);
  const losses: string[] = [];
  const concepts: ConceptEntry[] = [];
  const byTerm = new Map<string, ConceptEntry>();
  const ids = new Set<string>();
  rows.forEach((row, index) => {
    if (isTermSet && index === 0) return;
    const [en = '', hans = '', hant = ''] = (isTermSet ? columns.map((at) => row[at] ?? '') : inOrder(row)).map(
      (cell) => cell.trim(),
    );
    if (en === '' || (hans === '' && hant === '')) {
      losses.push(`row ${index + 1} is left out, since it has no ${en === '' ? 'English' : 'Chinese'} term`);
      return;
    }
    const term = chineseTerm(hans || undefined, hant || undefined);
    const known = byTerm.get(en) ?? byTerm.get(term.zh);
    if (known !== undefined) {
      const further = [en, term.zh].filter((name) => ![known.en, known.zh, ...(known.admit ?? [])].includes(name));
      if (further.length > 0) known.admit = [...(known.admit ?? []), ...further];
      return;
    }
    const id = uniqueName(nameOf(en) || 'concept', ids);
    ids.add(id);
    const concept = { id, en, ...term };
    concepts.push(concept);
    for (const name of [en, term.zh]) if (!byTerm.has(name)) byTerm.set(name, concept);
  });
  return { files: concepts.length === 0 ? [] : [{ domain, concepts }], losses };
}

function parseRows(path: string, text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw new QingyiError('configuration', `${path} is no table: ${(cause as Error).message}`, { cause });
  }
}

/** The English cell of a pair first. */
function inOrder([first = '', second = '']: readonly string[]): string[] {
  return isHan(first) && !isHan(second) ? [second, first] : [first, second];
}

function isTableTerm(term: string): boolean {
  return !/\p{Cc}/u.test(term) && new TextEncoder().encode(term).length <= LONGEST_TERM;
}

function lossesOf(concepts: GlossaryReading['concepts']): string[] {
  return [
    ...countLoss(
      concepts.filter(({ entry }) => entry.artefacts !== undefined).length,
      'concepts',
      'lose their artefacts and tests',
    ),
    ...countLoss(concepts.filter(({ entry }) => entry.cues !== undefined).length, 'concepts', 'lose their cues'),
    ...(concepts.length > 0 ? ['ids and domains are lost'] : []),
  ];
}
