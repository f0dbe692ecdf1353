/** Draws the list of groups, each with how much of it is decided. */
import { button, element } from '../../report/html/page/dom.ts';
import { textOf } from '../../report/html/page/text.ts';
import type { Group } from './board.ts';

/** Groups drawn; the search finds the others. */
const SHOWN = 300;

export function drawGroups(
  nav: HTMLElement,
  groups: readonly Group[],
  current: Group | undefined,
  select: (group: Group) => void,
): void {
  const hadFocus = nav.contains(document.activeElement);
  const shown = groups.slice(0, SHOWN).map((group) => {
    const { key, total, decided } = group;
    const row = button('', 'group', () => select(group));
    row.append(
      element('bdi', { lang: 'zh' }, textOf(key || 'text', true)),
      element('small', {}, `${decided.toLocaleString('en')} / ${total.toLocaleString('en')}`),
    );
    const bar = element('span', { class: 'bar-of', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', `${decided / total}`);
    row.append(bar);
    row.title = key.replace(/[\p{Cc}\p{Cf}]/gu, '');
    if (group === current) row.setAttribute('aria-current', 'true');
    return row;
  });
  const more = groups.length - shown.length;
  nav.replaceChildren(...shown, ...(more > 0 ? [element('p', {}, `${more.toLocaleString('en')} more`)] : []));
  const row = nav.querySelector<HTMLElement>('[aria-current]');
  row?.scrollIntoView({ block: 'nearest' });
  if (hadFocus) row?.focus();
}
