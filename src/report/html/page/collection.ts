/** All changes of all documents, and which of them a filter lets through. Knows nothing of the page's elements. */
import type { PageDocument, PageEntry, PageMark } from '../data.ts';

export const FACETS = ['tier', 'stage', 'category', 'rule', 'document'] as const;
export type Facet = (typeof FACETS)[number];

export function byFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return {
    tier: make('tier'),
    stage: make('stage'),
    category: make('category'),
    rule: make('rule'),
    document: make('document'),
  };
}

/** One mark of a document. */
export interface Change {
  /** Among all changes, from 0. */
  readonly index: number;
  /** In its document, from 1. */
  readonly number: number;
  readonly document: number;
  readonly mark: PageMark;
}

export interface Filter {
  search: string;
  /** The values that are let through; all where none is given. */
  readonly values: Readonly<Record<Facet, Set<string>>>;
}

export interface Matches {
  /** In the order of the documents. */
  readonly changes: readonly Change[];
  readonly documents: number;
  /** For each value of each facet: the changes that there would be, were it the only one of its facet. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

export class Collection {
  readonly documents: readonly PageDocument[];
  readonly changes: readonly Change[];
  private readonly changeOf = new Map<PageMark, Change>();
  /** For each change, in lower case, all that a search looks at. */
  private readonly texts: readonly string[];

  constructor(documents: readonly PageDocument[]) {
    const changes: Change[] = [];
    documents.forEach(({ rows }, document) => {
      let number = 0;
      for (const { pieces } of rows) {
        for (const mark of pieces) {
          if (typeof mark === 'string') continue;
          const change = { index: changes.length, number: ++number, document, mark };
          changes.push(change);
          this.changeOf.set(mark, change);
        }
      }
    });
    this.documents = documents;
    this.changes = changes;
    this.texts = changes.map(({ mark, document }) =>
      [documents[document]?.id, ...mark.segments.flat(), ...mark.entries.flatMap(textsOf)].join('\n').toLowerCase(),
    );
  }

  change(mark: PageMark): Change {
    return this.changeOf.get(mark) as Change;
  }

  match({ search, values }: Filter): Matches {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const counts = byFacet(() => new Map<string, number>());
    const asked = FACETS.filter((facet) => values[facet].size > 0);
    const matched: Change[] = [];
    const documents = new Set<number>();
    for (const change of this.changes) {
      const text = this.texts[change.index] as string;
      if (!words.every((word) => text.includes(word))) continue;
      const { id } = this.documents[change.document] as PageDocument;
      const seen = byFacet(() => new Set<string>());
      let shown = false;
      for (const entry of change.mark.entries) {
        const missed = asked.filter((facet) => !values[facet].has(facetValue(entry, facet, id)));
        if (missed.length > 1) continue;
        for (const facet of missed.length === 1 ? missed : FACETS) seen[facet].add(facetValue(entry, facet, id));
        shown ||= missed.length === 0;
      }
      for (const facet of FACETS) {
        for (const value of seen[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
      if (!shown) continue;
      matched.push(change);
      documents.add(change.document);
    }
    return { changes: matched, documents: documents.size, counts };
  }
}

function facetValue(entry: PageEntry, facet: Facet, id: string): string {
  return facet === 'document' ? id : entry[facet];
}

function textsOf({ rule, category, actual, expected, evidence, note }: PageEntry): string[] {
  return [rule, category, actual, ...expected, ...evidence, note];
}
