/**
 * The changes of a document for a terminal: its changed lines, with deleted and inserted text marked inside them, wrapped
 * to the terminal's width. Han characters take two columns. Knows nothing of streams.
 */
import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import type { Report } from '../model/report.ts';
import { type Mark, type Row, rowsOf } from './rows.ts';
import { visible } from './text.ts';

/** Unmarked text shown on each side of a mark, in UTF-16 units. */
const NEAR = 30;

/** Text of one kind: a paint for terminals with colours, brackets for others. */
interface Run {
  readonly text: string;
  readonly kind: 'plain' | 'dim' | 'deleted' | 'inserted' | 'found';
}

/** @param width columns of the terminal */
export function terminalDiff(report: Report, colors: Colors, width: number): string {
  const rows = rowsOf(report).filter(({ pieces }) => pieces.some((piece) => typeof piece !== 'string'));
  if (rows.length === 0) return '';
  const gutter = `${rows.at(-1)?.line}`.length;
  const lines = rows.flatMap((row) => {
    const wrapped = wrap(runsOf(row, colors), Math.max(20, width - gutter - 3));
    return wrapped.map((runs, index) => {
      const number = (index === 0 ? `${row.line}` : '').padStart(gutter);
      return `${colors.dim(`${number} │`)} ${runs.map((run) => paint(run, colors)).join('')}\n`;
    });
  });
  return `${colors.bold(visible(report.document.id))}\n${lines.join('')}\n`;
}

function runsOf({ pieces }: Row, colors: Colors): Run[] {
  return pieces.flatMap((piece, index) =>
    typeof piece === 'string' ? nearby(piece, index > 0, index < pieces.length - 1) : marked(piece, colors),
  );
}

/** Text between marks, with its middle left out where it is long. */
function nearby(text: string, behind: boolean, before: boolean): Run[] {
  const [head, tail] = [behind ? NEAR : 0, before ? NEAR : 0];
  if (text.length <= head + tail + 1) return [{ text: visible(text), kind: 'plain' }];
  const runs: Run[] = [
    { text: visible(text.slice(0, head)), kind: 'plain' },
    { text: '…', kind: 'dim' },
    { text: visible(text.slice(text.length - tail)), kind: 'plain' },
  ];
  return runs.filter((run) => run.text !== '');
}

/** Without colours, brackets show what colours would, as those of `git diff --word-diff`. */
function marked({ segments }: Mark, { isColorSupported }: Colors): Run[] {
  const bracketed = (text: string, open: string, close: string): string =>
    isColorSupported ? visible(text) : `${open}${visible(text)}${close}`;
  return segments.flatMap(({ before, after }): Run[] => {
    if (before === after) return [{ text: bracketed(before, '[?', '?]'), kind: 'found' }];
    const runs: Run[] = [
      { text: before && bracketed(before, '[-', '-]'), kind: 'deleted' },
      { text: after && bracketed(after, '{+', '+}'), kind: 'inserted' },
    ];
    return runs.filter((run) => run.text !== '');
  });
}

function paint({ text, kind }: Run, colors: Colors): string {
  switch (kind) {
    case 'deleted':
      return colors.red(colors.strikethrough(text));
    case 'inserted':
      return colors.green(colors.underline(text));
    case 'found':
      return colors.yellow(colors.underline(text));
    case 'dim':
      return colors.dim(text);
    case 'plain':
      return text;
  }
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Lines of at most `width` columns, broken between words where no word is wider than that. */
function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { text, kind } of runs) {
    let held = '';
    const flush = (): void => {
      if (held !== '') lines.at(-1)?.push({ text: held, kind });
      held = '';
    };
    for (const segment of unbreakable(text, width)) {
      const columns = stringWidth(segment);
      if (used + columns > width) {
        flush();
        lines.push([]);
        used = 0;
      }
      held += segment;
      used += columns;
    }
    flush();
  }
  return lines;
}

function* unbreakable(text: string, width: number): Generator<string> {
  for (const { segment } of words.segment(text)) {
    if (stringWidth(segment) <= width) yield segment;
    else for (const character of characters.segment(segment)) yield character.segment;
  }
}
