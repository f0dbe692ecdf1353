/** The markup of the page before its script fills it. Holds nothing of any document. */
import { type Keys, keysDialog } from './keys-dialog.ts';

const KEYS: Keys = [
  ['j', 'next change'],
  ['k', 'previous change'],
  ['/', 'search'],
  ['f', 'filters'],
  ['i', 'inline or side by side'],
  ['t', 'light or dark'],
  ['Esc', 'leave the search, close'],
  ['?', 'this help'],
];

/** @param version of qingyi, as in package.json */
export function shell(version: string): string {
  return `<header class="bar">
<p class="seal" lang="zh-Hant" aria-hidden="true">清譯</p>
<h1>Report</h1>
<p id="summary"></p>
<search><input id="search" type="search" placeholder="Search changes, rules, documents" aria-label="Search changes, rules and documents" aria-keyshortcuts="/" autocomplete="off" spellcheck="false"></search>
<div class="controls">
<button id="filters" type="button" aria-expanded="false" aria-controls="facets" aria-keyshortcuts="f">Filters</button>
<button id="view" type="button" aria-keyshortcuts="i">Side by side</button>
<button id="theme" type="button" aria-keyshortcuts="t" aria-label="Light or dark" title="Light or dark (t)">◐</button>
<button id="help" type="button" aria-keyshortcuts="?" aria-label="Keys" title="Keys (?)">?</button>
</div>
</header>
<div class="layout">
<aside id="facets" aria-label="Filters and counts"></aside>
<main id="changes" tabindex="-1" aria-label="Changes"><noscript><p class="empty">This report needs JavaScript. It loads nothing from the network.</p></noscript></main>
</div>
<nav class="stepper" aria-label="Changes one by one">
<button id="previous" type="button" aria-keyshortcuts="k" aria-label="Previous change" title="Previous change (k)">↑</button>
<output id="position" aria-live="polite"></output>
<button id="next" type="button" aria-keyshortcuts="j" aria-label="Next change" title="Next change (j)">↓</button>
</nav>
<footer>qingyi ${version}</footer>
${keysDialog(KEYS)}`;
}
