/** Keeps what a person looks at in the address, so that reloading shows the same. */
import type { View } from './board.ts';

/** Empty: as the system has it. */
export type Theme = '' | 'light' | 'dark';

export function readView(hash: string): { view: View; theme: Theme } {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const theme = given.get('theme');
  return {
    view: {
      group: given.get('group') === 'document' ? 'document' : 'rule',
      order: given.get('order') === 'frequency' ? 'frequency' : 'doubt',
      hide: given.has('hide'),
      search: given.get('search') ?? '',
    },
    theme: theme === 'light' || theme === 'dark' ? theme : '',
  };
}

export function writeView({ group, order, hide, search }: View, theme: Theme): string {
  const kept = new URLSearchParams();
  if (group !== 'rule') kept.set('group', group);
  if (order !== 'doubt') kept.set('order', order);
  if (hide) kept.set('hide', '');
  if (search !== '') kept.set('search', search);
  if (theme !== '') kept.set('theme', theme);
  return `#${kept}`;
}

export function otherTheme(theme: Theme): Theme {
  const dark = theme === '' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  return dark ? 'light' : 'dark';
}

export function showTheme(theme: Theme): void {
  if (theme !== '') document.documentElement.setAttribute('data-theme', theme);
}
