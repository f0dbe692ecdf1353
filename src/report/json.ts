/**
 * The report as JSON, one document a line. Texts are not repeated: whoever has the source can replay a document's edits,
 * revision by revision, and whoever has the cleaned text can take them back. Written in pieces, so that a run never holds
 * all of its documents, nor all that it says of one.
 */
import type { Edit } from '../model/edit.ts';
import type { Finding, Rejection, Stage } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report, Stats } from '../model/report.ts';
import { inPieces } from './pieces.ts';
import { type Place, placer } from './place.ts';

/** Counts up when a reader of the format would have to change. */
const FORMAT_VERSION = 1;

/** In the source: where what is reported came from. */
interface Placed {
  readonly source: Place;
}

interface Replaced {
  /** What stood at `span`. */
  readonly actual: string;
}

/** What the report says of one document. */
export interface DocumentRecord {
  readonly id: string;
  /** The file that the cleaned text is in, from the folder of the report. Absent where it was not written to a file. */
  readonly text?: string;
  /** The cleaned text itself, where it was written into a file together with others. */
  readonly content?: string;
  readonly stats: Stats;
  readonly revisions: readonly {
    readonly stage: Stage;
    readonly step: string;
    /** Each edit's `span` is into the text that the revisions before this one made of the source. */
    readonly edits: readonly (Edit & Replaced & Placed)[];
  }[];
  /** Each finding's `span` is into the text after its first `at` revisions. */
  readonly findings: readonly (Finding & Placed)[];
  readonly rejections: readonly (Rejection & Placed)[];
}

/**
 * A {@link DocumentRecord} as JSON, in pieces.
 *
 * @param text where the cleaned text was written, from the folder of the report
 * @param withContent true where that file holds more than the text
 */
export function documentJson(report: Report, text?: string, withContent = false): Generator<string> {
  return inPieces(documentParts(report, text, withContent));
}

function* documentParts(
  { document, findings, rejections, stats }: Report,
  text: string | undefined,
  withContent: boolean,
): Generator<string> {
  const place = placer(document.source);
  const positions = positionsOf(document);
  const sourceOf = ({ span, at }: Finding): Place => place(positions.toSource(span, at));
  const head = { id: document.id, ...(text !== undefined && { text }), ...(withContent && { content: document.text }) };
  yield `${JSON.stringify({ ...head, stats }).slice(0, -1)},"revisions":[`;
  for (const [at, { stage, step, before, edits }] of document.revisions.entries()) {
    yield `${at === 0 ? '' : ','}${JSON.stringify({ stage, step }).slice(0, -1)},"edits":[`;
    yield* listed(edits, ({ span, text, cause }) => {
      const actual = before.slice(span.start, span.end);
      return { span, actual, text, cause, source: place(positions.toSource(span, at)) };
    });
    yield ']}';
  }
  yield '],"findings":[';
  yield* listed(findings, (finding) => ({ ...finding, source: sourceOf(finding) }));
  yield '],"rejections":[';
  yield* listed(rejections, ({ finding, reason, by }) => ({ finding, reason, by, source: sourceOf(finding) }));
  yield ']}';
}

/** So many records are written at once: one by one they take longer. */
const AT_ONCE = 10;

function* listed<T>(items: readonly T[], recordOf: (item: T) => object): Generator<string> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const records = items.slice(at, at + AT_ONCE).map(recordOf);
    yield (at === 0 ? '' : ',') + JSON.stringify(records).slice(1, -1);
  }
}

/** How a report begins. @param version of qingyi */
export function beginReport(version: string): string {
  return `{"version":${FORMAT_VERSION},"tool":${JSON.stringify(`qingyi ${version}`)},"documents":[\n`;
}

/** What stands between two documents. */
export const REPORT_SEPARATOR = ',\n';

/** How a report ends. */
export const REPORT_END = '\n]}\n';

/**
 * A whole report.
 *
 * @param version of qingyi
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * JSON.parse(jsonReport('1.0.0', [report])).tool; // qingyi 1.0.0
 */
export function jsonReport(version: string, reports: readonly Report[]): string {
  const documents = reports.map((report) => [...documentJson(report)].join(''));
  return beginReport(version) + documents.join(REPORT_SEPARATOR) + REPORT_END;
}
