/** `qingyi glossary stats`: what each rule does on a corpus. */
import { Command, Option } from 'commander';
import { type RuleUsage, rejectionRate, rulesToDemote, totalOf } from '../glossary/usage.ts';
import type { Report } from '../model/report.ts';
import { countOf, withSeparators } from '../report/words.ts';
import { type Console, colorsFor } from './console.ts';
import {
  addGlossaryFlags,
  addRecordFlags,
  type Flags,
  openCleaner,
  type RecordFlags,
  resolveRunSettings,
} from './options.ts';
import { reportOnTexts } from './texts.ts';

interface StatsFlags extends Flags, RecordFlags {
  readonly format: 'text' | 'json';
  readonly decisions?: string;
}

const HELP = `
For each rule: how often it was applied, suggested and flagged, how many hits came to nothing and why, and its first
places. At the end the rules that never acted. With --decisions, from a review of these texts: how much of what each
rule found was rejected, and the rules that should therefore only suggest.

Examples:
  qingyi glossary stats articles
  qingyi glossary stats articles --decisions out/decisions.jsonl
  qingyi glossary stats corpus.jsonl.gz --field content --format json > stats.json`;

/** @param finish takes the exit code */
export function glossaryStatsCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('stats')
    .description('count what each rule does on a corpus')
    .argument('<path...>', 'files and folders of texts, or - for standard input')
    .option('--decisions <file>', 'count what was decided in review')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'));
  return addGlossaryFlags(addRecordFlags(command))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: StatsFlags) => finish(await stats(paths, flags, console)));
}

async function stats(paths: readonly string[], flags: StatsFlags, console: Console): Promise<number> {
  const { countUsage } = await import('../glossary/usage.ts');
  const { readAllDecisions } = await import('../batch/settings.ts');
  const settings = await resolveRunSettings(flags);
  const { cleaner, glossary } = await openCleaner(settings, await readAllDecisions(settings.decisions));
  const usage = countUsage(glossary.rules);
  let documents = 0;
  let units = 0;
  const report = (report: Report): void => {
    usage.add(report);
    documents++;
    units += report.stats.units;
  };
  const failed = await reportOnTexts(paths, { cleaner, fields: settings.fields, report }, console);
  const rules = usage.rules();
  const demoted = rulesToDemote(glossary.rules, rules);
  const demote = demoted.map(({ rule }) => rule);
  if (flags.format === 'json') {
    console.stdout.write(`${JSON.stringify({ documents, units, rules, demote }, null, 2)}\n`);
  } else {
    const colors = colorsFor(console.stdout, flags.color);
    const acted = (rule: RuleUsage): boolean => totalOf(rule) > 0 || rejectionRate(rule) !== undefined;
    const active = rules.filter(acted);
    const silent = rules.filter((rule) => !acted(rule));
    for (const rule of active) console.stdout.write(describe(rule, colors));
    console.stdout.write(`${colors.bold(`${countOf(silent.length, 'rule')} never acted`)}\n`);
    for (const rule of documents === 0 ? [] : silent)
      console.stdout.write(`  ${rule.rule}${colors.dim(reasonsOf(rule))}\n`);
    for (const rule of demoted) console.stdout.write(proposeDemotion(rule, colors));
    console.stdout.write(`${countOf(documents, 'document')}, ${withSeparators(units)} characters\n`);
  }
  return failed > 0 ? 2 : 0;
}

function describe(usage: RuleUsage, colors: ReturnType<typeof colorsFor>): string {
  const { fix, suggest, flag } = usage.found;
  const counts = [
    ...(fix > 0 ? [colors.green(`${fix} fix`)] : []),
    ...(suggest > 0 ? [colors.yellow(`${suggest} suggest`)] : []),
    ...(flag > 0 ? [colors.blue(`${flag} flag`)] : []),
  ].join(', ');
  const places = usage.contexts.map(({ document, text }) => `    ${text} ${colors.dim(document)}\n`);
  return `${colors.bold(usage.rule)}  ${counts}${colors.dim(reviewOf(usage) + reasonsOf(usage))}\n${places.join('')}`;
}

function proposeDemotion(usage: RuleUsage, colors: ReturnType<typeof colorsFor>): string {
  const percent = Math.round((rejectionRate(usage) ?? 0) * 100);
  return `${colors.yellow('tier: suggest')} would fit ${colors.bold(usage.rule)}, of which ${percent} % was rejected\n`;
}

function reviewOf(usage: RuleUsage): string {
  const rate = rejectionRate(usage);
  if (rate === undefined) return '';
  const { accept, reject, edit } = usage.reviewed;
  return `  (reviewed: ${accept} accepted, ${reject} rejected, ${edit} edited, ${Math.round(rate * 100)} % rejected)`;
}

function reasonsOf({ rejected }: RuleUsage): string {
  const reasons = Object.entries(rejected).map(([reason, count]) => `${count} ${reason}`);
  return reasons.length === 0 ? '' : `  (left alone: ${reasons.join(', ')})`;
}
