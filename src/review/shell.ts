/** The markup of the review page before its script fills it. Holds nothing of any document. */
import { type Keys, keysDialog } from '../report/html/keys-dialog.ts';

const KEYS: Keys = [
  ['a', 'accept'],
  ['r', 'reject: the text is right as it is'],
  ['e', 'edit the replacement'],
  ['s', 'skip'],
  ['u', 'undo what was decided last in this window'],
  ['d', 'decide for the whole document: the next a, r or e'],
  ['R', 'decide for the rule everywhere: the next a, r or e'],
  ['j', 'next place'],
  ['k', 'previous place'],
  ['J', 'next group'],
  ['K', 'previous group'],
  ['w', 'show more of the text'],
  ['x', 'teach the glossary, after a rejection'],
  ['/', 'search'],
  ['g', 'group by rule or by document'],
  ['o', 'most doubtful or most frequent first'],
  ['h', 'hide what is decided'],
  ['t', 'light or dark'],
  ['?', 'this help'],
];

/** @param version of qingyi, as in package.json */
export function reviewShell(version: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>qingyi review</title>
<link rel="stylesheet" href="review.css">
<script type="module" src="review.js"></script>
</head>
<body>
<header class="bar">
<p class="seal" lang="zh-Hant" aria-hidden="true">清譯</p>
<h1>Review</h1>
<p id="progress"></p>
<search><input id="search" type="search" placeholder="Search texts, rules, documents" aria-label="Search texts, rules and documents" aria-keyshortcuts="/" autocomplete="off" spellcheck="false"></search>
<div class="controls">
<button id="groups-toggle" type="button" aria-expanded="false" aria-controls="groups">Groups</button>
<button id="group" type="button" aria-keyshortcuts="g"></button>
<button id="order" type="button" aria-keyshortcuts="o"></button>
<button id="hide" type="button" aria-keyshortcuts="h"></button>
<button id="theme" type="button" aria-keyshortcuts="t" aria-label="Light or dark" title="Light or dark (t)">◐</button>
<button id="help" type="button" aria-keyshortcuts="?" aria-label="Keys" title="Keys (?)">?</button>
</div>
<progress id="meter" max="1" value="0" aria-label="Decided"></progress>
</header>
<div class="layout">
<nav id="groups" aria-label="Groups"></nav>
<main id="queue" tabindex="-1" aria-label="Places to decide on"><noscript><p class="empty">This page needs JavaScript.</p></noscript></main>
</div>
<nav class="stepper" aria-label="Places one by one">
<p id="scope" aria-live="polite"></p>
<button id="previous" type="button" aria-keyshortcuts="k" aria-label="Previous place" title="Previous place (k)">↑</button>
<output id="position" aria-live="polite"></output>
<button id="next" type="button" aria-keyshortcuts="j" aria-label="Next place" title="Next place (j)">↓</button>
<button id="undo" type="button" aria-keyshortcuts="u" title="Undo (u)">Undo</button>
</nav>
<p id="status" role="status"></p>
<footer>qingyi ${version}</footer>
${keysDialog(KEYS)}<dialog id="lesson" aria-labelledby="lesson-title"></dialog>
</body>
</html>
`;
}
