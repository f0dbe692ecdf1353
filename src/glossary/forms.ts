/** The notation of forms: `{a|b}` for alternatives, `[x]` for what may be missing. Knows nothing else of glossaries. */

/** More spellings than this in one form are a mistake. */
const MOST_SPELLINGS = 1000;

/** Says what is wrong with a form, for the person who wrote it. */
export class FormError extends Error {
  /** Where in the form, in UTF-16 units. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * All spellings of a form, in the order in which they are written.
 *
 * @example expandForm('{月亮|月球}[的]暗面') // 月亮暗面, 月亮的暗面, 月球暗面, 月球的暗面
 * @throws {FormError} on brackets that do not match, and on an empty spelling
 */
export function expandForm(form: string): string[] {
  const { spellings, end } = sequence(form, 0, '');
  if (end < form.length) throw new FormError(`"${form[end]}" closes nothing`, end);
  const distinct = [...new Set(spellings)];
  if (distinct.includes('')) throw new FormError('the form can be empty', 0);
  return distinct;
}

interface Parsed {
  readonly spellings: string[];
  /** Where parsing stopped: at a closing character or at the form's end. */
  readonly end: number;
}

function sequence(form: string, from: number, closers: string): Parsed {
  let spellings = [''];
  let at = from;
  while (at < form.length && !closers.includes(form[at] as string)) {
    const character = form[at] as string;
    if (character === '}' || character === ']') break;
    const part = character === '{' || character === '[' ? group(form, at) : { spellings: [character], end: at + 1 };
    spellings = spellings.flatMap((left) => part.spellings.map((right) => left + right));
    if (spellings.length > MOST_SPELLINGS) throw new FormError(`more than ${MOST_SPELLINGS} spellings`, at);
    at = part.end;
  }
  return { spellings, end: at };
}

function group(form: string, open: number): Parsed {
  const optional = form[open] === '[';
  const close = optional ? ']' : '}';
  const spellings: string[] = optional ? [''] : [];
  let at = open;
  do {
    const part = sequence(form, at + 1, `|${close}`);
    spellings.push(...part.spellings);
    at = part.end;
  } while (form[at] === '|');
  if (form[at] !== close) throw new FormError(`"${form[open]}" is not closed`, open);
  return { spellings, end: at + 1 };
}
