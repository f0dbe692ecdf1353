/** `qingyi glossary`: the commands that keep glossaries. */
import { Command } from 'commander';
import type { Console } from './console.ts';
import { glossaryAddCommand } from './glossary-add.ts';
import { glossaryDocsCommand } from './glossary-docs.ts';
import { glossaryExportCommand } from './glossary-export.ts';
import { glossaryFormatCommand } from './glossary-format.ts';
import { glossaryImportCommand } from './glossary-import.ts';
import { glossaryLintCommand } from './glossary-lint.ts';
import { glossaryStatsCommand } from './glossary-stats.ts';
import { glossarySuggestCommand } from './glossary-suggest.ts';
import { glossaryTestCommand } from './glossary-test.ts';

/** @param finish takes the exit code */
export function glossaryCommand(console: Console, finish: (code: number) => void): Command {
  return new Command('glossary')
    .description('work on glossaries')
    .addCommand(glossaryAddCommand(console, finish))
    .addCommand(glossaryTestCommand(console, finish))
    .addCommand(glossaryLintCommand(console, finish))
    .addCommand(glossaryFormatCommand(console, finish))
    .addCommand(glossaryStatsCommand(console, finish))
    .addCommand(glossarySuggestCommand(console, finish))
    .addCommand(glossaryImportCommand(console))
    .addCommand(glossaryExportCommand(console))
    .addCommand(glossaryDocsCommand(console));
}
