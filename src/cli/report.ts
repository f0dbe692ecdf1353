/** `qingyi report`: makes a report of any format from a run. */
import { Command, Option } from 'commander';
import type { Colors } from 'picocolors/types.js';
import { openAtomic } from '../corpus/write.ts';
import type { Report } from '../model/report.ts';
import { COLOR_MODES, type ColorMode, type Console, colorsFor } from './console.ts';
import { VERSION } from './version.ts';

const FORMATS = ['text', 'diff', 'html', 'json', 'jsonl', 'sarif', 'github', 'markdown', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface ReportFlags {
  readonly format: Format;
  readonly output?: string;
  readonly color: ColorMode;
}

/** Columns where the terminal does not tell. */
const WIDTH = 100;

const HELP = `
Formats:
  text      one line for each finding
  diff      unified diff; with colour, the changes inside their lines
  html      the changes in their texts, for a browser
  json      every change with its cause, its evidence and its place
  jsonl     the findings, one a line
  sarif     SARIF 2.1.0, for code scanning
  github    annotations of GitHub's workflows
  markdown  a summary for a pull request
  csv       a table for a spreadsheet

Examples:
  qingyi report out
  qingyi report out --format diff
  qingyi report out --format sarif -o qingyi.sarif`;

export function reportCommand(console: Console): Command {
  return new Command('report')
    .description('make a report from a run')
    .argument('<run>', 'the folder that "qingyi clean -o" wrote')
    .addOption(new Option('--format <format>', 'what to make').choices(FORMATS).default('text'))
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .addOption(new Option('--color <when>', 'colour the output').choices(COLOR_MODES).default('auto'))
    .addHelpText('after', HELP)
    .action(async (run: string, flags: ReportFlags) => {
      const { output, format } = flags;
      const toFile = output !== undefined && flags.color === 'auto';
      const colors = colorsFor(console.stdout, toFile ? 'never' : flags.color);
      const pieces = print(run, format, colors, console.stdout.columns ?? WIDTH);
      if (output === undefined) for await (const piece of pieces) console.stdout.write(piece);
      else await writePieces(output, pieces);
    });
}

async function writePieces(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const file = await openAtomic(path);
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.commit();
  } finally {
    await file.abort();
  }
}

async function* print(run: string, format: Format, colors: Colors, width: number): AsyncGenerator<string | Uint8Array> {
  const { readReportFile, readReports } = await import('../batch/read-run.ts');
  const each = async function* (one: (report: Report) => string): AsyncGenerator<string> {
    for await (const report of readReports(run)) yield one(report);
  };
  const all = async (): Promise<Report[]> => {
    const reports: Report[] = [];
    for await (const report of readReports(run)) reports.push(report);
    return reports;
  };
  switch (format) {
    case 'json':
    case 'jsonl':
    case 'html':
      yield* readReportFile(run, format);
      return;
    case 'diff': {
      if (!colors.isColorSupported) yield* readReportFile(run, format);
      else {
        const { terminalDiff } = await import('../report/terminal-diff.ts');
        yield* each((report) => terminalDiff(report, colors, width));
      }
      return;
    }
    case 'text': {
      const { textReport } = await import('../report/text.ts');
      yield* each((report) => textReport(report, colors));
      return;
    }
    case 'github': {
      const { githubReport } = await import('../report/github.ts');
      yield* each((report) => githubReport([report]));
      return;
    }
    case 'sarif': {
      const { sarifReport } = await import('../report/sarif.ts');
      yield sarifReport(VERSION, await all());
      return;
    }
    case 'markdown': {
      const { markdownReport } = await import('../report/markdown.ts');
      yield markdownReport(await all());
      return;
    }
    case 'csv': {
      const { csvReport } = await import('../report/csv.ts');
      yield csvReport(await all());
      return;
    }
  }
}
