/** `qingyi glossary suggest`: mines a corpus for what may be artefacts. */
import { Command, InvalidArgumentError } from 'commander';
import { OBJECT } from '../model/document.ts';
import type { Report } from '../model/report.ts';
import { countOf } from '../report/words.ts';
import type { Console } from './console.ts';
import {
  addGlossaryFlags,
  addRecordFlags,
  type Flags,
  fieldsOf,
  openCleaner,
  type RecordFlags,
  resolveOptions,
} from './options.ts';
import { reportOnTexts } from './texts.ts';

interface SuggestFlags extends Flags, RecordFlags {
  readonly output?: string;
  readonly limit: number;
}

const HELP = `
Looks for glosses that disagree, 中文(English); for names in Latin letters that are mostly written otherwise; and for
strings like a term, near its cues, that are no words. The result is a glossary file with the best first: every
artefact at tier flag, with its places as comments.

Examples:
  qingyi glossary suggest articles -o candidates.yaml
  qingyi glossary suggest corpus.jsonl --field content --glossary our-terms > candidates.yaml`;

/** @param finish takes the exit code */
export function glossarySuggestCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('suggest')
    .description('mine a corpus for candidates')
    .argument('<path...>', 'files and folders of texts, or - for standard input; all are held in memory')
    .option('-o, --output <file>', 'the YAML file to write (default: standard output)')
    .option('--limit <number>', 'how many candidates at most', parseLimit, 100);
  return addGlossaryFlags(addRecordFlags(command))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: SuggestFlags) => finish(await suggest(paths, flags, console)));
}

async function suggest(paths: readonly string[], flags: SuggestFlags, console: Console): Promise<number> {
  const { mineCandidates, writeCandidates } = await import('../glossary/suggest/index.ts');
  const { cleaner, glossary } = await openCleaner({ ...(await resolveOptions(flags)), stages: ['repair'] });
  const { openAtomic } = await import('../corpus/write.ts');
  // Opened first: what cannot be written must not be mined for hours.
  const file = flags.output === undefined ? undefined : await openAtomic(flags.output);
  try {
    const repaired: string[] = [];
    const report = ({ document }: Report): void => {
      repaired.push(document.text.replaceAll(OBJECT, ' '));
    };
    const failed = await reportOnTexts(paths, { cleaner, fields: fieldsOf(flags), report }, console);
    const candidates = mineCandidates(repaired, glossary).slice(0, flags.limit);
    const yaml = writeCandidates(candidates, glossary);
    if (file === undefined) console.stdout.write(yaml);
    else {
      await file.write(yaml);
      await file.commit();
      console.stdout.write(`${countOf(candidates.length, 'candidate')} in ${flags.output}\n`);
    }
    return failed > 0 ? 2 : 0;
  } finally {
    await file?.abort();
  }
}

function parseLimit(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Give a whole number from 1 up.');
  return Number(value);
}
