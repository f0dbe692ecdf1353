/** Tells which elements of a page hold its main text, as Firefox's reader view does. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { NUMBER } from './html-scan.ts';

/** In UTF-16 units. Larger pages take too long, and are no articles. */
const LONGEST_PAGE = 4_000_000;

const MOST_ELEMENTS = 50_000;

/** What is used of the DOM, which this project has no types of. */
interface PageElement {
  querySelectorAll(selector: string): Iterable<PageElement>;
  getAttribute(name: string): string | null;
}

export interface MainText {
  /** The numbers of the elements whose own text belongs to it. */
  readonly elements: ReadonlySet<number>;
  /** In UTF-16 units. */
  readonly length: number;
}

/**
 * @param numbered a page whose elements have numbers
 * @returns undefined where there is no main text to be found
 */
export function findMainText(numbered: string): MainText | undefined {
  if (numbered.length > LONGEST_PAGE) return undefined;
  try {
    const { document } = parseHTML(numbered);
    const article = new Readability<PageElement>(document, {
      serializer: (node) => node as PageElement,
      maxElemsToParse: MOST_ELEMENTS,
      disableJSONLD: true,
    }).parse();
    const content = article?.content;
    if (content === undefined || content === null) return undefined;
    const elements = [...content.querySelectorAll(`[${NUMBER}]`)].map((element) =>
      Number(element.getAttribute(NUMBER)),
    );
    return { elements: new Set(elements), length: article?.length ?? 0 };
  } catch {
    // It throws where the page is not what it takes for one.
    return undefined;
  }
}
