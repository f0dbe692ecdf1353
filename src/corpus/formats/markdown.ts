/** Markdown: like plain text, but code, HTML, addresses and front matter stay. */
import { parse, postprocess, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Span } from '../../model/span.ts';
import type { Rewrite } from './format.ts';
import { rewriteKeeping } from './text.ts';

export const rewriteMarkdown: Rewrite = (input, _fields, visitor) => rewriteKeeping(input, visitor, keptInMarkdown);

/** micromark's names of what is no prose: a resource is the `(address "title")` of a link. */
const KEPT: ReadonlySet<string> = new Set([
  'autolink',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
  'reference',
  'resource',
  'toml',
  'yaml',
]);

/** No text without one of these has anything to keep; looking for them is much faster than parsing. */
const MAY_KEEP = /[`<[~\t]| {4}|^\ufeff?(?:---|\+\+\+)/;

/** @returns sorted and disjoint */
export function keptInMarkdown(text: string): Span[] {
  if (!MAY_KEEP.test(text)) return [];
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const chunks = preprocess()(text.slice(mark), undefined, true);
  const events = postprocess(
    parse({ extensions: [frontmatter(['yaml', 'toml'])] })
      .document()
      .write(chunks),
  );
  const spans: Span[] = [];
  let covered = 0;
  for (const [phase, { type, start, end }] of events) {
    if (phase !== 'enter' || !KEPT.has(type) || start.offset < covered) continue;
    spans.push({ start: start.offset + mark, end: end.offset + mark });
    covered = end.offset;
  }
  return spans;
}
