/** Keeps what a person looks at in the address, so that reloading or passing on the address shows the same. */
import { byFacet, FACETS, type Filter } from './collection.ts';
import type { View } from './draw.ts';

export interface State {
  view: View;
  /** Empty: as the system has it. */
  theme: '' | 'light' | 'dark';
  readonly filter: Filter;
}

export function readState(hash: string): State {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const values = byFacet((facet) => new Set(given.getAll(facet)));
  const theme = given.get('theme');
  return {
    view: given.get('view') === 'side' ? 'side' : 'inline',
    theme: theme === 'light' || theme === 'dark' ? theme : '',
    filter: { search: given.get('search') ?? '', values },
  };
}

export function writeState({ view, theme, filter }: State): string {
  const kept = new URLSearchParams();
  if (view !== 'inline') kept.set('view', view);
  if (theme !== '') kept.set('theme', theme);
  if (filter.search !== '') kept.set('search', filter.search);
  for (const facet of FACETS) for (const value of filter.values[facet]) kept.append(facet, value);
  return `#${kept}`;
}
