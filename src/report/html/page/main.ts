/** The page's script: reads the documents that the page holds, and puts its parts together. */
import type { PageDocument } from '../data.ts';
import { blocksOf } from './blocks.ts';
import { type Change, Collection, type Matches } from './collection.ts';
import { byId, element } from './dom.ts';
import { Facets } from './facets.ts';
import { onKeys } from './keys.ts';
import { List } from './list.ts';
import './style/index.css';
import { readState, writeState } from './state.ts';

const documents = [...document.querySelectorAll<HTMLTemplateElement>('template.document')].map((template) => {
  const parsed = JSON.parse(template.content.textContent ?? '') as PageDocument;
  template.remove();
  return parsed;
});
const collection = new Collection(documents);
const state = readState(location.hash);
const [main, aside] = [byId('changes', HTMLElement), byId('facets', HTMLElement)];
const search = byId('search', HTMLInputElement);
const viewButton = byId('view', HTMLButtonElement);
const filtersButton = byId('filters', HTMLButtonElement);
const help = byId('keys', HTMLDialogElement);
const list = new List(main);
const facets = new Facets(aside, state.filter, collection.match({ ...state.filter, search: '' }).counts, update);

let matches: Matches;
/** The current one among the changes that are shown; -1 before the first. */
let current = -1;

function update(): void {
  matches = collection.match(state.filter);
  current = -1;
  facets.show(matches);
  draw();
}

function draw(): void {
  history.replaceState(null, '', writeState(state));
  const byDocument = new Map<number, Change[]>();
  for (const change of matches.changes) {
    const group = byDocument.get(change.document);
    if (group === undefined) byDocument.set(change.document, [change]);
    else group.push(change);
  }
  const laidOut = [...byDocument].map(([index, changes]) => {
    const one = documents[index] as PageDocument;
    return { lang: one.lang, blocks: blocksOf(one, changes, collection) };
  });
  list.show(laidOut, { collection, view: state.view, select: (change) => goTo(matches.changes.indexOf(change)) });
  if (laidOut.length === 0) main.append(emptyState());
  byId('summary', HTMLElement).textContent =
    `${count(matches.changes.length, 'change')} in ${matches.documents.toLocaleString('en')} of ${count(documents.length, 'document')}`;
  viewButton.textContent = state.view === 'side' ? 'Inline' : 'Side by side';
  showPosition();
}

function emptyState(): HTMLElement {
  const words =
    collection.changes.length === 0
      ? 'Nothing was found: every text stays as it is.'
      : 'No change fits the filters and the search.';
  return element('p', { class: 'empty' }, words);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function goTo(index: number): void {
  const change = matches.changes[index];
  if (change === undefined) return;
  current = index;
  list.reveal(change);
  showPosition();
}

function showPosition(): void {
  const total = matches.changes.length.toLocaleString('en');
  byId('position', HTMLOutputElement).value = current < 0 ? total : `${(current + 1).toLocaleString('en')} / ${total}`;
}

function toggleView(): void {
  const change = matches.changes[current];
  state.view = state.view === 'side' ? 'inline' : 'side';
  draw();
  if (change !== undefined) goTo(current);
}

function toggleTheme(): void {
  const dark = state.theme === '' ? matchMedia('(prefers-color-scheme: dark)').matches : state.theme === 'dark';
  state.theme = dark ? 'light' : 'dark';
  history.replaceState(null, '', writeState(state));
  showTheme();
}

function showTheme(): void {
  if (state.theme !== '') document.documentElement.setAttribute('data-theme', state.theme);
}

function toggleFilters(open: boolean): void {
  filtersButton.setAttribute('aria-expanded', `${open}`);
  if (open) aside.querySelector('input')?.focus();
}

const isOpen = (): boolean => filtersButton.getAttribute('aria-expanded') === 'true';

let waiting: number | undefined;
search.value = state.filter.search;
search.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    state.filter.search = search.value;
    update();
  }, 120);
});
viewButton.addEventListener('click', toggleView);
filtersButton.addEventListener('click', () => toggleFilters(!isOpen()));
byId('theme', HTMLButtonElement).addEventListener('click', toggleTheme);
byId('help', HTMLButtonElement).addEventListener('click', () => help.showModal());
byId('next', HTMLButtonElement).addEventListener('click', () => goTo(current + 1));
byId('previous', HTMLButtonElement).addEventListener('click', () => goTo(current - 1));
addEventListener('beforeprint', () => list.fillAll());
onKeys({
  j: () => goTo(current + 1),
  k: () => goTo(current - 1),
  '/': () => search.select(),
  f: () => toggleFilters(true),
  i: toggleView,
  t: toggleTheme,
  '?': () => help.showModal(),
  Escape: () => {
    if (document.activeElement === search) search.blur();
    toggleFilters(false);
  },
});
showTheme();
update();
