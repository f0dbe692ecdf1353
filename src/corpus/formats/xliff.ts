/** XLIFF 1.2 and 2.x: the targets of translation units, or of the segments in them. */
import { bilingual, type Segment } from './bilingual.ts';
import type { Rewrite } from './format.ts';
import { elementsIn } from './tmx.ts';
import type { XmlElement } from './xml-elements.ts';

/** Inline elements that hold text; all others hold code of the document's own format. */
const HOLD_TEXT: ReadonlySet<string> = new Set(['g', 'mrk', 'pc']);

export const rewriteXliff: Rewrite = bilingual(() => ({
  isUnit: ({ name }) => name === 'trans-unit' || name === 'segment',
  segmentsOf,
  isCode: (element) => !HOLD_TEXT.has(element.name) || isProtected(element),
}));

function segmentsOf(unit: XmlElement): Segment[] {
  const [target] = elementsIn(unit, 'target');
  if (target === undefined || !isTranslated(unit)) return [];
  const [source] = elementsIn(unit, 'source');
  const lang =
    target.attributes['xml:lang'] ?? attributeAbove(unit, 'target-language') ?? attributeAbove(unit, 'trgLang');
  const id = idOf(unit);
  return [
    {
      target,
      ...(id !== undefined && { id }),
      ...(source !== undefined && { source }),
      ...(lang !== undefined && { lang }),
    },
  ];
}

/** In XLIFF 2, a segment's id counts within its unit, and may be left out. */
function idOf(unit: XmlElement): string | undefined {
  const { id } = unit.attributes;
  const above = unit.parent?.name === 'unit' ? unit.parent.attributes['id'] : undefined;
  return [above, id].filter((part) => part !== undefined).join('/') || undefined;
}

function isTranslated(unit: XmlElement): boolean {
  return attributeAbove(unit, 'translate') !== 'no';
}

function isProtected({ attributes }: XmlElement): boolean {
  return attributes['translate'] === 'no' || attributes['mtype'] === 'protected';
}

/** The attribute of the nearest element that has it. */
function attributeAbove(element: XmlElement, name: string): string | undefined {
  return element.attributes[name] ?? (element.parent && attributeAbove(element.parent, name));
}
