/** `qingyi clean`: files into a run folder, or standard input to standard output. */
import { createHash } from 'node:crypto';
import { Command } from 'commander';
import type { Fields } from '../corpus/formats/format.ts';
import { CORPUS_FILES, findInputs, type Inputs } from '../corpus/inputs.ts';
import { requireText } from '../corpus/read.ts';
import { writeAtomic } from '../corpus/write.ts';
import type { Glossary } from '../glossary/compile.ts';
import { type DecisionLine, decisionsInForce } from '../model/decision.ts';
import { QingyiError } from '../model/error.ts';
import { jsonReport } from '../report/json.ts';
import { summaryOf } from '../report/text.ts';
import { type Console, colorsFor, readAll } from './console.ts';
import {
  addCleaningFlags,
  addRecordFlags,
  type Flags,
  fieldsOf,
  type Options,
  openCleaner,
  type RecordFlags,
  resolveOptions,
} from './options.ts';
import { VERSION } from './version.ts';

interface CleanFlags extends Flags, RecordFlags {
  readonly output?: string;
  readonly report?: string;
  readonly decisions?: string;
}

const HELP = `
A folder stands for the files in it whose names tell a known format: text (.txt), Markdown (.md), HTML, JSON Lines
(.jsonl), CSV, TSV, Parquet, WARC and WET, TMX, XLIFF, each also with .gz or .zst behind it. DIR gets
  text/          the inputs with their texts cleaned and all else as it was; plain text and Markdown in UTF-8
  report.html    the changes in their texts, for a browser
  report.json    every change with its cause, its evidence and its place
  findings.jsonl the findings, one a line
  changes.diff   of plain text and Markdown, for "git apply" or "patch -p1" in the folder of the inputs
  run.json       what was run on what
"qingyi report DIR" makes other reports of it.

Examples:
  qingyi clean articles -o out
  qingyi clean articles -o out --decisions decisions.jsonl
  qingyi clean corpus.jsonl.gz -o out --field content --id url --source content_en
  qingyi clean a.txt b.txt -o out --script hans --glossary our-terms
  curl -s https://example.com/a.txt | qingyi clean - --report a.json > a.clean.txt`;

/** @param finish takes the exit code: 0, or 2 where a file failed */
export function cleanCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('clean')
    .description('clean texts')
    .argument('<path...>', 'files and folders, or - for standard input')
    .option('-o, --output <dir>', 'write to this folder: new, empty, or of an earlier run')
    .option('--report <file>', 'with -: write the report to this file')
    .option('--decisions <file>', 'do what was decided in review');
  return addCleaningFlags(addRecordFlags(command))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: CleanFlags) => {
      finish(paths.includes('-') ? await filter(paths, flags, console) : await cleanPaths(paths, flags, console));
    });
}

async function filter(
  paths: readonly string[],
  { output, report: file, decisions, ...flags }: CleanFlags,
  console: Console,
): Promise<number> {
  if (paths.length > 1) throw new QingyiError('usage', '"-" cannot be combined with other paths.');
  if (output !== undefined) throw new QingyiError('usage', '"-" writes to standard output: use it without -o.');
  const { cleaner } = await openCleaner(await resolveOptions(flags), await decisionsOf(decisions));
  const report = cleaner.clean(requireText(await readAll(console.stdin)), '-');
  console.stdout.write(report.document.text);
  if (file !== undefined) await writeAtomic(file, jsonReport(VERSION, [report]));
  return 0;
}

async function cleanPaths(
  paths: readonly string[],
  { output, report, decisions, ...flags }: CleanFlags,
  console: Console,
): Promise<number> {
  if (report !== undefined) throw new QingyiError('usage', '--report goes with "-": a folder gets its report.json.');
  if (output === undefined) throw new QingyiError('usage', 'Say where to write: -o DIR.');
  const found = await findInputs(paths, output, CORPUS_FILES);
  const options = await resolveOptions(flags);
  const settings = { ...options, fields: fieldsOf(flags), ...(decisions !== undefined && { decisions }) };
  return cleanInto(output, found, settings, await decisionsOf(decisions), flags.color, console);
}

/** The settings of a run, as they are written down for those that repeat it. */
export interface RunSettings extends Options {
  readonly fields: Fields;
  /** The path of the decisions that it was asked to follow. */
  readonly decisions?: string;
}

/** @returns the exit code */
export async function cleanInto(
  output: string,
  found: Inputs,
  settings: RunSettings,
  decisions: readonly DecisionLine[],
  color: Flags['color'],
  console: Console,
): Promise<number> {
  const { cleaner, glossary } = await openCleaner(settings, decisions);
  warnOfUnknownRules(decisions, glossary, console);
  const { cleanFiles } = await import('../batch/clean-files.ts');
  const { documents, counts, failures } = await cleanFiles({
    ...found,
    cleaner,
    fields: settings.fields,
    output,
    version: VERSION,
    settings: { ...settings },
    glossary: { ...(await digestOf(settings.glossary)), rules: glossary.rules.length },
    onFailure: ({ path, message }) => console.stderr.write(`qingyi: ${path} ${message}\n`),
  });
  console.stdout.write(summaryOf(documents, counts, failures.length, colorsFor(console.stdout, color)));
  return failures.length === 0 ? 0 : 2;
}

export async function decisionsOf(path: string | undefined): Promise<DecisionLine[]> {
  if (path === undefined) return [];
  const { readDecisions } = await import('../review/log.ts');
  return readDecisions(path);
}

/** What was decided for a rule everywhere has no place whose report could say that it no longer fits. */
function warnOfUnknownRules(decisions: readonly DecisionLine[], { rules }: Glossary, { stderr }: Console): void {
  const known = new Set(rules.map(({ id }) => id));
  const isGone = (rule: string): boolean => !known.has(rule) && !rule.startsWith('gloss');
  const decided = decisionsInForce(decisions).filter(({ scope }) => scope === 'rule');
  for (const rule of new Set(decided.map((decision) => decision.rule))) {
    if (isGone(rule)) stderr.write(`qingyi: the decisions on ${rule} no longer fit: the glossary has no such rule\n`);
  }
}

/** @returns the SHA-256 digest of the glossary's files, one after the other */
async function digestOf(paths: readonly string[]): Promise<{ files: number; sha256: string }> {
  const { readGlossaryFiles } = await import('../corpus/read-glossary.ts');
  const hash = createHash('sha256');
  const files = (await readGlossaryFiles(paths)).flat();
  for (const { source } of files) hash.update(source);
  return { files: files.length, sha256: hash.digest('hex') };
}
