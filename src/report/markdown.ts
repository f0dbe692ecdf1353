/** A summary for a pull request: counts, the rules that fired most, and the first changes. GitHub's Markdown. */
import type { Tier } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entriesOf } from './entries.ts';
import { placer } from './place.ts';
import { visible } from './text.ts';
import { countOf, evidenceInWords } from './words.ts';

/** Rules and changes shown; the rest is only counted. */
const RULES = 10;
const CHANGES = 50;

const TIERS: Readonly<Record<Tier, string>> = {
  fix: 'fix: applied',
  suggest: 'suggest: left to decide',
  flag: 'flag: no replacement known',
};

/**
 * What was found in some documents, summed up for a pull request.
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * markdownReport([report]).split('\n')[0]; // ### qingyi: 1 finding in 1 document
 */
export function markdownReport(reports: Iterable<Report>): string {
  const tiers: Record<Tier, number> = { fix: 0, suggest: 0, flag: 0 };
  const rules = new Map<string, number>();
  const changes: string[][] = [];
  let documents = 0;
  let total = 0;
  for (const report of reports) {
    const place = placer(report.document.source);
    documents++;
    for (const entry of entriesOf(report)) {
      total++;
      tiers[entry.tier]++;
      rules.set(entry.rule, (rules.get(entry.rule) ?? 0) + 1);
      if (changes.length < CHANGES) changes.push(cellsOf(entry, `${report.document.id}:${place(entry.source).line}`));
    }
  }
  const head = `### qingyi: ${countOf(total, 'finding')} in ${countOf(documents, 'document')}`;
  if (total === 0) return `${head}\n`;
  const top = [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, RULES);
  const tierRows = Object.entries(tiers).map(([tier, count]) => [TIERS[tier as Tier], `${count}`]);
  return [
    head,
    table(['Tier', 'Count'], tierRows),
    table(
      [firstOf(RULES, rules.size, 'rule'), 'Count'],
      top.map(([rule, count]) => [code(rule), `${count}`]),
    ),
    `<details><summary>${firstOf(CHANGES, total, 'finding')}</summary>`,
    table(['Where', 'What', 'Tier', 'Rule', 'Why'], changes),
    '</details>\n',
  ].join('\n\n');
}

function firstOf(most: number, count: number, noun: string): string {
  return count > most ? `The first ${most} of ${countOf(count, noun)}` : countOf(count, noun);
}

function cellsOf({ tier, rule, actual, expected, evidence, note }: Entry, where: string): string[] {
  const after = expected.map((text) => `<ins>${code(text)}</ins>`).join(' / ');
  const what = expected.length === 0 ? code(actual) : `<del>${code(actual)}</del> → ${after}`;
  const why = [note, evidenceInWords(evidence)].filter(Boolean).join(' · ');
  return [code(where), what, tier, code(rule), why && code(why)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text as it is: nothing in it is markup, a mention, a reference or a link. */
function code(text: string): string {
  const escaped = visible(text).replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<code>${escaped || '∅'}</code>`;
}
