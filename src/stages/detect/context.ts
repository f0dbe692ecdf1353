/**
 * What stands around a hit: evaluates the conditions of rules. One context serves one text; each string that any rule
 * asks for is looked up once. Knows nothing of how hits are found.
 */
import { cutsNumber, isPartOfLatinWord } from '../../language/latin.ts';
import { PairSet } from '../../language/pair-set.ts';
import type { CueScope, Evidence } from '../../model/evidence.ts';
import type { Condition } from '../../model/rule.ts';
import { firstIndex } from '../../model/search.ts';
import { overlaps, type Span } from '../../model/span.ts';

export class Context {
  readonly folded: string;
  private readonly text: string;
  private pairs: PairSet | undefined;
  private lineBreaks: readonly number[] | undefined;
  private readonly places = new Map<string, readonly number[]>();

  /** @param folded the text after `fold` */
  constructor(text: string, folded: string) {
    this.text = text;
    this.folded = folded;
  }

  /** The evidence for every part of a condition, or undefined where a part does not hold. */
  all(condition: Condition, hit: Span, cues: readonly string[]): Evidence[] | undefined {
    const parts = this.parts(condition, hit, cues);
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }

  /** The evidence for one part of a condition that holds, or undefined where none does. */
  any(condition: Condition, hit: Span, cues: readonly string[]): Evidence | undefined {
    return this.parts(condition, hit, cues).find((part) => part !== undefined);
  }

  private parts(condition: Condition, hit: Span, cues: readonly string[]): (Evidence | undefined)[] {
    const { near, preceded, followed, within } = condition;
    const scope = condition.cues;
    const parts: (Evidence | undefined)[] = [];
    if (scope !== undefined) parts.push(this.find(cues, hit, scope, within));
    if (near !== undefined) parts.push(this.find(near, hit, 'window', within));
    if (preceded !== undefined) parts.push(this.adjacent(preceded, hit.start, -1));
    if (followed !== undefined) parts.push(this.adjacent(followed, hit.end, 1));
    return parts;
  }

  /** The line that a place is in, without its line break. */
  private paragraphAt(at: number): Span {
    this.lineBreaks ??= placesIn(this.folded, '\n');
    const breaks = this.lineBreaks;
    const next = firstFrom(breaks, at);
    return { start: next === 0 ? 0 : (breaks[next - 1] as number) + 1, end: breaks[next] ?? this.folded.length };
  }

  private find(strings: readonly string[], hit: Span, scope: CueScope, within: number): Evidence | undefined {
    for (const text of strings) {
      const reach = this.reach(scope, hit, within + text.length);
      const places = this.placesOf(text);
      for (let i = firstFrom(places, reach.start); i < places.length; i++) {
        const start = places[i] as number;
        const span = { start, end: start + text.length };
        if (span.end > reach.end) break;
        if (!overlaps(span, hit)) return this.cue(span, scope);
      }
    }
    return undefined;
  }

  private reach(scope: CueScope, hit: Span, distance: number): Span {
    if (scope === 'document') return { start: 0, end: this.folded.length };
    if (scope === 'paragraph') return this.paragraphAt(hit.start);
    return { start: hit.start - distance, end: hit.end + distance };
  }

  /**
   * One of the strings directly in front of an edge (-1) or behind it (1), and no part of a longer number; but a single
   * digit stands for any number that has it there.
   */
  private adjacent(strings: readonly string[], edge: number, outward: 1 | -1): Evidence | undefined {
    for (const text of strings) {
      const start = outward === 1 ? edge : edge - text.length;
      const cut = text.length > 1 && cutsNumber(this.folded, edge + outward * text.length, outward);
      if (start >= 0 && !cut && this.folded.startsWith(text, start)) {
        return this.cue({ start, end: start + text.length }, 'window');
      }
    }
    return undefined;
  }

  private cue(span: Span, scope: CueScope): Evidence {
    return { kind: 'cue', text: this.text.slice(span.start, span.end), span, scope };
  }

  /** Where a string stands, in order; inside a longer Latin word it does not count (AI in MAIN). */
  private placesOf(text: string): readonly number[] {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.pairs ??= new PairSet(this.folded);
    const places = (this.pairs.mayHave(text) ? placesIn(this.folded, text) : []).filter(
      (start) => !isPartOfLatinWord(this.folded, { start, end: start + text.length }),
    );
    this.places.set(text, places);
    return places;
  }
}

/** The index of the first of the sorted numbers that is not below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  return firstIndex(sorted.length, (i) => (sorted[i] as number) >= least);
}

function placesIn(text: string, string: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(string); at !== -1; at = text.indexOf(string, at + 1)) places.push(at);
  return places;
}
