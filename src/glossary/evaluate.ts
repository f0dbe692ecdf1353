/**
 * Measures what a glossary finds against sentences that people have corrected (gold). How a text is cleaned is handed
 * in. Knows nothing of files and of how the figures are printed.
 */
import { z } from 'zod';
import { type Problem, QingyiError } from '../model/error.ts';
import type { Finding, Tier } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { overlaps, type Span } from '../model/span.ts';

/** One text of a gold file. Without edits it is a decoy: correct as it stands, so that whatever is found is wrong. */
export interface Gold {
  readonly id: string;
  readonly text: string;
  /** `wrong` stands in `text`; `right`, or one of `also`, belongs in its place. */
  readonly edits: readonly { wrong: string; right: string; also?: string[] }[];
  readonly domain?: string;
  /** How the artefact arose, or which kind a decoy resembles. */
  readonly kind?: string;
}

/** A figure that has no denominator is null. */
interface Score {
  /** Edits that the gold asks for. */
  readonly asked: number;
  /** Of these, the ones found with the right replacement; a flag needs none. */
  readonly met: number;
  /** Findings that meet no edit: in the wrong place, or with a wrong replacement. */
  readonly wrong: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Weighs precision twice as much as recall (van Rijsbergen 1979, with beta 0.5). */
  readonly f05: number | null;
}

/** By tier; `all` takes an edit as met when any tier meets it. */
export type Scores = Readonly<Record<Tier | 'all', Score>>;

interface Miss {
  readonly id: string;
  readonly wrong: string;
  readonly right: string;
  /** Findings at the place, with other replacements. */
  readonly instead: readonly string[];
}

interface FalseAlarm {
  readonly id: string;
  readonly tier: Tier;
  readonly rule: string;
  readonly actual: string;
  readonly expected: string;
}

/** What became of the texts that are right as they stand. What is found in them counts as wrong in the scores too. */
interface DecoyCounts {
  readonly texts: number;
  /** Those that were changed, by whatever stage. */
  readonly changed: number;
  /** Those in which something was found, by tier. */
  readonly found: Readonly<Record<Tier, number>>;
}

export interface Evaluation {
  readonly texts: number;
  readonly decoys: DecoyCounts;
  readonly total: Scores;
  readonly domains: Readonly<Record<string, Scores>>;
  readonly kinds: Readonly<Record<string, Scores>>;
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly FalseAlarm[];
}

const text = z.string().min(1);
const edit = z.strictObject({
  wrong: text.describe('Stands in the text; of several edits with the same one, each has its own place, in order'),
  right: z.string().describe('Belongs in its place; empty where it is to go'),
  also: z.array(z.string()).exactOptional().describe('Would do as well'),
});
const gold: z.ZodType<Gold> = z.object({
  id: text,
  text,
  edits: z.array(edit).describe('None in a decoy: a text that is right as it stands'),
  domain: text.exactOptional().describe('The subject, as in glossary files'),
  kind: text.exactOptional().describe('How the artefact arose, or which kind a decoy resembles'),
});

/** The JSON Schema of a line of a gold file. */
export function goldJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(gold, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'a line of a qingyi gold file', ...schema };
}

/**
 * Reads a gold file: one JSON object a line.
 *
 * @throws {QingyiError} `configuration` with every line that is none, or whose `wrong` does not stand in its text
 */
export function parseGold(path: string, source: string): Gold[] {
  const problems: Problem[] = [];
  const records = source
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index): Gold[] => {
      if (line.trim() === '') return [];
      const problem = (message: string): Gold[] => {
        problems.push({ message, path, line: index + 1, column: 1, excerpt: '' });
        return [];
      };
      try {
        const result = gold.safeParse(JSON.parse(line));
        if (!result.success) {
          return result.error.issues.flatMap(({ path: at, message }) =>
            problem(`${at.join('.') || 'the line'}: ${message}`),
          );
        }
        const lost = result.data.edits.find(({ wrong }) => !result.data.text.includes(wrong));
        return lost === undefined ? [result.data] : problem(`"${lost.wrong}" does not stand in the text`);
      } catch (error) {
        return problem((error as Error).message);
      }
    });
  if (problems.length > 0) throw new QingyiError('configuration', `${path} is no gold file.`, { problems });
  return records;
}

export function evaluate(records: readonly Gold[], clean: (text: string) => Report): Evaluation {
  const outcomes = records.map((record) => judge(record, clean(record.text)));
  const by = (key: 'domain' | 'kind'): Record<string, Scores> => {
    const groups = new Map<string, Outcome[]>();
    for (const outcome of outcomes) {
      const name = outcome.record[key] ?? '(none)';
      groups.set(name, [...(groups.get(name) ?? []), outcome]);
    }
    return Object.fromEntries(
      [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => [name, scoresOf(group)]),
    );
  };
  return {
    texts: records.length,
    decoys: countDecoys(outcomes),
    total: scoresOf(outcomes),
    domains: by('domain'),
    kinds: by('kind'),
    misses: outcomes.flatMap(({ misses }) => misses),
    falseAlarms: outcomes.flatMap(({ falseAlarms }) => falseAlarms),
  };
}

function countDecoys(outcomes: readonly Outcome[]): DecoyCounts {
  const decoys = outcomes.filter(({ record }) => record.edits.length === 0);
  const found = (tier: Tier): number =>
    decoys.filter(({ falseAlarms }) => falseAlarms.some((alarm) => alarm.tier === tier)).length;
  return {
    texts: decoys.length,
    changed: decoys.filter(({ changed }) => changed).length,
    found: { fix: found('fix'), suggest: found('suggest'), flag: found('flag') },
  };
}

/** What became of the edits of one text. */
interface Outcome {
  readonly record: Gold;
  readonly changed: boolean;
  /** For each edit, the tiers of the findings that meet it. */
  readonly met: readonly ReadonlySet<Tier>[];
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly FalseAlarm[];
}

function judge(record: Gold, report: Report): Outcome {
  const { toSource } = positionsOf(report.document);
  const places = placesOf(record);
  const met = record.edits.map(() => new Set<Tier>());
  const instead = record.edits.map((): string[] => []);
  const falseAlarms: FalseAlarm[] = [];
  for (const finding of report.findings) {
    const { rule, tier, actual, expected } = finding;
    const span = toSource(finding.span, finding.at);
    const touched = places.flatMap((place, index) => (overlaps(place, span) ? [index] : []));
    const meeting = touched.filter((index) => meets(record, index, places[index] as Span, finding, span));
    for (const index of meeting) met[index]?.add(tier);
    if (meeting.length > 0) continue;
    for (const index of touched) instead[index]?.push(`${actual}→${expected.join('/')} (${tier}, ${rule})`);
    falseAlarms.push({ id: record.id, tier, rule, actual, expected: expected.join('/') });
  }
  const misses = record.edits.flatMap(({ wrong, right }, index): Miss[] =>
    met[index]?.size === 0 ? [{ id: record.id, wrong, right, instead: instead[index] ?? [] }] : [],
  );
  const changed = report.document.text !== report.document.source;
  return { record, changed, met, misses, falseAlarms };
}

/** Where each edit's `wrong` stands; of several edits with one `wrong`, each takes its own place in order. */
function placesOf({ text, edits }: Gold): Span[] {
  const taken: Span[] = [];
  for (const { wrong } of edits) {
    let start = text.indexOf(wrong);
    while (taken.some((span) => overlaps(span, { start, end: start + wrong.length }))) {
      const next = text.indexOf(wrong, start + 1);
      if (next === -1) break;
      start = next;
    }
    taken.push({ start, end: start + wrong.length });
  }
  return taken;
}

/** True where the finding's replacement makes of the text what the edit does, whatever the extent of the two. */
function meets({ text, edits }: Gold, index: number, place: Span, { tier, expected }: Finding, span: Span): boolean {
  if (tier === 'flag') return true;
  const edit = edits[index];
  if (edit === undefined) return false;
  const replaced = ({ start, end }: Span, by: string): string => text.slice(0, start) + by + text.slice(end);
  const right = new Set([edit.right, ...(edit.also ?? [])].map((by) => replaced(place, by)));
  return (tier === 'fix' ? expected.slice(0, 1) : expected).some((by) => right.has(replaced(span, by)));
}

function scoresOf(outcomes: readonly Outcome[]): Scores {
  const asked = outcomes.reduce((sum, { met }) => sum + met.length, 0);
  const score = (holds: (tier: Tier) => boolean): Score => {
    const met = outcomes.reduce(
      (sum, outcome) => sum + outcome.met.filter((tiers) => [...tiers].some(holds)).length,
      0,
    );
    const wrong = outcomes.reduce(
      (sum, outcome) => sum + outcome.falseAlarms.filter(({ tier }) => holds(tier)).length,
      0,
    );
    const precision = ratio(met, met + wrong);
    const recall = ratio(met, asked);
    const both = precision === null || recall === null ? 0 : 0.25 * precision + recall;
    const f05 = precision === null || recall === null ? null : both === 0 ? 0 : (1.25 * precision * recall) / both;
    return { asked, met, wrong, precision, recall, f05 };
  };
  return {
    fix: score((tier) => tier === 'fix'),
    suggest: score((tier) => tier === 'suggest'),
    flag: score((tier) => tier === 'flag'),
    all: score(() => true),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
