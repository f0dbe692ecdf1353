/** The page's style: paper and ink, vermilion for what is wrong, in light and dark, down to a phone's width. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf8f4, #171614);
  --card: light-dark(#fff, #201e1b);
  --ink: light-dark(#23201c, #ece7df);
  --faint: light-dark(#6f675d, #a59c90);
  --line: light-dark(#e6e0d6, #36322d);
  --seal: light-dark(#b3261e, #f0796b);
  --fix: light-dark(#1c6e44, #6fcf97);
  --suggest: light-dark(#8a5a00, #e9b44c);
  --flag: light-dark(#4b5aa8, #a3b1ff);
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--sans); }
:lang(zh-Hans) { font-family: 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', var(--sans); }
:lang(zh-Hant) { font-family: 'PingFang TC', 'Noto Sans CJK TC', 'Noto Sans TC', 'Source Han Sans TC', 'Microsoft JhengHei', var(--sans); }
header { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.25rem 1.25rem; display: grid; grid-template-columns: auto 1fr; column-gap: 1rem; align-items: center; }
.seal { grid-row: span 2; margin: 0; width: 3.6rem; height: 3.6rem; border-radius: .5rem; background: var(--seal); color: var(--paper); font-size: 1.45rem; font-weight: 600; display: grid; place-content: center; letter-spacing: .04em; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; letter-spacing: -.015em; }
.figures { margin: .15rem 0 0; color: var(--faint); }
.figures b { color: var(--ink); font-variant-numeric: tabular-nums; }
.figures span { white-space: nowrap; margin-right: .6rem; }
.bar { position: sticky; top: 0; z-index: 1; background: color-mix(in srgb, var(--paper) 92%, transparent); backdrop-filter: blur(8px); border-bottom: 1px solid var(--line); padding: .7rem max(1.25rem, calc((100% - 72rem) / 2 + 1.25rem)); display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.bar label { flex: 1 1 16rem; }
input { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .8rem; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: .35rem; }
output { color: var(--faint); font-variant-numeric: tabular-nums; min-width: 5rem; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 99px; padding: .25rem .8rem; cursor: pointer; min-height: 2.1rem; }
button:hover { border-color: var(--faint); }
button[aria-pressed=true] { background: var(--ink); border-color: var(--ink); color: var(--paper); }
button.tier[aria-pressed=false] { color: var(--tier); }
button.tier[aria-pressed=true] { background: var(--tier); border-color: var(--tier); color: var(--paper); }
:focus-visible { outline: 2px solid var(--seal); outline-offset: 2px; }
.fix { --tier: var(--fix); } .suggest { --tier: var(--suggest); } .flag { --tier: var(--flag); }
.columns { max-width: 72rem; margin: 0 auto; padding: 1.25rem; display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); gap: 2rem; align-items: start; }
nav { position: sticky; top: 4.6rem; display: grid; gap: .15rem; max-height: calc(100vh - 6rem); overflow: auto; padding: 3px; }
nav button { border: 0; border-radius: .5rem; text-align: left; display: flex; justify-content: space-between; gap: .6rem; align-items: baseline; }
nav button:hover { background: var(--line); }
nav button[aria-pressed=true]:hover { background: var(--ink); }
small { color: var(--faint); font-weight: 400; font-size: .82em; font-variant-numeric: tabular-nums; }
button[aria-pressed=true] small { color: inherit; opacity: .75; }
h2 { font-size: 1.05rem; margin: 0 0 .8rem; }
section + section { margin-top: 2.2rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1rem 1.15rem; margin: 0 0 .8rem; scroll-margin-top: 5rem; content-visibility: auto; contain-intrinsic-size: auto 16rem; overflow-wrap: anywhere; }
article:target { border-color: var(--seal); }
h3 { margin: 0 0 .55rem; font-size: 1rem; font-weight: 400; display: flex; flex-wrap: wrap; gap: 0 .7rem; align-items: baseline; }
.zh { font-size: 1.35rem; font-weight: 650; }
.hant { color: var(--faint); font-weight: 400; font-size: 1.1rem; }
.en { color: var(--faint); font-size: 1.02rem; }
h3 a { color: var(--faint); text-decoration: none; opacity: 0; margin-left: auto; }
article:hover h3 a, h3 a:focus { opacity: 1; }
.row { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .5rem; margin: .25rem 0; font-size: .9rem; align-items: baseline; }
article > .row { grid-template-columns: 5.95rem minmax(0, 1fr); }
.label { color: var(--faint); font-size: .82rem; }
.chips { display: inline; list-style: none; margin: 0; padding: 0; }
.chips li { display: inline-block; background: color-mix(in srgb, var(--line) 55%, transparent); border-radius: .35rem; padding: 0 .45rem; margin: .1rem .25rem .1rem 0; }
.artefact { border-left: 3px solid var(--tier); padding: .1rem 0 .1rem .8rem; margin: .7rem 0; }
.artefact p { margin: 0; }
code { font-size: 1.05em; font-family: inherit; color: var(--seal); }
b.tier { display: inline-block; min-width: 5.2rem; color: var(--tier); font-size: .78rem; letter-spacing: .03em; }
.arrow { color: var(--faint); }
.note { color: var(--faint); font-size: .9rem; }
details.tests { margin-top: .7rem; border-top: 1px dashed var(--line); padding-top: .5rem; font-size: .92rem; }
summary { color: var(--faint); cursor: pointer; width: fit-content; font-size: .85rem; }
details.tests ul { list-style: none; margin: .35rem 0 0; padding: 0; display: grid; gap: .2rem; }
details.tests li { display: grid; grid-template-columns: 5.95rem minmax(0, 1fr); gap: .5rem; align-items: baseline; }
details.tests li > b { font-size: .78rem; font-weight: 600; color: var(--tier, var(--faint)); }
del { color: var(--seal); text-decoration-thickness: 1px; background: color-mix(in srgb, var(--seal) 11%, transparent); border-radius: .2rem; padding: 0 .1em; }
ins { color: var(--fix); text-decoration: none; background: color-mix(in srgb, var(--fix) 13%, transparent); border-radius: .2rem; padding: 0 .1em; margin-left: .1em; font-weight: 600; }
mark { color: inherit; background: color-mix(in srgb, var(--flag) 25%, transparent); border-radius: .2rem; padding: 0 .1em; }
.appendix { margin-top: 2rem; }
.appendix .chips { display: block; margin-top: .6rem; }
.hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
[hidden] { display: none; }
@media (max-width: 46rem) {
  header { padding: 1.4rem 1rem 1rem; }
  .figures { font-size: .9rem; }
  .columns { display: block; padding: .8rem; }
  nav { position: static; display: flex; overflow-x: auto; padding-bottom: .8rem; }
  nav button { border: 1px solid var(--line); border-radius: 99px; white-space: nowrap; }
  .bar { padding: .6rem .8rem; }
  article { padding: .85rem .9rem; scroll-margin-top: 8rem; }
  .row { grid-template-columns: minmax(0, 1fr); gap: 0; }
  article > .row { grid-template-columns: minmax(0, 1fr); }
  details.tests li { grid-template-columns: 4rem minmax(0, 1fr); }
  b.tier { min-width: 3.6rem; }
  h3 a { opacity: 1; }
}
@media print { .bar, nav { display: none; } article { break-inside: avoid; } }
`;
