/** The page's script: follows the log of decisions, and puts the parts of the page together. */
import type { Scope, Verdict } from '../../model/decision.ts';
import { byId, element } from '../../report/html/page/dom.ts';
import { onKeys } from '../../report/html/page/keys.ts';
import type { Around, ReviewItem } from '../data.ts';
import { Board, type Group } from './board.ts';
import { DONE, drawCard, replaceCards } from './card.ts';
import { drawGroups } from './groups.ts';
import { drawHeader } from './header.ts';
import { openLesson } from './lesson.ts';
import { fetchAround, fetchQueue, LogCopy } from './server.ts';
import { otherTheme, readView, showTheme, writeView } from './state.ts';
import { attempt, repeat, say } from './status.ts';
import './style/index.css';

/** Cards that are drawn at a time. */
const PAGE = 40;
/** How often the page asks for what others decided, in milliseconds. */
const POLL = 1500;

const { items, run } = await fetchQueue();
const board = new Board(items);
const log = new LogCopy(() => {
  board.follow(log.lines);
  draw();
});
const { view, theme: asked } = readView(location.hash);
let theme = asked;
let groups: Group[] = [];
let group: Group | undefined;
let current: ReviewItem | undefined;
let scope: Scope = 'place';
let editing = false;
/** Wider surroundings that were asked for. */
const wider = new Map<ReviewItem, { reach: number; around: Around }>();
/** What was decided in this window, the last one last. */
const made: { readonly id: string; readonly item: ReviewItem }[] = [];

/** What is on its way to the server. */
const waiting = new Set<ReviewItem>();

const main = byId('queue', HTMLElement);
const nav = byId('groups', HTMLElement);
const search = byId('search', HTMLInputElement);
const help = byId('keys', HTMLDialogElement);

function draw(): void {
  history.replaceState(null, '', writeView(view, theme));
  groups = board.groups(view, current);
  group =
    groups.find(({ items: shown }) => current !== undefined && shown.includes(current)) ??
    groups.find(isOpen) ??
    groups[0];
  if (current === undefined || !group?.items.includes(current))
    current = group?.items.find(isUndecided) ?? group?.items[0];
  drawGroups(nav, groups, group, ({ items: shown }) => goTo(shown.find(isUndecided) ?? shown[0]));
  drawCards();
  drawHeader(board, view, undoable() !== undefined);
}

function drawCards(): void {
  const shown = group?.items ?? [];
  const at = current === undefined ? 0 : shown.indexOf(current);
  const first = Math.floor(Math.max(0, at) / PAGE) * PAGE;
  const cards = shown.slice(first, first + PAGE).map((item) =>
    drawCard(
      item,
      {
        current: item === current,
        decision: board.decision(item),
        around: wider.get(item)?.around ?? item.around,
        editing: editing && item === current,
        scope,
        inScope: (one) => board.inScope(item, one).length,
      },
      { select: () => goTo(item), decide, setScope, edit, skip, widen, undo: () => undo(item), teach },
    ),
  );
  if (cards.length === 0)
    cards.push(
      element('p', { class: 'empty' }, items.length === 0 ? 'There is nothing to decide.' : 'Nothing is left here.'),
    );
  replaceCards(main, cards);
  byId('position', HTMLOutputElement).value = `${(at + 1).toLocaleString('en')} / ${shown.length.toLocaleString('en')}`;
  byId('scope', HTMLElement).textContent =
    scope === 'place' ? '' : `for ${scope === 'rule' ? 'the rule everywhere' : 'the document'}`;
}

const isUndecided = (item: ReviewItem): boolean => board.decision(item) === undefined && !waiting.has(item);
const isOpen = ({ items: shown }: Group): boolean => shown.some(isUndecided);

function goTo(item: ReviewItem | undefined): void {
  if (item === undefined) return;
  current = item;
  scope = 'place';
  editing = false;
  draw();
  main.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
}

function step(by: number): void {
  const shown = group?.items ?? [];
  goTo(shown[(current === undefined ? -1 : shown.indexOf(current)) + by]);
}

function stepGroup(by: number): void {
  const next = groups[(group === undefined ? -1 : groups.indexOf(group)) + by];
  goTo(next?.items.find(isUndecided) ?? next?.items[0]);
}

/** To the next one that is not decided: in the group from here on, then in its beginning, then in the next groups. */
function skip(): void {
  const all =
    group === undefined ? [] : groups.slice(groups.indexOf(group)).concat(groups.slice(0, groups.indexOf(group)));
  const [here = [], ...others] = all.map(({ items: shown }) => shown);
  const at = current === undefined ? -1 : here.indexOf(current);
  goTo([...here.slice(at + 1), ...here.slice(0, Math.max(0, at)), ...others.flat()].find(isUndecided) ?? here[at + 1]);
}

/** Goes on at once: the next key is meant for the next place. */
function decide(verdict: Verdict, replacement?: string): void {
  const item = current;
  if (item === undefined) return;
  const request = { item: item.id, verdict, scope, ...(verdict === 'edit' && { replacement }) };
  const covered = board.inScope(item, scope);
  for (const one of covered) waiting.add(one);
  skip();
  attempt(async () => {
    try {
      made.push({ id: await log.decide(request), item });
    } catch (error) {
      for (const one of covered) waiting.delete(one);
      goTo(item);
      throw error;
    }
    for (const one of covered) waiting.delete(one);
    const where = covered.length > 1 ? ` for ${covered.length} places` : '';
    say(`${item.actual} ${DONE[verdict]}${where}. ${items.length - board.decided} left.`);
    draw();
  });
}

function undoable(): { readonly id: string; readonly item: ReviewItem } | undefined {
  const decision = current && board.decision(current);
  return made.at(-1) ?? (decision && current && { id: decision.id, item: current });
}

/** @param item the one to undo; the last decision of this window if not given */
function undo(item?: ReviewItem): void {
  attempt(async () => {
    const decision = item && board.decision(item);
    const target = item && decision ? { id: decision.id, item } : undoable();
    if (target === undefined) return;
    await log.undo(target.id);
    const index = made.findIndex(({ id }) => id === target.id);
    if (index !== -1) made.splice(index, 1);
    say(`${target.item.actual} is open again.`);
    goTo(target.item);
  });
}

function setScope(wanted: Scope): void {
  scope = scope === wanted ? 'place' : wanted;
  drawCards();
}

function edit(open: boolean): void {
  editing = open;
  drawCards();
  main.querySelector<HTMLInputElement>('.replacement')?.select();
}

function widen(): void {
  const item = current;
  if (item === undefined) return;
  attempt(async () => {
    const reach = (wider.get(item)?.reach ?? 60) * 4;
    wider.set(item, { reach, around: await fetchAround(item.id, reach) });
    drawCards();
  });
}

function teach(): void {
  if (current !== undefined && board.decision(current)?.verdict === 'reject') openLesson(current);
  else say('Only a rejection teaches the glossary.');
}

function change(what: Partial<typeof view>): void {
  Object.assign(view, what);
  draw();
}

const switchTheme = (): void => {
  theme = otherTheme(theme);
  showTheme(theme);
  draw();
};
const toggleGroup = (): void => change({ group: view.group === 'rule' ? 'document' : 'rule' });
const toggleOrder = (): void => change({ order: view.order === 'doubt' ? 'frequency' : 'doubt' });
const toggleHide = (): void => change({ hide: !view.hide });
const showHelp = (): void => help.showModal();
const buttons: Readonly<Record<string, () => void>> = {
  group: toggleGroup,
  order: toggleOrder,
  hide: toggleHide,
  theme: switchTheme,
  help: showHelp,
  previous: () => step(-1),
  next: () => step(1),
  undo: () => undo(),
};
for (const [id, press] of Object.entries(buttons)) byId(id, HTMLButtonElement).addEventListener('click', press);
const groupsToggle = byId('groups-toggle', HTMLButtonElement);
groupsToggle.addEventListener('click', () => {
  groupsToggle.setAttribute('aria-expanded', `${groupsToggle.getAttribute('aria-expanded') !== 'true'}`);
});
search.value = view.search;
search.addEventListener('input', () => change({ search: search.value }));
onKeys({
  a: () => decide('accept'),
  r: () => decide('reject'),
  e: () => edit(true),
  s: skip,
  u: () => undo(),
  d: () => setScope('document'),
  R: () => setScope('rule'),
  j: () => step(1),
  k: () => step(-1),
  J: () => stepGroup(1),
  K: () => stepGroup(-1),
  w: widen,
  x: teach,
  '/': () => search.select(),
  g: toggleGroup,
  o: toggleOrder,
  h: toggleHide,
  t: switchTheme,
  '?': showHelp,
  Escape: () => {
    if (editing) edit(false);
    search.blur();
  },
});
showTheme(theme);
document.title = `${run} · qingyi review`;

draw();
repeat(() => log.refresh(), POLL);
