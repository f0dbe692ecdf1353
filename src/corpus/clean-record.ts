/** Cleans one record of a file. Knows what a record asks for beyond its text, and no format. */
import { OBJECT } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import type { Cleaner } from '../pipeline.ts';
import type { TextRecord } from './formats/format.ts';

/** Tags, names and fastText's labels of Chinese and English, and of what may be either. */
const CLEANED =
  /^(?:__label__)?(?:zh|zho|chi|cmn|yue|wuu|gan|hak|nan|lzh|chinese|en|eng|english|und|mul|unknown|none)(?:$|[-_])/i;

/**
 * The report is on the record's own text, with what is kept in it. A record in another language than Chinese and
 * English is left as it is: other languages share characters with Chinese, but not what is right.
 */
export function cleanRecord(cleaner: Cleaner, record: TextRecord): Report {
  const { id, text, kept = [], lang = '', source, findings = [] } = record;
  if (lang !== '' && !CLEANED.test(lang)) return untouched(cleaner, record);
  const masked = mask(text, kept);
  const report = cleaner.clean(masked, id, source);
  const whole = masked === text ? report : restore(report, text);
  if (findings.length === 0) return whole;
  const { stats } = whole;
  return {
    ...whole,
    findings: [...findings.map((finding): Finding => ({ ...finding, stage: 'decode', at: 0 })), ...whole.findings],
    stats: { ...stats, findings: { ...stats.findings, flag: stats.findings.flag + findings.length } },
  };
}

function untouched(cleaner: Cleaner, { id, text }: TextRecord): Report {
  const report = cleaner.clean('', id);
  const document = { id, source: text, text, revisions: [] };
  return { ...report, document, stats: { ...report.stats, units: text.length } };
}

/** One sign for each unit, so that all positions stay; line ends stay too. */
function mask(text: string, kept: readonly Span[]): string {
  let masked = '';
  let copied = 0;
  for (const { start, end } of kept) {
    masked += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, OBJECT);
    copied = end;
  }
  return masked + text.slice(copied);
}

/** The report on `text`, from that on its masked form: the pipeline removes no sign and adds none. */
function restore(report: Report, text: string): Report {
  const { document } = report;
  const signs = [...document.source.matchAll(SIGN)].map(({ index }) => text[index] as string);
  const unmask = (masked: string): string => {
    let next = 0;
    return masked.replace(SIGN, () => signs[next++] as string);
  };
  const revisions = document.revisions.map((revision) => ({
    ...revision,
    before: unmask(revision.before),
    after: unmask(revision.after),
  }));
  const texts = [text, ...revisions.map(({ after }) => after)];
  const restored = (finding: Finding): Finding => {
    const { actual, span, at } = finding;
    return actual.includes(OBJECT)
      ? { ...finding, actual: (texts[at] as string).slice(span.start, span.end) }
      : finding;
  };
  return {
    ...report,
    document: { ...document, source: text, text: texts.at(-1) as string, revisions },
    findings: report.findings.map(restored),
    rejections: report.rejections.map((lost) => ({ ...lost, finding: restored(lost.finding) })),
  };
}

const SIGN = new RegExp(OBJECT, 'g');
