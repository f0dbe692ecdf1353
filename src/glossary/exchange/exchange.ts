/** What all exchange formats share: concepts on their way out of a glossary and into one, and what is lost on it. */
import { converter } from '../../language/opencc.ts';
import type { ConceptEntry, GlossaryFile } from '../schema.ts';

/** A format's text, and a sentence for each kind of thing that it cannot hold. */
export interface Exported {
  readonly text: string;
  readonly losses: readonly string[];
}

/** Glossary files, one for each domain, and a sentence for each thing that was left out. */
export interface Imported {
  readonly files: readonly GlossaryFile[];
  readonly losses: readonly string[];
}

export function isHan(term: string): boolean {
  return /\p{Script=Han}/u.test(term);
}

/** A name for ids and domains: lower-case words and hyphens; empty where the text has no Latin letter or digit. */
export function nameOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** `wanted`, or the first of `wanted-2`, `wanted-3`, ... that is free. */
export function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
  return name;
}

/** `zh` and `hant` of a concept; `hant` only where it is not what is derived from `zh`. */
export function chineseTerm(hans: string | undefined, hant: string | undefined): Pick<ConceptEntry, 'zh' | 'hant'> {
  const zh = hans ?? converter('t', 'cn')(hant ?? '');
  return hant === undefined || hant === zh || hant === converter('cn', 'tw')(zh) ? { zh } : { zh, hant };
}

/** "concepts that lose their cues: 12", where any does. */
export function countLoss(count: number, things: string, what: string): string[] {
  return count === 0 ? [] : [`${things} that ${what}: ${count}`];
}
