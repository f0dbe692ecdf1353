/** Draws one question: the place in its text, why it is asked, and for the current one what can be done. */
import type { Decision, Scope, Verdict } from '../../model/decision.ts';
import { button, element } from '../../report/html/page/dom.ts';
import { SIGNS } from '../../report/html/page/notes.ts';
import { textOf } from '../../report/html/page/text.ts';
import type { Around, ReviewItem } from '../data.ts';

export interface CardActions {
  select(): void;
  decide(verdict: Verdict, replacement?: string): void;
  setScope(scope: Scope): void;
  edit(open: boolean): void;
  skip(): void;
  widen(): void;
  undo(): void;
  teach(): void;
}

export interface CardState {
  readonly current: boolean;
  readonly decision: Decision | undefined;
  readonly around: Around;
  readonly editing: boolean;
  readonly scope: Scope;
  /** How many items a decision in a scope is about. */
  readonly inScope: (scope: Scope) => number;
}

export const DONE: Readonly<Record<Verdict, string>> = { accept: 'accepted', reject: 'rejected', edit: 'edited' };
const SCOPES: Readonly<Record<Scope, string>> = {
  place: 'this place',
  document: 'this document',
  rule: 'the rule everywhere',
};

export function drawCard(item: ReviewItem, state: CardState, actions: CardActions): HTMLElement {
  const { current, decision } = state;
  const card = element(
    'article',
    {
      class: [
        'card',
        item.tier,
        current ? 'current' : '',
        decision === undefined ? '' : `decided ${decision.verdict}`,
      ].join(' '),
      'aria-current': current ? 'true' : undefined,
      'data-item': `${item.id}`,
    },
    heading(item),
    sentence(item, state),
    decision && outcome(decision, current, actions),
    ...(current
      ? [reasons(item), state.editing ? editor(item, decision, actions) : controls(item, state, actions)]
      : []),
  );
  if (!current) card.addEventListener('click', () => actions.select());
  return card;
}

/** Puts cards in the place of others. What is being typed stays. */
export function replaceCards(main: HTMLElement, cards: readonly HTMLElement[]): void {
  const itemOf = (input: HTMLElement | null): string | null | undefined =>
    input?.closest('article')?.getAttribute('data-item');
  const before = main.querySelector<HTMLInputElement>('.replacement');
  const item = itemOf(before);
  main.replaceChildren(...cards);
  const input = main.querySelector<HTMLInputElement>('.replacement');
  if (before !== null && input !== null && itemOf(input) === item) input.value = before.value;
  input?.focus();
}

function heading({ tier, document, line, rule, places }: ReviewItem): HTMLElement {
  return element(
    'h2',
    {},
    element('span', { class: 'sign' }, `${SIGNS[tier]} ${tier}`),
    element('bdi', { class: 'where' }, textOf(document || 'text', true), `:${line}`),
    element('bdi', { class: 'rule', lang: 'zh' }, textOf(rule, true)),
    places > 1 ? element('small', {}, `${places} places that read the same`) : undefined,
  );
}

function sentence({ lang, actual, expected, tier }: ReviewItem, { around, decision }: CardState): HTMLElement {
  const shown = decision?.verdict === 'edit' ? decision.replacement : tier === 'flag' ? undefined : expected;
  const text = element('p', { class: 'text', lang }, ...linesOf(around.before));
  if (shown === undefined || decision?.verdict === 'reject') text.append(element('mark', {}, textOf(actual, true)));
  else {
    text.append(element('del', {}, textOf(actual, true)));
    if (shown !== '') text.append(element('ins', {}, textOf(shown, true)));
  }
  text.append(...linesOf(around.after));
  return text;
}

/** The ends of lines are nothing to point out in the text around. */
function linesOf(text: string): Node[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => [...(index > 0 ? [document.createTextNode('\n')] : []), textOf(line, false)]);
}

function outcome({ verdict, by, scope, at }: Decision, current: boolean, actions: CardActions): HTMLElement {
  const words = `${DONE[verdict]} for ${SCOPES[scope]}`;
  const who = element('small', {}, element('bdi', {}, textOf(by, true)), ` · ${at.slice(0, 16).replace('T', ' ')}`);
  const teach = verdict === 'reject' && current ? button('Teach the glossary', 'teach', actions.teach) : undefined;
  return element(
    'p',
    { class: 'outcome' },
    words,
    who,
    current ? button('Undo', 'undo', actions.undo) : undefined,
    teach,
  );
}

function reasons({ concept, category, evidence, note, proposals }: ReviewItem): HTMLElement {
  const others = proposals.slice(1).join('、');
  const pairs = [
    ['because', evidence.join(', ')],
    ['note', note],
    ['or', others],
    ['concept', concept],
    ['category', category],
  ] as const;
  return element(
    'dl',
    {},
    ...pairs
      .filter(([, text]) => text !== '')
      .map(([name, text]) => element('div', {}, element('dt', {}, name), element('dd', {}, textOf(text, true)))),
  );
}

function controls(item: ReviewItem, { scope, inScope, around }: CardState, actions: CardActions): HTMLElement {
  const scopes = (Object.keys(SCOPES) as Scope[]).map((one) => {
    const count = inScope(one);
    const choice = button(`${SCOPES[one]}${count > 1 ? ` (${count.toLocaleString('en')})` : ''}`, 'scope', () =>
      actions.setScope(one),
    );
    choice.setAttribute('aria-pressed', `${one === scope}`);
    return choice;
  });
  const accept = item.expected === undefined ? 'Seen' : 'Accept';
  return element(
    'div',
    { class: 'controls' },
    key(
      button(accept, 'accept', () => actions.decide('accept')),
      'a',
    ),
    key(
      button('Reject', 'reject', () => actions.decide('reject')),
      'r',
    ),
    key(
      button('Edit', 'edit', () => actions.edit(true)),
      'e',
    ),
    key(button('Skip', 'skip', actions.skip), 's'),
    around.more ? key(button('More text', 'widen', actions.widen), 'w') : undefined,
    element('div', { class: 'scopes', role: 'group', 'aria-label': 'Decide for' }, ...scopes),
  );
}

function key(labelled: HTMLButtonElement, shortcut: string): HTMLButtonElement {
  labelled.setAttribute('aria-keyshortcuts', shortcut);
  labelled.append(element('kbd', { 'aria-hidden': 'true' }, shortcut));
  return labelled;
}

function editor(
  { actual, expected, lang }: ReviewItem,
  decision: Decision | undefined,
  actions: CardActions,
): HTMLElement {
  const input = element('input', {
    type: 'text',
    class: 'replacement',
    lang,
    maxlength: '1000',
    'aria-label': 'Replacement',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.value = decision?.replacement ?? expected ?? actual;
  const form = element(
    'form',
    { class: 'editor' },
    input,
    element('button', { class: 'accept' }, 'Save'),
    button('Cancel', 'cancel', () => actions.edit(false)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.decide('edit', input.value);
  });
  return form;
}
