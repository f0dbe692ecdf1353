/** One concept on the page: its terms, its artefacts with their conditions, and its tests. */
import type { ConceptSource } from '../read.ts';
import type { ConditionEntry } from '../schema.ts';
import { type GlossaryTest, readTestLine, TEST_KINDS } from '../tests.ts';
import { type Html, html, languageOf, listOf, raw, word } from './html.ts';

const SCOPES = { document: 'in the document', paragraph: 'in the paragraph', window: 'nearby' } as const;

export function conceptCard(source: ConceptSource): Html {
  const { entry, concept, rules, tests } = source;
  const { hans, hant } = concept.term;
  const tiers = [...new Set(rules.map(({ tier }) => tier))].join(' ');
  return html`<article id="${entry.id}" data-tiers="${tiers}">
<h3><span class="zh" lang="${languageOf(hans)}">${hans}</span>${hant === hans ? raw('') : html` <span class="zh hant" lang="zh-Hant">${hant}</span>`} <span class="en" lang="en">${entry.en}</span> <a href="#${entry.id}" aria-label="Link to ${entry.en}">#</a></h3>
${row('also right', entry.admit)}${row('cues', entry.cues)}${(entry.artefacts ?? []).map((artefact, index) => artefactOf(artefact, source, index))}${testsOf(tests)}</article>
`;
}

function row(label: string, strings: readonly string[] | undefined): Html {
  return strings === undefined
    ? raw('')
    : html`<div class="row"><span class="label">${label}</span>${listOf(strings)}</div>\n`;
}

function artefactOf(
  artefact: NonNullable<ConceptSource['entry']['artefacts']>[number],
  source: ConceptSource,
  index: number,
): Html {
  const { form, tier, when, unless, otherwise, note } = artefact;
  const replacement = source.rules[index]?.replacement.hans ?? '';
  return html`<div class="artefact ${tier}">
<p><b class="tier ${tier}">${tier}</b> <code lang="${languageOf(form)}">${form}</code> <span class="arrow">→</span> ${word(replacement)}</p>
${when === undefined ? raw('') : html`<div class="row"><span class="label">when</span>${conditionOf(when, 'and')}</div>\n`}${unless === undefined ? raw('') : html`<div class="row"><span class="label">unless</span>${conditionOf(unless, 'or')}</div>\n`}${otherwise === undefined ? raw('') : html`<div class="row"><span class="label">otherwise</span><b class="tier ${otherwise}">${otherwise}</b></div>\n`}${note === undefined ? raw('') : html`<p class="note">${note}</p>\n`}</div>
`;
}

function conditionOf({ cues, near, within, preceded, followed }: ConditionEntry, joint: string): Html {
  const reach = within === undefined ? '' : ` (within ${within})`;
  const parts = [
    ...(cues === undefined ? [] : [html`a cue ${SCOPES[cues]}`]),
    ...(near === undefined ? [] : [html`near${reach} ${listOf(near)}`]),
    ...(preceded === undefined ? [] : [html`directly behind ${listOf(preceded)}`]),
    ...(followed === undefined ? [] : [html`directly in front of ${listOf(followed)}`]),
  ];
  return html`<div>${parts.map((part, index) => html`${index === 0 ? '' : ` ${joint} `}${part}`)}</div>`;
}

function testsOf(tests: readonly GlossaryTest[]): Html {
  if (tests.length === 0) return raw('');
  const lines = TEST_KINDS.flatMap((kind) => tests.filter((test) => test.kind === kind));
  return html`<details class="tests" open><summary>${tests.length} ${tests.length === 1 ? 'test' : 'tests'}</summary>
<ul>${lines.map((test) => html`<li class="${test.kind}"><b>${test.kind}</b> ${testLine(test)}</li>\n`)}</ul></details>
`;
}

function testLine({ kind, line }: GlossaryTest): Html {
  const { text, marks } = readTestLine(kind, line);
  let copied = 0;
  const parts = marks.map(({ start, wrong, right }) => {
    const before = text.slice(copied, start);
    copied = start + wrong.length;
    return right === undefined
      ? html`${before}<mark>${wrong}</mark>`
      : html`${before}<del>${wrong}</del><ins>${right}</ins>`;
  });
  return html`<span lang="${languageOf(text)}">${parts}${text.slice(copied)}</span>`;
}
