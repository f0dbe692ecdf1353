/** The note of a change: what was found, by which rule, and on what evidence. */
import type { PageEntry } from '../data.ts';
import type { Change } from './collection.ts';
import { element } from './dom.ts';
import { textOf } from './text.ts';

const SIGNS: Readonly<Record<PageEntry['tier'], string>> = { fix: '✓', suggest: '?', flag: '⚑' };

/** Shown of a text; the whole of it stands in the document. In characters. */
const BRIEF = 60;

export function noteOf(change: Change, select: () => void): HTMLElement {
  const { number, index, mark } = change;
  const note = element(
    'section',
    { class: 'note', tabindex: '-1', 'data-note': `${index}`, 'aria-label': `Change ${number}` },
    ...mark.entries.flatMap((entry, at) => entryOf(entry, at === 0 ? number : undefined)),
  );
  note.addEventListener('click', select);
  return note;
}

function entryOf(entry: PageEntry, number: number | undefined): HTMLElement[] {
  const { tier, stage, rule, category, actual, expected, evidence, note } = entry;
  const slash = rule.indexOf('/');
  const why = [note, ...evidence].filter(Boolean);
  const changes = expected.flatMap((text, index) => [
    index === 0 ? ' → ' : ' / ',
    text === '' ? element('i', {}, 'nothing') : element('ins', {}, textOf(brief(text), true)),
  ]);
  return [
    element(
      'h3',
      {},
      number === undefined ? undefined : element('span', { class: 'number' }, `${number}`),
      element('span', { class: `tier ${tier}` }, `${SIGNS[tier]} ${tier}`),
      element(
        'span',
        { class: 'what', lang: 'zh' },
        actual === '' ? undefined : element(expected.length > 0 ? 'del' : 'mark', {}, textOf(brief(actual), true)),
        ...changes,
      ),
    ),
    element(
      'dl',
      {},
      ...(slash === -1
        ? row(stage === 'script' ? 'conversion' : 'repair', rule)
        : [...row('concept', rule.slice(0, slash)), ...row('rule', rule, 'zh')]),
      ...row('category', category),
      ...row('stage', stage),
      ...why.flatMap((text, index) => row(index === 0 ? 'because' : '', text, 'zh')),
    ),
  ];
}

function row(term: string, text: string, lang?: string): HTMLElement[] {
  return text === '' ? [] : [element('dt', {}, term), element('dd', { lang }, textOf(text, true))];
}

function brief(text: string): string {
  const characters = [...text];
  return characters.length <= BRIEF ? text : `${characters.slice(0, BRIEF).join('')}…`;
}
