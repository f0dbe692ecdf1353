/** Keeps of what is found at one place by one rule the last: later rounds find again what is still there. */
import type { Span } from './span.ts';

interface Entry<T> {
  readonly end: number;
  item: T;
  /** Another at the same start. */
  readonly next: Entry<T> | undefined;
}

export class Latest<T> {
  private readonly entries: Entry<T>[] = [];
  /** For each rule, by where they start. */
  private readonly rules = new Map<string, Map<number, Entry<T>>>();

  /** What is kept, in the order in which it was found first. */
  get items(): T[] {
    return this.entries.map(({ item }) => item);
  }

  has(rule: string, place: Span): boolean {
    return this.find(rule, place) !== undefined;
  }

  set(rule: string, place: Span, item: T): void {
    const known = this.find(rule, place);
    if (known !== undefined) {
      known.item = item;
      return;
    }
    let starts = this.rules.get(rule);
    if (starts === undefined) {
      starts = new Map();
      this.rules.set(rule, starts);
    }
    const entry = { end: place.end, item, next: starts.get(place.start) };
    starts.set(place.start, entry);
    this.entries.push(entry);
  }

  private find(rule: string, { start, end }: Span): Entry<T> | undefined {
    let entry = this.rules.get(rule)?.get(start);
    while (entry !== undefined && entry.end !== end) entry = entry.next;
    return entry;
  }
}
