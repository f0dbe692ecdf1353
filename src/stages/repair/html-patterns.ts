/** What left-over HTML looks like, and which elements there are. Data for `html-leftovers.ts`; decides nothing. */

/** Elements that article pages use. Short names that prose puts in angle brackets for other reasons are not missing. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b blockquote body br button canvas caption center cite code col colgroup dd ' +
    'del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html ' +
    'i iframe img input ins label legend li link main mark meta nav noscript object ol option p param picture pre q s ' +
    'section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead ' +
    'time title tr tt u ul video wbr'
  ).split(' '),
);

/** Elements that end a line, or begin one. */
export const LINE_BREAKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li ol p ' +
    'pre section table tr ul'
  ).split(' '),
);

const ATTRIBUTE = /\s+[a-zA-Z_:][-\w:.]*(?:\s*=\s*(?:"[^"<>\n]*"|'[^'<>\n]*'|[^\s"'=<>`]+))?/.source;

/** A whole tag: nothing but a name and attributes, so that a<b 且 c>d is none. Its brackets may be encoded. */
const TAG = `(?:<|&(?:amp;){0,4}lt;)/?(?<element>[a-zA-Z][a-zA-Z0-9]*)(?:${ATTRIBUTE}){0,40}\\s*/?(?:>|&(?:amp;){0,4}gt;)`;

/** A closing tag that lost its first character, at the end of a line. */
const TORN = /(?<![\w:/.<])\/(?<torn>p|div|span|strong|section|li|td|tr|ul|em|a|b|br|h[1-6])>(?=\s*(?:\r?\n|$))/.source;

/** An opening or closing tag that lost its last character, at the end of a line. */
const UNCLOSED = /<\/?(?<unclosed>p|div|span|strong|section|li|td|tr|ul|em|br|h[1-6])\/?(?=[^\S\n]*(?:\r?\n|$))/.source;

const COMMENT = /(?<comment><!--[^<>]{0,2000}-->|<!DOCTYPE[^<>]{0,200}>)/.source;
const SCRIPT = /(?<script><(?:script|style)(?:\s[^<>]{0,400})?>[^<]{0,20000}<\/(?:script|style)\s*>)/.source;

/** Named, decimal or hexadecimal, its ampersand encoded any number of times. */
const REFERENCE = /(?<reference>&(?:amp;){0,4}(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)/.source;

/** What the groups of {@link EACH} hold; one of them is there. */
export type Leftover = Readonly<
  Partial<Record<'comment' | 'script' | 'element' | 'torn' | 'unclosed' | 'reference', string>>
>;

export const EACH: RegExp = new RegExp(
  [COMMENT, SCRIPT, TAG, TORN, UNCLOSED, REFERENCE].join('|').replaceAll('$)', '(?![\\s\\S]))'),
  'giu',
);
