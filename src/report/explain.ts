/** What happened to one text, stage by stage, for a person who wants to know why. Knows nothing of streams. */
import type { Colors } from 'picocolors/types.js';
import type { Revision } from '../model/document.ts';
import type { Edit } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { alignRows, changeIn, tierIn, visible } from './text.ts';
import { countOf, evidenceInWords, rejectionInWords } from './words.ts';

/** Text shown on each side of a change, in UTF-16 code units. */
const AROUND = 24;

/** The revisions with their edits in place as `[before→after]`, the findings, what was dropped, and the cleaned text. */
export function explainReport(report: Report, colors: Colors): string {
  const { document, findings, rejections } = report;
  const sections = document.revisions.map((revision) => explainRevision(revision, colors));
  if (findings.length > 0) {
    const rows = findings.map((finding) => [`  ${tierIn(finding.tier, colors)}`, ...describe(finding, colors)]);
    sections.push(heading('Found', '', colors) + alignRows(rows));
  }
  if (rejections.length > 0) {
    const rows = rejections.map((rejection) => {
      const [change, rule] = describe(rejection.finding, colors);
      return [`  ${change}`, rule, rejectionInWords(rejection)];
    });
    sections.push(heading('Looked at and left alone', '', colors) + alignRows(rows));
  }
  if (sections.length === 0) return 'Nothing was found: the text stays as it is.\n';
  const changed = document.text !== document.source;
  const result = changed ? `${heading('Result', '', colors)}${indent(document.text)}` : 'The text stays as it is.\n';
  return [...sections, result].join('\n');
}

function heading(title: string, detail: string, colors: Colors): string {
  return `${colors.bold(title)}${detail && colors.dim(` · ${detail}`)}\n`;
}

function describe(finding: Finding, colors: Colors): [change: string, rule: string, why: string] {
  const { rule, note, evidence } = finding;
  return [changeIn(finding, colors), colors.dim(rule), [note, evidenceInWords(evidence)].filter(Boolean).join(' · ')];
}

function explainRevision({ stage, step, before, edits }: Revision, colors: Colors): string {
  const title = stage[0]?.toUpperCase() + stage.slice(1);
  return heading(title, `${step}, ${countOf(edits.length, 'edit')}`, colors) + indent(excerpts(before, edits, colors));
}

/** The text around each edit, with the edit in place; edits that are near each other share one line. */
function excerpts(before: string, edits: readonly Edit[], colors: Colors): string {
  const lines: string[] = [];
  let line = '';
  let shown = 0;
  const end = (next: number): void => {
    const stop = Math.min(next, lineEnd(before, shown), shown + AROUND);
    lines.push(line + visible(before.slice(shown, stop)) + (stop < lineEnd(before, shown) ? '…' : ''));
  };
  edits.forEach(({ span, text }, index) => {
    const lineStart = before.lastIndexOf('\n', span.start - 1) + 1;
    if (index === 0 || span.start - shown > 2 * AROUND || lineStart > shown) {
      if (index > 0) end(span.start);
      shown = Math.max(lineStart, span.start - AROUND, index === 0 ? 0 : shown);
      line = shown > lineStart ? '…' : '';
    }
    const change = `[${colors.red(visible(before.slice(span.start, span.end)))}→${colors.green(visible(text))}]`;
    line += visible(before.slice(shown, span.start)) + change;
    shown = span.end;
  });
  end(before.length);
  return lines.join('\n');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function indent(text: string): string {
  return `${text.trimEnd().replace(/^(?=.)/gm, '  ')}\n`;
}
