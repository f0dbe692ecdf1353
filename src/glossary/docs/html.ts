/** HTML that is escaped unless it says otherwise: values in an `html` template are text, {@link Html} is markup. */
import { escapeUTF8 } from 'entities/escape';
import { identifyScript } from '../../language/script.ts';

export interface Html {
  readonly text: string;
}

type Value = string | number | Html | readonly Html[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { text: strings.reduce((text, string, index) => text + markupOf(values[index - 1] ?? '') + string) };
}

/** Markup that needs no escaping. */
export function raw(text: string): Html {
  return { text };
}

/** A string of the glossary with its language, so that the browser picks the right font. */
export function word(text: string): Html {
  return html`<span lang="${languageOf(text)}">${text}</span>`;
}

export function listOf(strings: readonly string[]): Html {
  return html`<ul class="chips">${strings.map((string) => html`<li lang="${languageOf(string)}">${string}</li>`)}</ul>`;
}

export function languageOf(text: string): 'en' | 'zh-Hans' | 'zh-Hant' {
  if (!/\p{Script=Han}/u.test(text)) return 'en';
  return identifyScript(text) === 'hant' ? 'zh-Hant' : 'zh-Hans';
}

function markupOf(value: Value): string {
  if (typeof value === 'string') return escapeUTF8(value);
  if (typeof value === 'number') return String(value);
  return 'text' in value ? value.text : value.map(({ text }) => text).join('');
}
