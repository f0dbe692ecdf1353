/** `qingyi clean`: files into a run folder, or standard input to standard output. */
import { Command } from 'commander';
import { CORPUS_FILES, findInputs } from '../corpus/inputs.ts';
import { writeAtomic } from '../corpus/write.ts';
import { QingyiError } from '../model/error.ts';
import { jsonReport } from '../report/json.ts';
import { type Console, readStandardInput } from './console.ts';
import {
  addCleaningFlags,
  addRecordFlags,
  type Flags,
  openCleaner,
  type RecordFlags,
  resolveRunSettings,
} from './options.ts';
import { addPartFlags, addRunFlags, type PartFlags, partOf, type RunFlags } from './run-flags.ts';
import { VERSION } from './version.ts';

interface CleanFlags extends Flags, RecordFlags, RunFlags, PartFlags {
  readonly output?: string;
  readonly report?: string;
  readonly decisions?: string;
  readonly resume?: true;
}

const HELP = `
A folder stands for the files in it whose names tell a known format: text (.txt), Markdown (.md), HTML, JSON Lines
(.jsonl), CSV, TSV, Parquet, WARC and WET, TMX, XLIFF, each also with .gz or .zst behind it. DIR gets
  text/             the inputs with their texts cleaned and all else as it was; plain text and Markdown in UTF-8
  report.html       the changes in their texts, for a browser
  report.json       every change with its cause, its evidence and its place
  findings.jsonl    the findings, one a line
  changes.diff      of plain text and Markdown, for "git apply" or "patch -p1" in the folder of the inputs
  quarantine.jsonl  records that could not be read or cleaned, with the reason; only where there are any
  run.json          what is run on what, written first; completions/ what is done; summary.json what it came to, last
"qingyi report DIR" makes other reports of it.

A run that was broken off, by Ctrl+C or a crash, goes on with the same command and --resume.
Exit code: 0 done, 2 something failed, 130 broken off.

Examples:
  qingyi clean articles -o out
  qingyi clean 'crawl/**/*.jsonl.zst' -o out --field content --id url --resume
  qingyi clean articles -o out --decisions decisions.jsonl
  qingyi clean a.txt b.txt -o out --script hans --glossary our-terms
  curl -s https://example.com/a.txt | qingyi clean - --report a.json > a.clean.txt`;

/** What has no meaning for one text that goes from standard input to standard output. */
const FLAGS_OF_RUNS = ['resume', 'workers', 'quiet', 'json', 'shardIndex', 'shardCount', 'slurmArray'] as const;
const FLAGS_OF_RECORDS = ['field', 'id', 'lang', 'source'] as const;

const nameOfFlag = (flag: string): string => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** @param finish takes the exit code */
export function cleanCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('clean')
    .description('clean texts')
    .argument('<path...>', 'files, folders and glob patterns, or - for standard input')
    .option('-o, --output <dir>', 'write to this folder: new, empty, or of an earlier run')
    .option('--report <file>', 'with -: write the report to this file')
    .option('--decisions <file>', 'do what was decided in review')
    .option('--resume', 'go on with the run in the folder, which was broken off');
  return addPartFlags(addRunFlags(addCleaningFlags(addRecordFlags(command))))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: CleanFlags) => {
      finish(paths.includes('-') ? await filter(paths, flags, console) : await cleanPaths(paths, flags, console));
    });
}

async function filter(
  paths: readonly string[],
  { output, report: file, ...flags }: CleanFlags,
  console: Console,
): Promise<number> {
  if (paths.length > 1) throw new QingyiError('usage', '"-" cannot be combined with other paths.');
  if (output !== undefined) throw new QingyiError('usage', '"-" writes to standard output: use it without -o.');
  const idle = FLAGS_OF_RUNS.find((flag) => flags[flag] !== undefined);
  if (idle !== undefined) throw new QingyiError('usage', `"-" is one text: use it without ${nameOfFlag(idle)}.`);
  const record = FLAGS_OF_RECORDS.find((flag) => flags[flag] !== undefined);
  if (record !== undefined) {
    const instead = `for JSON Lines on standard input there is "qingyi pipe"`;
    throw new QingyiError('usage', `"-" is one text: use it without ${nameOfFlag(record)}; ${instead}.`);
  }
  const { readAllDecisions } = await import('../batch/settings.ts');
  const settings = await resolveRunSettings(flags);
  const { cleaner } = await openCleaner(settings, await readAllDecisions(settings.decisions));
  const report = cleaner.clean(await readStandardInput(console), '-');
  console.stdout.write(report.document.text);
  if (file !== undefined) await writeAtomic(file, jsonReport(VERSION, [report]));
  return 0;
}

async function cleanPaths(
  paths: readonly string[],
  { output, report, resume, ...flags }: CleanFlags,
  console: Console,
): Promise<number> {
  if (report !== undefined) throw new QingyiError('usage', '--report goes with "-": a folder gets its report.json.');
  if (output === undefined) throw new QingyiError('usage', 'Say where to write: -o DIR.');
  const part = partOf(flags, process.env);
  const found = await findInputs(paths, output, CORPUS_FILES);
  const settings = await resolveRunSettings(flags);
  const opening = part !== undefined ? 'join' : resume ? 'continue' : 'begin';
  const { cleanInto } = await import('./run.ts');
  const goOnWith = part === undefined ? '--resume' : 'the same command';
  return cleanInto({ ...found, output, settings, opening, goOnWith, ...(part && { part }) }, flags, console);
}
