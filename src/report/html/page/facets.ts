/** The filters: for each value a box to tick, a bar and a count, so that they are the chart too. */
import { byFacet, FACETS, type Facet, type Filter, type Matches } from './collection.ts';
import { element } from './dom.ts';
import { textOf } from './text.ts';

const TITLES: Readonly<Record<Facet, string>> = {
  tier: 'Tier',
  stage: 'Stage',
  category: 'Category',
  rule: 'Rule',
  document: 'Document',
};

/** Values shown of a facet; the search of the facet finds the others. */
const SHOWN = 100;

/** A facet with more values than this can be searched. */
const FEW = 12;

export class Facets {
  private readonly lists: Readonly<Record<Facet, HTMLElement>>;
  private readonly searches = new Map<Facet, HTMLInputElement>();
  private matches: Matches | undefined;
  private readonly filter: Filter;
  private readonly changed: () => void;

  constructor(aside: HTMLElement, filter: Filter, values: Matches['counts'], changed: () => void) {
    this.filter = filter;
    this.changed = changed;
    this.lists = byFacet((facet) => {
      const list = element('div', { class: 'values' });
      const title = element('legend', {}, TITLES[facet]);
      const section = element('fieldset', { class: `facet ${facet}` }, title);
      if (values[facet].size > FEW) section.append(this.searchFor(facet));
      section.append(list);
      aside.append(section);
      return list;
    });
  }

  show(matches: Matches): void {
    this.matches = matches;
    for (const facet of FACETS) this.showFacet(facet, matches);
  }

  private searchFor(facet: Facet): HTMLInputElement {
    const label = `Search: ${TITLES[facet].toLowerCase()}`;
    const search = element('input', { type: 'search', placeholder: label, 'aria-label': label, autocomplete: 'off' });
    search.addEventListener('input', () => this.matches && this.showFacet(facet, this.matches));
    this.searches.set(facet, search);
    return search;
  }

  private showFacet(facet: Facet, { counts }: Matches): void {
    const chosen = this.filter.values[facet];
    const wanted = this.searches.get(facet)?.value.toLowerCase() ?? '';
    const all = new Map<string, number>([...[...chosen].map((value) => [value, 0] as const), ...counts[facet]]);
    const found = [...all].filter(([value]) => value.toLowerCase().includes(wanted));
    found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const most = Math.max(1, ...found.map(([, count]) => count));
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : undefined;
    const hadFocus = this.lists[facet].contains(document.activeElement);
    const rows = found.slice(0, SHOWN).map(([value, count]) => this.valueRow(facet, value, count, count / most));
    const more = found.length - rows.length;
    this.lists[facet].replaceChildren(
      ...rows,
      ...(more > 0 ? [element('p', {}, `${more.toLocaleString('en')} more`)] : []),
    );
    if (!hadFocus) return;
    const box = [...this.lists[facet].querySelectorAll('input')].find(({ value }) => value === focused);
    box?.focus();
  }

  private valueRow(facet: Facet, value: string, count: number, share: number): HTMLElement {
    const chosen = this.filter.values[facet];
    const box = element('input', { type: 'checkbox', value });
    box.checked = chosen.has(value);
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(value);
      else chosen.delete(value);
      this.changed();
    });
    const bar = element('span', { class: 'bar-of', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', `${share}`);
    return element(
      'label',
      { class: facet === 'tier' ? `value ${value}` : 'value', title: value },
      box,
      element('bdi', { lang: facet === 'rule' ? 'zh' : undefined }, textOf(labelOf(facet, value), true)),
      element('small', {}, count.toLocaleString('en')),
      bar,
    );
  }
}

/** Of a category, the type without its dimension. */
function labelOf(facet: Facet, value: string): string {
  if (value === '') return 'none';
  return facet === 'category' ? value.slice(value.indexOf('/') + 1) : value;
}
