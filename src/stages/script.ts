/**
 * Converts a text to the script that was asked for, as OpenCC does. A text that is in that script already is left
 * alone; so is vocabulary: 软件 becomes 軟件, never 軟體.
 */
import { converter } from '../language/opencc.ts';
import { identifyScript } from '../language/script.ts';
import type { Cause, Edit } from '../model/edit.ts';
import type { Script } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import { NOTHING, type Step } from '../model/step.ts';

/** `hans` simplified; `hant` traditional in OpenCC's standard; `tw` and `hk` in that of Taiwan and of Hong Kong. */
export const TARGETS = ['hans', 'hant', 'tw', 'hk'] as const;
/** A script to convert to; see {@link TARGETS}. */
export type Target = (typeof TARGETS)[number];

export function scriptStep(target: Target): Step {
  const name = `to-${target}`;
  const cause = { kind: 'conversion', name, evidence: [] } as const;
  return {
    name,
    run(text) {
      const script = identifyScript(text);
      if (script === 'none' || script === target) return NOTHING;
      return { ...NOTHING, edits: differences(text, converterTo(target, script)(text), cause) };
    },
  };
}

function converterTo(target: Target, script: Script): (text: string) => string {
  if (target === 'hans') return converter('t', 'cn');
  if (target === 'hant') return converter('cn', 't');
  return script === 'hant' ? converter('t', target) : converter('cn', target);
}

/** Where a text and its conversion differ; both have the same lines. */
function differences(before: string, after: string, cause: Cause): Edit[] {
  const edits: Edit[] = [];
  let line: Span = { start: 0, end: -1 };
  let converted = line;
  while (line.end < before.length) {
    line = lineFrom(before, line.end + 1);
    converted = lineFrom(after, converted.end + 1);
    const add = line.end - line.start === converted.end - converted.start ? addRuns : addWhole;
    add(before, line, after, converted, (start, end, text) => edits.push({ span: { start, end }, text, cause }));
  }
  return edits;
}

function lineFrom(text: string, start: number): Span {
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

type Add = (start: number, end: number, text: string) => void;

/** Conversion keeps the length of nearly every line, so units are compared one by one. */
function addRuns(before: string, { start, end }: Span, after: string, converted: Span, add: Add): void {
  const shift = converted.start - start;
  for (let at = start; at < end; at++) {
    if (before.charCodeAt(at) === after.charCodeAt(at + shift)) continue;
    const from = at;
    while (at < end && before.charCodeAt(at) !== after.charCodeAt(at + shift)) at++;
    add(from, at, after.slice(from + shift, at + shift));
  }
}

/** A line whose length changed is replaced between its common beginning and end. */
function addWhole(before: string, line: Span, after: string, converted: Span, add: Add): void {
  const shorter = Math.min(line.end - line.start, converted.end - converted.start);
  let head = 0;
  while (head < shorter && before[line.start + head] === after[converted.start + head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[line.end - 1 - tail] === after[converted.end - 1 - tail]) tail++;
  add(line.start + head, line.end - tail, after.slice(converted.start + head, converted.end - tail));
}
