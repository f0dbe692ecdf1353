/** `qingyi check`: says what `clean` would do, and changes nothing. */
import { Command, Option } from 'commander';
import type { Report } from '../model/report.ts';
import { addCounts, NO_COUNTS, summaryOf } from '../report/counts.ts';
import { beginReport, documentJson, REPORT_END, REPORT_SEPARATOR } from '../report/json.ts';
import { type Console, colorsFor } from './console.ts';
import {
  addCleaningFlags,
  addRecordFlags,
  type Flags,
  fieldsOf,
  openCleaner,
  type RecordFlags,
  resolveOptions,
} from './options.ts';
import { reportOnTexts } from './texts.ts';
import { VERSION } from './version.ts';

interface CheckFlags extends Flags, RecordFlags {
  readonly format: 'text' | 'json';
}

const HELP = `
Exit code: 0 nothing found, 1 something found, 2 a file or the settings failed.

Examples:
  qingyi check articles
  qingyi check articles --format json > report.json
  pbpaste | qingyi check -`;

/** @param finish takes the exit code */
export function checkCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('check')
    .description('report what clean would change, and change nothing')
    .argument('<path...>', 'files and folders, or - for standard input')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'));
  return addCleaningFlags(addRecordFlags(command))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: CheckFlags) => finish(await check(paths, flags, console)));
}

async function check(paths: readonly string[], flags: CheckFlags, console: Console): Promise<number> {
  const { cleaner } = await openCleaner(await resolveOptions(flags));
  const printer = flags.format === 'json' ? printJson(console) : await printText(console, flags);
  let found = false;
  const report = (report: Report): void => {
    found ||= report.findings.length > 0 || report.document.text !== report.document.source;
    printer.add(report);
  };
  const failed = await reportOnTexts(paths, { cleaner, fields: fieldsOf(flags), report }, console);
  printer.end(failed);
  if (failed > 0) return 2;
  return found ? 1 : 0;
}

interface Printer {
  add(report: Report): void;
  end(failures: number): void;
}

function printJson({ stdout }: Console): Printer {
  let separator = beginReport(VERSION);
  return {
    add(report) {
      stdout.write(separator);
      for (const piece of documentJson(report)) stdout.write(piece);
      separator = REPORT_SEPARATOR;
    },
    end: () => stdout.write((separator === REPORT_SEPARATOR ? '' : separator) + REPORT_END),
  };
}

async function printText({ stdout }: Console, { color }: CheckFlags): Promise<Printer> {
  const { textReport } = await import('../report/text.ts');
  const colors = colorsFor(stdout, color);
  let counts = NO_COUNTS;
  let documents = 0;
  return {
    add(report) {
      counts = addCounts(counts, report);
      documents++;
      stdout.write(textReport(report, colors));
    },
    end: (failures) => stdout.write(summaryOf({ documents, counts, quarantined: 0 }, failures, colors)),
  };
}
