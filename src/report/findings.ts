/** The findings by themselves, one JSON object a line: what a person filters, counts and joins with other tools. */
import type { Finding } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { inPieces } from './pieces.ts';
import { type Place, placer } from './place.ts';

export interface FindingRecord extends Finding {
  /** The id of the document. */
  readonly document: string;
  /** Where it is in the source. */
  readonly source: Place;
}

/**
 * JSON Lines: one for each finding of the document, each ended by a line feed.
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * JSON.parse(findingLines(report)).source.column; // 14
 */
export function findingLines(report: Report): string {
  return [...findingPieces(report)].join('');
}

/** The same in pieces. */
export function findingPieces(report: Report): Generator<string> {
  return inPieces(linesOf(report));
}

function* linesOf({ document, findings }: Report): Generator<string> {
  const place = placer(document.source);
  const positions = positionsOf(document);
  for (const finding of findings) {
    const source = place(positions.toSource(finding.span, finding.at));
    const record: FindingRecord = { document: document.id, ...finding, source };
    yield `${JSON.stringify(record)}\n`;
  }
}
