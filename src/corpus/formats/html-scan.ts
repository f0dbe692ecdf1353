/**
 * Finds the texts of an HTML page and what they stand in, with their places in the page, and numbers its elements. Knows
 * HTML's elements, and nothing of what a page is about.
 */
import { Parser } from 'htmlparser2';

/** A text node, or the place of something that parts texts. */
export interface HtmlNode {
  readonly start: number;
  readonly end: number;
  readonly kind: 'text' | 'inline' | 'block';
  /** The number of the element that it stands in, or that it begins or ends. */
  readonly element: number;
  /** Inside an element whose text is no prose, such as a script or code. */
  readonly isCode: boolean;
  /** Inside the page's title or main heading. */
  readonly isTitle: boolean;
}

export interface HtmlScan {
  readonly nodes: readonly HtmlNode[];
  /** The page with each element's number in {@link NUMBER}. */
  readonly numbered: string;
  /** As `<html lang>` has it. */
  readonly lang?: string;
}

export const NUMBER = 'data-qingyi-number';

const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big canvas cite code data del dfn em font i img ins kbd label mark math noscript q ruby s samp script small span strike strong sub sup svg template time tt u var wbr rp rt rb'.split(
    ' ',
  ),
);

const CODE: ReadonlySet<string> = new Set(
  'canvas code embed iframe kbd math noembed noframes noscript object option pre samp script select style svg template textarea xmp'.split(
    ' ',
  ),
);

interface Open {
  readonly number: number;
  readonly isCode: boolean;
  readonly isTitle: boolean;
}

export function scanHtml(page: string): HtmlScan {
  const nodes: HtmlNode[] = [];
  const stack: Open[] = [{ number: 0, isCode: false, isTitle: false }];
  const numbered: string[] = [];
  let lang: string | undefined;
  let copied = 0;
  let count = 0;
  const add = (kind: HtmlNode['kind'], start: number, end: number): void => {
    const { number, isCode, isTitle } = stack.at(-1) as Open;
    const last = nodes.at(-1);
    const continues = kind === 'text' && last?.kind === 'text' && last.end === start;
    if (continues) nodes[nodes.length - 1] = { ...last, end };
    else if (end > start) nodes.push({ kind, start, end, element: number, isCode, isTitle });
  };
  const kindOf = (name: string): 'inline' | 'block' => (INLINE.has(name) ? 'inline' : 'block');
  const parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        const { isCode, isTitle } = stack.at(-1) as Open;
        const number = ++count;
        if (!isImplied) {
          const nameEnd = parser.startIndex + 1 + name.length;
          numbered.push(page.slice(copied, nameEnd), ` ${NUMBER}="${number}"`);
          copied = nameEnd;
        }
        if (name === 'html') lang ??= attributes['lang'];
        stack.push({
          number,
          isCode: isCode || CODE.has(name) || attributes['translate'] === 'no',
          isTitle: isTitle || name === 'title' || name === 'h1',
        });
        if (!isImplied) add(kindOf(name), parser.startIndex, parser.endIndex + 1);
      },
      ontext: () => add('text', parser.startIndex, parser.endIndex + 1),
      onclosetag(name, isImplied) {
        if (!isImplied) add(kindOf(name), parser.startIndex, parser.endIndex + 1);
        stack.pop();
      },
      oncomment: () => add('inline', parser.startIndex, parser.endIndex + 1),
    },
    { decodeEntities: false, lowerCaseTags: true },
  );
  parser.end(page);
  return {
    nodes,
    numbered: numbered.join('') + page.slice(copied),
    ...(lang !== undefined && { lang }),
  };
}
