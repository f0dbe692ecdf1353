/** `qingyi eval`: how well the glossary does on sentences that people have corrected. */
import { Command, Option } from 'commander';
import type { Evaluation, Gold, Scores } from '../glossary/evaluate.ts';
import { QingyiError } from '../model/error.ts';
import { type Console, colorsFor } from './console.ts';
import { addCleaningFlags, type Flags, openCleaner, resolveOptions } from './options.ts';

interface EvalFlags extends Flags {
  readonly format: 'text' | 'json';
}

const HELP = `
A gold file has one JSON object a line:
  {"id": "a1", "text": "...", "edits": [{"wrong": "...", "right": "...", "also": ["..."]}], "domain": "ai", "kind": "..."}
"wrong" stands in "text", and "right" or one of "also" belongs in its place. A line with no edits is a decoy: correct as
it stands. "also", "domain" and "kind" may be missing. The JSON Schema of a line comes with the package:
qingyi/schemas/gold.json.

A finding is right where its replacement makes of the text what an edit makes of it; a flag, where it touches one.
For each tier, and for all together: precision is the edits that were met by those and the findings that met none,
recall by all edits; F0.5 weighs precision twice. What is found in decoys counts as wrong, and is counted apart too.

Examples:
  qingyi eval gold.jsonl
  qingyi eval gold.jsonl --glossary our-terms --format json > scores.json`;

export function evalCommand(console: Console): Command {
  const command = new Command('eval')
    .description('measure precision and recall against corrected sentences')
    .argument('<file...>', 'gold files')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'));
  return addCleaningFlags(command)
    .addHelpText('after', HELP)
    .action((files: string[], flags: EvalFlags) => evaluateFiles(files, flags, console));
}

async function evaluateFiles(files: readonly string[], flags: EvalFlags, console: Console): Promise<void> {
  const { evaluate, parseGold } = await import('../glossary/evaluate.ts');
  const { readNamedText } = await import('../corpus/read.ts');
  const records: Gold[] = [];
  for (const file of files) records.push(...parseGold(file, (await readNamedText(file)).toString('utf8')));
  if (records.length === 0) throw new QingyiError('usage', 'The gold files hold no text.');
  const { cleaner } = await openCleaner(await resolveOptions(flags));
  const evaluation = evaluate(records, (text) => cleaner.clean(text));
  if (flags.format === 'json') console.stdout.write(`${JSON.stringify(evaluation, null, 2)}\n`);
  else console.stdout.write(printEvaluation(evaluation, colorsFor(console.stdout, flags.color)));
}

function printEvaluation(evaluation: Evaluation, colors: ReturnType<typeof colorsFor>): string {
  const { texts, decoys, total, domains, kinds, misses, falseAlarms } = evaluation;
  const { found } = decoys;
  const titled = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${colors.bold(title)}\n${lines.map((line) => `${line}\n`).join('')}\n`;
  const groups = (scores: Readonly<Record<string, Scores>>): string[] => [
    HEADER,
    ...Object.entries(scores).flatMap(([name, { fix, all }]) => [row(`${name}, fix`, fix), row(`${name}, all`, all)]),
  ];
  return [
    titled(`${texts} texts, ${decoys.texts} of them decoys`, [
      HEADER,
      ...(['fix', 'suggest', 'flag', 'all'] as const).map((tier) => row(tier, total[tier])),
      `  decoys: ${decoys.changed} changed; ${found.fix} with a fix, ${found.suggest} with a suggestion, ${found.flag} with a flag`,
    ]),
    titled('By domain', groups(domains)),
    titled('By kind', groups(kinds)),
    titled(
      `${misses.length} missed`,
      misses.map(({ id, wrong, right, instead }) => {
        const found = instead.length === 0 ? '' : colors.dim(`  found: ${instead.join('; ')}`);
        return `  ${id}  ${colors.red(wrong)} → ${colors.green(right)}${found}`;
      }),
    ),
    titled(
      `${falseAlarms.length} found wrongly`,
      falseAlarms.map(
        ({ id, tier, rule, actual, expected }) => `  ${id}  ${tier}  ${actual} → ${expected}  ${colors.dim(rule)}`,
      ),
    ),
  ].join('');
}

const HEADER = `  ${''.padEnd(34)} asked   met wrong precision recall  F0.5`;

function row(name: string, { asked, met, wrong, precision, recall, f05 }: Scores['all']): string {
  const share = (value: number | null, width: number): string =>
    (value === null ? '–' : `${(value * 100).toFixed(1)}%`).padStart(width);
  const counts = [asked, met, wrong]
    .map((count) => String(count).padStart(6))
    .join('')
    .slice(1);
  return `  ${name.padEnd(34)} ${counts} ${share(precision, 9)} ${share(recall, 6)} ${share(f05, 6)}`;
}
