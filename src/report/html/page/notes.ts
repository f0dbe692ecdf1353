/** The notes beside a row: what was found, by which rule, and on what evidence. Small edits of one rule share a note. */
import type { PageEntry } from '../data.ts';
import type { Change } from './collection.ts';
import { element } from './dom.ts';
import { textOf } from './text.ts';

export const SIGNS: Readonly<Record<PageEntry['tier'], string>> = { fix: '✓', suggest: '?', flag: '⚑' };

/** Shown of a text; the whole of it stands in the document. In characters. */
const BRIEF = 40;

/** Shown of a note's texts. */
const FEW = 6;

export function notesOf(changes: readonly Change[], select: (change: Change) => void): HTMLElement[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = groupOf(change);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map((group) => noteOf(group, select));
}

/** Edits that no finding speaks for are grouped by what made them; any other change has its own note. */
function groupOf({ mark, index }: Change): string {
  const [entry] = mark.entries;
  return mark.entries.length === 1 && entry?.category === '' ? entry.rule : `${index}`;
}

function noteOf(group: readonly Change[], select: (change: Change) => void): HTMLElement {
  const numbers = group.map(({ number }) => number);
  const entries = group.flatMap(({ mark }) => mark.entries);
  const isGroup = group.length > 1;
  const note = element(
    'details',
    { class: 'note', 'data-note': group.map(({ index }) => index).join(' ') },
    element(
      'summary',
      {},
      ...(isGroup ? [summaryOf(entries, numbers)] : entries.map((entry) => summaryOf([entry], numbers))),
    ),
    ...(isGroup ? [factsOf(entries)] : entries.map((entry) => factsOf([entry]))),
  );
  note.addEventListener('click', () => select(group[0] as Change));
  return note;
}

function summaryOf(entries: readonly PageEntry[], numbers: readonly number[]): HTMLElement {
  const [first] = entries;
  if (first === undefined) return element('span', {});
  const { tier, rule, note, evidence } = first;
  const shown = entries.slice(0, FEW).flatMap((entry, index) => [index === 0 ? '' : ' · ', ...changeOf(entry)]);
  const more = entries.length > FEW ? ` · ${(entries.length - FEW).toLocaleString('en')} more` : '';
  return element(
    'span',
    { class: `finding ${tier}` },
    element('b', { class: 'number' }, numbersOf(numbers)),
    element('b', { class: 'sign' }, `${SIGNS[tier]} ${tier}`),
    element('span', { class: 'what' }, ...shown, more),
    element('span', { class: 'why' }, textOf([rule, note, ...evidence].filter(Boolean).join(' · '), true)),
  );
}

/** @example numbersOf([3, 4, 5, 9]) // 3–5, 9 */
function numbersOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] + 1 === number) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

function changeOf({ tier, actual, expected }: PageEntry): (Node | string)[] {
  const before = actual === '' ? [] : [element(tier === 'fix' ? 'del' : 'mark', {}, textOf(brief(actual), true))];
  if (tier === 'fix' && before.length > 0 && expected.every((text) => text === '')) return before;
  const after = expected.flatMap((text, index) => [
    index > 0 ? ' / ' : before.length > 0 ? ' → ' : '',
    text === '' ? element('i', {}, 'nothing') : element('ins', {}, textOf(brief(text), true)),
  ]);
  return [...before, ...after];
}

function factsOf(entries: readonly PageEntry[]): HTMLElement {
  const [first] = entries;
  if (first === undefined) return element('dl', {});
  const { stage, rule, concept, category } = first;
  const why = [...new Set(entries.flatMap(({ note, evidence }) => [note, ...evidence]).filter(Boolean))];
  const [cause, name] =
    concept !== '' ? ['concept', concept] : stage === 'script' ? ['conversion', ''] : ['repair', ''];
  return element(
    'dl',
    {},
    ...(name === '' ? factOf(cause, rule) : [...factOf(cause, name), ...factOf('rule', rule)]),
    ...factOf('category', category),
    ...factOf('stage', stage),
    ...factOf('because', ...why.slice(0, 3 * FEW), ...(why.length > 3 * FEW ? ['…'] : [])),
  );
}

function factOf(term: string, ...texts: readonly string[]): HTMLElement[] {
  const given = texts.filter(Boolean);
  return given.length === 0
    ? []
    : [element('dt', {}, term), ...given.map((text) => element('dd', {}, textOf(text, true)))];
}

function brief(text: string): string {
  const characters = [...text];
  return characters.length <= BRIEF ? text : `${characters.slice(0, BRIEF).join('')}…`;
}
