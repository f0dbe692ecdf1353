/** Shows text so that nothing in it can hide or act: control and bidirectional characters are named. */
import { element } from './dom.ts';

/** In changed text every invisible character counts. */
const IN_CHANGES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\u00a0]/u;

/** Elsewhere the joiners of emoji and words stay; what could move or hide text does not. */
const ELSEWHERE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export function textOf(text: string, changed: boolean): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let plain = '';
  const flush = (): void => {
    fragment.append(plain);
    plain = '';
  };
  const named = changed ? IN_CHANGES : ELSEWHERE;
  if (!named.test(text)) {
    fragment.append(text);
    return fragment;
  }
  for (const character of text) {
    if (!named.test(character) || character === '\t') {
      plain += character;
      continue;
    }
    flush();
    fragment.append(element('span', { class: 'control' }, nameOf(character)));
    if (character === '\n') plain = '\n';
  }
  flush();
  return fragment;
}

function nameOf(character: string): string {
  if (character === '\n') return '⏎';
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
