/**
 * Reads a YAML text by a schema and finds the place of whatever is wrong in it. Knows no particular schema: glossaries
 * and settings come this way.
 */
import { type Document, isCollection, isMap, isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../model/error.ts';

/** Where in a YAML text: keys and indexes from the root down. */
export type YamlPath = readonly (string | number)[];

/** A YAML text, read. */
export interface YamlSource {
  /** What the text is called in messages. */
  readonly path: string;
  readonly source: string;
}

export interface Parsed<T> {
  /** Undefined where there are problems. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** A text's nodes and lines, for as long as somebody holds the text. */
const located = new WeakMap<YamlSource, { readonly document: Document; readonly lines: LineCounter }>();

function locate(file: YamlSource): { readonly document: Document; readonly lines: LineCounter } {
  let known = located.get(file);
  if (known === undefined) {
    const lines = new LineCounter();
    known = { document: parseDocument(file.source, { lineCounter: lines, prettyErrors: false }), lines };
    located.set(file, known);
  }
  return known;
}

/** The text's nodes, with their comments; whoever changes them clones them first. */
export function documentOf(file: YamlSource): Document {
  return locate(file).document;
}

export function parseYaml<T>(file: YamlSource, schema: z.ZodType<T>): Parsed<T> {
  const { document } = locate(file);
  if (document.errors.length > 0) {
    const errors = document.errors.slice(0, MOST_ERRORS);
    return { value: undefined, problems: errors.map((error) => problemIn(file, error.pos[0], syntaxMessage(error))) };
  }
  const content = contentOf(document);
  if (content === undefined) {
    return { value: undefined, problems: [problemIn(file, 0, 'the aliases multiply its content: write it out')] };
  }
  const result = schema.safeParse(content.value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue): Problem[] => {
    const at = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problemAt(file, [...at, key], `unknown key "${key}"`));
    }
    if (at.length === 0) return [problemAt(file, at, messageOf(issue))];
    const key = at.at(-1);
    const subject = typeof key === 'string' ? `"${key}"` : 'this';
    const missing = document.getIn(at) === undefined;
    return [problemAt(file, at, missing ? `${subject} is missing` : `${subject}: ${messageOf(issue)}`)];
  });
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { value: undefined, problems };
}

/** One mistake of syntax leads to many errors behind it. */
const MOST_ERRORS = 10;

function syntaxMessage({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS' ? 'the file holds several documents: keep one' : message;
}

/** Undefined where aliases make more of a document than there should be. */
function contentOf(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS() };
  } catch {
    return undefined;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'must be a map of keys',
  array: 'must be a list',
  string: 'must be text: put it in quotes',
  number: 'must be a number',
  boolean: 'must be true or false',
};

function messageOf({ code, message, ...issue }: z.core.$ZodIssue): string {
  const kind = code === 'invalid_type' && 'expected' in issue ? KINDS[String(issue.expected)] : undefined;
  // A schema's own words come before those for its kind.
  if (kind !== undefined && message.startsWith('Invalid input')) return kind;
  return `${message[0]?.toLowerCase()}${message.slice(1)}`;
}

/** A problem at a place of a text. */
export function problemAt(file: YamlSource, path: YamlPath, message: string): Problem {
  return problemIn(file, offsetOf(locate(file).document, path), message);
}

function problemIn(file: YamlSource, offset: number, message: string): Problem {
  const { line, col } = locate(file).lines.linePos(Math.min(offset, file.source.length));
  return {
    message,
    path: file.path,
    line: Math.max(1, line),
    column: Math.max(1, col),
    excerpt: excerpt(file.source, offset),
  };
}

/** Where the node at `path` starts, or the nearest one above it; a key that a map has is found by the key itself. */
function offsetOf(document: Document, path: YamlPath): number {
  const parent = path.length === 0 ? undefined : nodeAt(document, path.slice(0, -1));
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isNode(key) && key.toJS(document) === path.at(-1));
    if (pair !== undefined && isNode(pair.key)) {
      const value = isNode(pair.value) && !isCollection(pair.value) ? pair.value : pair.key;
      return value.range?.[0] ?? 0;
    }
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const node = nodeAt(document, path.slice(0, depth));
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function nodeAt(document: Document, path: YamlPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

/** How much of a line an excerpt shows to each side of the place, in UTF-16 units. */
const EXCERPT = 120;

/** The line at `offset` with a caret below; full-width characters get two columns, so that the caret stands right. */
function excerpt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  const from = Math.max(start, offset - EXCERPT);
  const before = `${from > start ? '…' : ''}${source.slice(from, offset)}`;
  const behind = source.slice(offset, Math.min(end === -1 ? source.length : end, offset + EXCERPT));
  const indent = before.replace(/[\u1100-\u115f\u2e80-\uffe6]/g, '  ').replace(/[^ \t]/g, ' ');
  return `${(before + behind).trimEnd()}\n${indent}^`;
}
