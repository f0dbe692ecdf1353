/** Turns a report into what the page shows of it. */
import { positionsOf } from '../../model/positions.ts';
import type { Report } from '../../model/report.ts';
import { conceptOf, type Entry } from '../entries.ts';
import { placer } from '../place.ts';
import { type Row, rowsOf } from '../rows.ts';
import { evidenceInWords, rejectionInWords } from '../words.ts';
import type { PageDocument, PageEntry, PageRow } from './data.ts';

/** Of longer texts, in UTF-16 units, only the lines near marks are shown. */
const WHOLE = 50_000;

/** Rows on each side of a mark, where not all are shown. */
const NEAR = 3;

export function pageDocument(report: Report): PageDocument {
  const { document, rejections } = report;
  const place = placer(document.source);
  const { toSource } = positionsOf(document);
  const rows = rowsOf(report);
  const marked = rows.some(isMarked);
  return {
    id: document.id,
    lang: languageOf(report),
    rows: marked ? (document.source.length <= WHOLE ? rows : nearMarks(rows)).map(pageRow) : [],
    left: rejections.map((rejection) => {
      const { span, at, actual, rule } = rejection.finding;
      return { line: place(toSource(span, at)).line, actual, rule, why: rejectionInWords(rejection) };
    }),
  };
}

function languageOf({ document, stats }: Report): PageDocument['lang'] {
  if (stats.script === 'hans') return 'zh-Hans';
  if (stats.script === 'hant') return 'zh-Hant';
  return /\p{Script=Han}/u.test(document.text) ? 'zh' : 'en';
}

function isMarked({ pieces }: Row): boolean {
  return pieces.some((piece) => typeof piece !== 'string');
}

function nearMarks(rows: readonly Row[]): Row[] {
  let kept = 0;
  const near = new Set<Row>();
  rows.forEach((row, index) => {
    if (!isMarked(row)) return;
    kept = Math.max(kept, index - NEAR);
    for (; kept <= index + NEAR && kept < rows.length; kept++) near.add(rows[kept] as Row);
  });
  return [...near];
}

function pageRow({ line, count, pieces }: Row): PageRow {
  return {
    line,
    count,
    pieces: pieces.map((piece) =>
      typeof piece === 'string'
        ? piece
        : {
            segments: piece.segments.map(({ before, after }) => (before === after ? before : [before, after])),
            entries: piece.entries.map(pageEntry),
          },
    ),
  };
}

function pageEntry({ tier, stage, rule, category, actual, expected, evidence, note }: Entry): PageEntry {
  return {
    tier,
    stage,
    rule,
    concept: conceptOf(rule) ?? '',
    category: category ?? '',
    actual,
    expected,
    evidence: counted(evidence.map((one) => evidenceInWords([one]))),
    note,
  };
}

/** Each text once, with how many times it is there. */
function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text} ×${count}`));
}
