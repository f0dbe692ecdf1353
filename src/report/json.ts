/**
 * The report as JSON, one document a line. Texts are not repeated: whoever has the source can replay a document's edits,
 * revision by revision, and whoever has the cleaned text can take them back. Written in pieces, so that a run never holds
 * all of its documents.
 */
import type { Edit } from '../model/edit.ts';
import type { Finding, Rejection, Stage } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report, Stats } from '../model/report.ts';
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
 * @param text where the cleaned text was written, from the folder of the report
 * @param withContent true where that file holds more than the text
 */
export function documentRecord(
  { document, findings, rejections, stats }: Report,
  text?: string,
  withContent = false,
): DocumentRecord {
  const place = placer(document.source);
  const positions = positionsOf(document);
  const sourceOf = ({ span, at }: Finding): Place => place(positions.toSource(span, at));
  return {
    id: document.id,
    ...(text !== undefined && { text }),
    ...(withContent && { content: document.text }),
    stats,
    revisions: document.revisions.map(({ stage, step, before, edits }, at) => ({
      stage,
      step,
      edits: edits.map(({ span, text, cause }) => {
        const actual = before.slice(span.start, span.end);
        return { span, actual, text, cause, source: place(positions.toSource(span, at)) };
      }),
    })),
    findings: findings.map((finding) => ({ ...finding, source: sourceOf(finding) })),
    rejections: rejections.map((rejection) => ({ ...rejection, source: sourceOf(rejection.finding) })),
  };
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
 * const cleaner = createCleaner({ glossary: await loadGlossary('glossary') });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * JSON.parse(jsonReport('1.0.0', [report])).tool; // qingyi 1.0.0
 */
export function jsonReport(version: string, reports: readonly Report[]): string {
  const documents = reports.map((report) => JSON.stringify(documentRecord(report)));
  return beginReport(version) + documents.join(REPORT_SEPARATOR) + REPORT_END;
}
