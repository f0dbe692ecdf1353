/**
 * Decides from the whole document which readings in brackets a page's software put there and which an author wrote.
 * Software annotates a character wherever it stands and always alike; authors annotate once, in lessons anything.
 */
import type { Annotation } from './annotation.ts';
import { readingsOf } from './readings.ts';
import { isCommonTraditional, looksSimplified } from './script-form.ts';

export interface Decision {
  /** Characters whose readings were put there by software, with the reading of each. */
  readonly table: ReadonlyMap<string, string>;
  /** Characters of the table that stand nowhere without their reading. */
  readonly strict: ReadonlySet<string>;
  /** Readings that fit the pattern and were kept. */
  readonly kept: readonly Annotation[];
  /** True where readings stand in places that only the damage explains. */
  readonly torn: boolean;
  /** True where the space behind a reading belongs to it. */
  readonly spaced: boolean;
  readonly reason: string;
}

interface Entry {
  readonly reading: string;
  readonly annotated: number;
  readonly total: number;
}

const ABOUT_PRONUNCIATION = /拼音|注音|[讀读][音作成]|音同|[發发]音|[聲声][調调]|pinyin|普通[話话]/i;

export function decide(text: string, annotations: readonly Annotation[]): Decision {
  const torn = annotations.some(({ kind }) => kind === 'torn' || kind === 'straddling');
  const candidates = dominantStyle(annotations);
  const entries = consistentEntries(text, candidates, torn);
  const tokens = [...entries.values()].reduce((sum, { annotated }) => sum + annotated, 0);
  const refusal = torn ? undefined : refuse(text, annotations, entries, tokens, candidates);
  const table = new Map<string, string>();
  const strict = new Set<string>();
  if (refusal === undefined) {
    for (const [char, { reading, annotated, total }] of entries) {
      table.set(char, reading);
      if (annotated === total) strict.add(char);
    }
  }
  return {
    table,
    strict,
    kept: annotations.filter(({ kind, char, reading }) => kind === 'table' && table.get(char) !== reading),
    torn,
    spaced: isSpaced(candidates),
    reason: refusal ?? '',
  };
}

/** Sites write all readings with tones or all without; neutral tones aside, the majority is the site's. */
function dominantStyle(annotations: readonly Annotation[]): Annotation[] {
  const fitting = annotations.filter(({ kind }) => kind === 'table');
  const toned = fitting.filter((annotation) => annotation.toned).length;
  return toned > 0 ? fitting.filter((one) => one.toned || toned >= 10) : fitting;
}

function isSpaced(candidates: readonly Annotation[]): boolean {
  return candidates.filter(({ spaced }) => spaced).length > candidates.length / 2;
}

/** Characters that have one reading throughout and hardly ever stand without it. */
function consistentEntries(text: string, candidates: readonly Annotation[], torn: boolean): Map<string, Entry> {
  const readings = new Map<string, Map<string, number>>();
  for (const { char, reading } of candidates) {
    const counts = readings.get(char) ?? new Map<string, number>();
    readings.set(char, counts.set(reading, (counts.get(reading) ?? 0) + 1));
  }
  const totals = countCharacters(text, readings);
  const entries = new Map<string, Entry>();
  for (const [char, counts] of readings) {
    const [[reading, annotated] = ['', 0], ...others] = counts;
    const total = totals.get(char) ?? annotated;
    const consistent = others.length === 0 && (annotated === total || (torn && annotated > 0.8 * total));
    if (consistent) entries.set(char, { reading, annotated, total });
  }
  return entries;
}

/** Of each UTF-16 unit; only those that are wanted are ever set to 0. */
const counts = new Int32Array(0x10000);

function countCharacters(text: string, wanted: ReadonlyMap<string, unknown>): Map<string, number> {
  for (const char of wanted.keys()) counts[char.charCodeAt(0)] = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
  return new Map([...wanted.keys()].map((char) => [char, counts[char.charCodeAt(0)] ?? 0]));
}

/** Why the readings are rather an author's; undefined where they are not. */
function refuse(
  text: string,
  annotations: readonly Annotation[],
  entries: ReadonlyMap<string, Entry>,
  tokens: number,
  candidates: readonly Annotation[],
): string | undefined {
  if (tokens === 0) return 'the annotated characters also stand without their reading, or with different ones';
  const glosses = annotations.filter(({ kind }) => kind === 'common' || kind === 'gloss').length;
  if (glosses * 10 > tokens) return 'common characters or whole words are annotated as well, as in a language lesson';
  if (candidates.length - tokens > tokens / 10)
    return 'some of the annotated characters also stand without their reading';
  if (tokens < 10 && ABOUT_PRONUNCIATION.test(text)) return 'the text is about pronunciation';
  if (tokens < 10 && looksSimplified(text))
    return 'the text is in simplified characters, which this damage does not annotate';
  if (!candidates.some(({ toned }) => toned)) {
    const needed = isSpaced(candidates) ? 2 : 6;
    return tokens < needed || entries.size < needed / 2 ? 'too few readings without tones' : undefined;
  }
  const telling = [...entries].some(
    ([char, { reading, annotated }]) =>
      isCommonTraditional(char) && (annotated > 1 || entries.size > 1 || readingsOf(char)[0] === reading),
  );
  return telling ? undefined : 'a rare or ambiguous character may need its reading explained';
}
