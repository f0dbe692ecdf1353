/**
 * The canonical form of a glossary file: keys in the order of the schema, short lists on one line, quotes only where
 * YAML needs them. Comments and blank lines stay. Formatting twice changes nothing more.
 */
import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { QingyiError } from '../model/error.ts';
import { documentOf, parseYaml, type YamlSource } from '../yaml/parse.ts';
import { glossaryJsonSchema, type JsonSchema } from './json-schema.ts';
import { type GlossaryFile, glossaryFile } from './schema.ts';

/** In columns; Han characters take two. */
const LINE_WIDTH = 120;

/** @throws {QingyiError} `configuration` where the text is no glossary file, or holds aliases */
export function formatGlossary(file: YamlSource): string {
  const { problems } = parseYaml(file, glossaryFile);
  if (problems.length > 0) throw new QingyiError('configuration', `${file.path} cannot be formatted.`, { problems });
  return formatDocument(documentOf(file).clone() as Document, file.path);
}

/** Writes a document in the canonical form, and changes it on the way. */
export function formatDocument(document: Document, path: string): string {
  visit(document, {
    Alias: () => {
      throw new QingyiError('configuration', `${path} cannot be formatted: write out what its aliases (*) stand for.`);
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string') node.type = Scalar.PLAIN;
    },
  });
  if (isMap(document.contents)) liftFirstComment(document.contents);
  arrange(document.contents, glossaryJsonSchema(), []);
  return document.toString({ lineWidth: 0, singleQuote: false });
}

/** A comment at the top is about the file, not about the key that happens to come first. */
function liftFirstComment(map: YAMLMap): void {
  const key = map.items[0]?.key;
  if (!isNode(key) || !key.commentBefore) return;
  map.commentBefore = [map.commentBefore, key.commentBefore].filter(Boolean).join('\n');
  key.commentBefore = null;
}

function arrange(node: unknown, schema: JsonSchema | undefined, path: readonly string[]): void {
  if (isMap(node)) {
    const order = Object.keys(schema?.properties ?? {});
    const places = new Map(node.items.map((pair) => [pair, order.indexOf(keyOf(pair))]));
    node.items.sort((a, b) => (places.get(a) as number) - (places.get(b) as number));
    for (const pair of node.items) arrange(pair.value, schema?.properties?.[keyOf(pair)], [...path, keyOf(pair)]);
  } else if (isSeq(node)) {
    for (const item of node.items) arrange(item, schema?.items, path);
  }
  if (isCollection(node)) node.flow = isOneLine(node, path);
  if (isSeq(node) && node.flow) padNot(node);
}

/** `[a, b]` without the spaces that `{ cues: document }` has. */
function padNot(list: YAMLSeq): void {
  const write = list.toString;
  list.toString = (context, ...rest) => write.call(list, context && { ...context, flowCollectionPadding: '' }, ...rest);
}

function keyOf({ key }: YAMLMap['items'][number]): string {
  return String(isScalar(key) ? key.value : key);
}

/** Lists of strings and conditions, where they are short, unless they stand at the top or among the tests. */
function isOneLine(node: Node, path: readonly string[]): boolean {
  if (path[0] !== 'concepts' || path.length < 2 || path.includes('tests') || hasComments(node)) return false;
  const isCondition = path.length === 3 && isMap(node);
  const isList = isSeq(node) && node.items.every(isScalar);
  const indent = 4 * (path.length - 1);
  return (isCondition || isList) && indent + `${path.at(-1)}: `.length + columns(node) <= LINE_WIDTH;
}

/** A comment inside; one behind the node can stay behind it. */
function hasComments(node: Node): boolean {
  let found = false;
  visit(node, {
    Node: (_, inner) => {
      if ((inner.comment && inner !== node) || inner.commentBefore || inner.spaceBefore) found = true;
    },
  });
  return found;
}

/** About how wide the node is on one line. */
function columns(node: unknown): number {
  if (isScalar(node)) return String(node.value).replace(/[\u1100-\u115f\u2e80-\uffe6]/g, '  ').length;
  if (isAlias(node)) return 0;
  if (isMap(node)) return node.items.reduce((sum, pair) => sum + columns(pair.key) + columns(pair.value) + 4, 4);
  return isSeq(node) ? node.items.reduce((sum: number, item) => sum + columns(item) + 2, 2) : 0;
}

/** The text of a new glossary file. */
export function writeGlossaryFile(content: GlossaryFile): string {
  return formatDocument(new Document(content), 'a new file');
}
