/**
 * The report as one HTML page that opens from disk and loads nothing. Written in pieces, one for each document, so that
 * a run never holds all of them. Texts are data for the page's script, never markup.
 */
import { createHash } from 'node:crypto';
import type { Report } from '../../model/report.ts';
import { withSeparators } from '../words.ts';
import type { PageDocument } from './data.ts';
import { pageDocument } from './document.ts';
import { shell } from './shell.ts';

/** The page's script and style, as the build made them of `page/`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** A page holds no more documents after this many changes and findings: browsers stay quick up to there. */
const MOST_ENTRIES = 50_000;

/** A page in the making: what is returned is to be written, in that order. */
export interface HtmlWriter {
  begin(): string;
  /** A page that is full takes no more documents. */
  isFull(): boolean;
  add(report: Report): string;
  /** Counts documents that have no place in the page. */
  leaveOut(documents: number): void;
  end(): string;
}

/** @param version of qingyi */
export function htmlWriter(version: string, assets: PageAssets): HtmlWriter {
  let entries = 0;
  let leftOut = 0;
  return {
    begin: () => beginning(version, assets),
    isFull: () => entries >= MOST_ENTRIES,
    leaveOut(documents) {
      leftOut += documents;
    },
    add(report) {
      const document = pageDocument(report);
      entries += countEntries(document);
      return template(document);
    },
    end: () => `${leftOutNotice(leftOut)}<script>${assets.script}</script>\n</body>\n</html>\n`,
  };
}

/** A whole page. @param version of qingyi */
export function htmlReport(version: string, assets: PageAssets, reports: Iterable<Report>): string {
  const page = htmlWriter(version, assets);
  const parts = [page.begin()];
  for (const report of reports) {
    if (page.isFull()) page.leaveOut(1);
    else parts.push(page.add(report));
  }
  return [...parts, page.end()].join('');
}

function beginning(version: string, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="referrer" content="no-referrer">
<title>qingyi report</title>
<style>${style}</style>
</head>
<body>
${shell(version)}
`;
}

/**
 * What stands in the page for one document: JSON in a template, whose content is inert. Browsers read the content of
 * script elements ten times more slowly.
 */
function template(document: PageDocument): string {
  return `<template class="document">${markupSafe(JSON.stringify(document))}</template>\n`;
}

function countEntries({ rows }: PageDocument): number {
  let count = 0;
  for (const { pieces } of rows)
    for (const piece of pieces) if (typeof piece !== 'string') count += piece.entries.length;
  return count;
}

function leftOutNotice(count: number): string {
  if (count === 0) return '';
  const documents = count === 1 ? '1 more document is' : `${withSeparators(count)} more documents are`;
  return `<p class="notice" role="note">${documents} not in this page, which is full. See report.json, or split the run.</p>\n`;
}

/** JSON in which nothing is markup. Outside of its strings there is neither of these characters. */
function markupSafe(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('&', '\\u0026');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
