/**
 * What stands around a hit: evaluates the conditions of rules. One context serves one text; each string that any rule
 * asks for is looked up once. Knows nothing of how hits are found.
 */
import { cutsNumber, isPartOfLatinWord } from '../../language/latin.ts';
import type { PairIndex } from '../../language/pair-index.ts';
import type { CueScope, Evidence } from '../../model/evidence.ts';
import type { Condition } from '../../model/rule.ts';
import { firstIndex } from '../../model/search.ts';
import { overlaps, type Span } from '../../model/span.ts';
import { isAboutChina } from './about-china.ts';

const PARTS = ['cues', 'near', 'preceded', 'followed'] as const;
type Part = (typeof PARTS)[number];

export class Context {
  readonly folded: string;
  private readonly text: string;
  private readonly makeIndex: () => PairIndex;
  private made: PairIndex | undefined;
  private aboutChina: boolean | undefined;
  private lineBreaks: readonly number[] | undefined;
  private readonly places = new Map<string, readonly number[]>();

  /**
   * @param folded the text after `fold`
   * @param makeIndex of the folded text
   */
  constructor(text: string, folded: string, makeIndex: () => PairIndex) {
    this.text = text;
    this.folded = folded;
    this.makeIndex = makeIndex;
  }

  /** Whether an English rule that asks for nothing may trust the text. */
  get isAboutChina(): boolean {
    this.aboutChina ??= isAboutChina(this.folded);
    return this.aboutChina;
  }

  private get index(): PairIndex {
    this.made ??= this.makeIndex();
    return this.made;
  }

  /** The evidence for every part of a condition, or undefined where a part does not hold. */
  all(condition: Condition, hit: Span, cues: readonly string[]): Evidence[] | undefined {
    const evidence: Evidence[] = [];
    for (const part of PARTS) {
      if (condition[part] === undefined) continue;
      const found = this.findPart(part, condition, hit, cues);
      if (found === undefined) return undefined;
      evidence.push(found);
    }
    return evidence;
  }

  /** The evidence for one part of a condition that holds, or undefined where none does. */
  any(condition: Condition, hit: Span, cues: readonly string[]): Evidence | undefined {
    for (const part of PARTS) {
      const found = condition[part] && this.findPart(part, condition, hit, cues);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether the parts of a condition hold that say what stands directly beside a hit. */
  hasBeside({ preceded, followed }: Condition, { start, end }: Span): boolean {
    return (
      (preceded === undefined || this.adjacent(preceded, start, -1) !== undefined) &&
      (followed === undefined || this.adjacent(followed, end, 1) !== undefined)
    );
  }

  private findPart(part: Part, condition: Condition, hit: Span, cues: readonly string[]): Evidence | undefined {
    const { near = [], preceded = [], followed = [], within } = condition;
    switch (part) {
      case 'cues':
        return this.find(cues, hit, condition.cues ?? 'window', within);
      case 'near':
        return this.find(near, hit, 'window', within);
      case 'preceded':
        return this.adjacent(preceded, hit.start, -1);
      case 'followed':
        return this.adjacent(followed, hit.end, 1);
    }
  }

  /** The line that a place is in, without its line break. */
  private paragraphAt(at: number): Span {
    this.lineBreaks ??= this.index.placesOf('\n');
    const breaks = this.lineBreaks;
    const next = firstFrom(breaks, at);
    return { start: next === 0 ? 0 : (breaks[next - 1] as number) + 1, end: breaks[next] ?? this.folded.length };
  }

  private find(strings: readonly string[], hit: Span, scope: CueScope, within: number): Evidence | undefined {
    for (const text of strings) {
      const places = this.placesOf(text);
      if (places.length === 0) continue;
      const reach = this.reach(scope, hit, within + text.length);
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
      if (start < 0 || !this.folded.startsWith(text, start)) continue;
      const cut = text.length > 1 && cutsNumber(this.folded, edge + outward * text.length, outward);
      if (!cut) return this.cue({ start, end: start + text.length }, 'window');
    }
    return undefined;
  }

  private cue(span: Span, scope: CueScope): Evidence {
    return { kind: 'cue', text: this.text.slice(span.start, span.end), span, scope };
  }

  /** Where a string stands, in order; inside a longer Latin word it does not count (AI in MAIN). */
  private placesOf(text: string): readonly number[] {
    if (!this.index.mayHave(text)) return NOWHERE;
    let places = this.places.get(text);
    if (places === undefined) {
      places = this.index
        .placesOf(text)
        .filter((start) => !isPartOfLatinWord(this.folded, { start, end: start + text.length }));
      this.places.set(text, places);
    }
    return places;
  }
}

const NOWHERE: readonly number[] = [];

/** The index of the first of the sorted numbers that is not below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  return firstIndex(sorted.length, (i) => (sorted[i] as number) >= least);
}
