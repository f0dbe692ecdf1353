/**
 * The report as one HTML page that opens from disk and loads nothing. Written in pieces, one for each document, so that
 * a run never holds all of them. Texts are data for the page's script, never markup.
 */
import { createHash } from 'node:crypto';
import type { Report } from '../../model/report.ts';
import { pageDocument } from './document.ts';
import { shell } from './shell.ts';

/** The page's script and style, as the build made them of `page/`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** How a page begins. @param version of qingyi */
export function beginHtml(version: string, { script, style }: PageAssets): string {
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
export function htmlDocument(report: Report): string {
  return `<template class="document">${markupSafe(JSON.stringify(pageDocument(report)))}</template>\n`;
}

/** How a page ends. */
export function endHtml({ script }: PageAssets): string {
  return `<script>${script}</script>\n</body>\n</html>\n`;
}

/** A whole page. @param version of qingyi */
export function htmlReport(version: string, assets: PageAssets, reports: Iterable<Report>): string {
  return [beginHtml(version, assets), ...Array.from(reports, htmlDocument), endHtml(assets)].join('');
}

/** JSON in which nothing is markup. Outside of its strings there is neither of these characters. */
function markupSafe(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('&', '\\u0026');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
