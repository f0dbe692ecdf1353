/** What there is to decide, what was decided, and in which groups and order a person sees it. Knows no elements. */
import { type Decision, type DecisionLine, Decisions, type Scope } from '../../model/decision.ts';
import type { ReviewItem } from '../data.ts';

export interface View {
  group: 'rule' | 'document';
  order: 'doubt' | 'frequency';
  /** Hides what is decided. */
  hide: boolean;
  search: string;
}

export interface Group {
  readonly key: string;
  /** In the order in which they are asked. */
  readonly items: readonly ReviewItem[];
  /** Those that are hidden included. */
  readonly total: number;
  readonly decided: number;
}

export class Board {
  readonly items: readonly ReviewItem[];
  private readonly texts: readonly string[];
  /** How often the same is proposed for the same text. */
  private readonly frequency = new Map<string, number>();
  private readonly decisionOf = new Map<ReviewItem, Decision>();

  constructor(items: readonly ReviewItem[]) {
    this.items = items;
    this.texts = items.map((item) => textsOf(item).join('\n').toLowerCase());
    for (const item of items) this.frequency.set(sameAs(item), this.frequencyOf(item) + item.places);
  }

  follow(lines: readonly DecisionLine[]): void {
    const decisions = new Decisions(lines);
    this.decisionOf.clear();
    for (const item of this.items) {
      const decision = decisions.about(item).at(-1);
      if (decision !== undefined) this.decisionOf.set(item, decision);
    }
  }

  decision(item: ReviewItem): Decision | undefined {
    return this.decisionOf.get(item);
  }

  get decided(): number {
    return this.decisionOf.size;
  }

  /** The items that a decision about this one would be about. */
  inScope(item: ReviewItem, scope: Scope): readonly ReviewItem[] {
    if (scope === 'place') return [item];
    const { rule, document } = item;
    return this.items.filter((other) => other.rule === rule && (scope === 'rule' || other.document === document));
  }

  /** @param kept shown although it is decided: the one that the person is at */
  groups({ group, order, hide, search }: View, kept: ReviewItem | undefined): Group[] {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = new Map<string, ReviewItem[]>();
    for (const item of this.items) {
      const text = this.texts[item.id] as string;
      if (!words.every((word) => text.includes(word))) continue;
      const known = groups.get(item[group]);
      if (known === undefined) groups.set(item[group], [item]);
      else known.push(item);
    }
    const weigh = order === 'doubt' ? (item: ReviewItem) => item.doubt : (item: ReviewItem) => this.frequencyOf(item);
    const weight = (all: readonly ReviewItem[]): number =>
      order === 'doubt' ? Math.max(...all.map(weigh)) : all.reduce((sum, { places }) => sum + places, 0);
    return [...groups]
      .map(([key, all]) => ({ key, all, weight: weight(all) }))
      .sort((a, b) => b.weight - a.weight || b.all.length - a.all.length || (a.key < b.key ? -1 : 1))
      .map(({ key, all }) => ({
        key,
        total: all.length,
        items: all
          .filter((item) => !hide || item === kept || !this.decisionOf.has(item))
          .sort((a, b) => weigh(b) - weigh(a) || a.id - b.id),
        decided: all.filter((item) => this.decisionOf.has(item)).length,
      }))
      .filter(({ items }) => items.length > 0);
  }

  private frequencyOf(item: ReviewItem): number {
    return this.frequency.get(sameAs(item)) ?? 0;
  }
}

function sameAs({ rule, actual, expected }: ReviewItem): string {
  return JSON.stringify([rule, actual, expected]);
}

function textsOf({ rule, document, actual, proposals, tier, category, evidence, note, around }: ReviewItem): string[] {
  return [rule, document, tier, category, `${around.before}${actual}${around.after}`, ...proposals, ...evidence, note];
}
