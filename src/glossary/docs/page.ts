/** Renders a glossary as one HTML page that needs nothing else: no network, no other file. */
import { createHash } from 'node:crypto';
import type { GlossaryReading } from '../read.ts';
import { conceptCard } from './concept.ts';
import { type Html, html, listOf, raw } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** @param title the page's heading */
export function renderGlossary({ files, concepts }: GlossaryReading, title: string): string {
  const domains = [...new Set(concepts.map(({ concept }) => concept.domain))].sort();
  const count = (domain: string): number => concepts.filter(({ concept }) => concept.domain === domain).length;
  const artefacts = concepts.reduce((sum, { rules }) => sum + rules.length, 0);
  const tests = concepts.reduce((sum, source) => sum + source.tests.length, 0);
  const sections = domains.map((domain) => {
    const own = concepts.filter(({ concept }) => concept.domain === domain);
    own.sort((a, b) => compare(a.entry.en, b.entry.en));
    return html`<section data-domain="${domain}">
<h2>${headingOf(domain)} <small>${own.length}</small></h2>
${own.map(conceptCard)}</section>
`;
  });
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${sourceHash(STYLE)}'; script-src '${sourceHash(SCRIPT)}'">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<p class="seal" lang="zh-Hant" aria-hidden="true">清譯</p>
<h1>${title}</h1>
<p class="figures"><span><b>${concepts.length}</b> concepts</span> <span><b>${artefacts}</b> artefacts</span> <span><b>${tests}</b> tests</span></p>
</header>
<form role="search" class="bar">
<label><span class="hidden">Search</span><input id="search" type="search" placeholder="Search terms, forms, cues…" autocomplete="off" spellcheck="false"></label>
<fieldset><legend class="hidden">Tier</legend>
${['fix', 'suggest', 'flag'].map((tier) => html`<button type="button" class="tier ${tier}" data-tier="${tier}" aria-pressed="false">${tier}</button>\n`)}<button type="button" id="tests" aria-pressed="true">tests</button>
</fieldset>
<output id="shown" aria-live="polite"></output>
</form>
<div class="columns">
<nav aria-label="Domains">
<button type="button" data-domain="" aria-pressed="true">All <small>${concepts.length}</small></button>
${domains.map((domain) => html`<button type="button" data-domain="${domain}" aria-pressed="false">${headingOf(domain)} <small>${count(domain)}</small></button>\n`)}</nav>
<main>
${sections}<p id="nothing" hidden>Nothing matches. <button type="button" id="reset">Show everything</button></p>
${appendix(
  'Names whose capitals are mended',
  files.flatMap(({ value }) => value.names ?? []),
)}${appendix(
  'Protected strings',
  files.flatMap(({ value }) => value.protect ?? []),
)}</main>
</div>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`.text;
}

function appendix(heading: string, strings: readonly string[]): Html {
  if (strings.length === 0) return raw('');
  return html`<details class="appendix"><summary>${heading} <small>${strings.length}</small></summary>${listOf([...strings].sort(compare))}</details>
`;
}

/** `venture-capital` as a heading; short names are acronyms. */
function headingOf(domain: string): string {
  if (domain.length <= 3) return domain.toUpperCase();
  return `${domain.charAt(0).toUpperCase()}${domain.slice(1)}`.replaceAll('-', ' ');
}

function sourceHash(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : Number(x > y);
}
