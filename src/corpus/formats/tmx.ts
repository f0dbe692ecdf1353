/** TMX 1.4: the Chinese and English variants of a unit that are not its source are cleaned. */
import { bilingual, type Segment } from './bilingual.ts';
import type { Rewrite } from './format.ts';
import type { XmlElement } from './xml-elements.ts';

export const rewriteTmx: Rewrite = bilingual(() => {
  let language = '';
  return {
    isUnit(element) {
      if (element.name === 'header') language = element.attributes['srclang'] ?? '';
      return element.name === 'tu';
    },
    segmentsOf: (unit) => segmentsOf(unit, unit.attributes['srclang'] ?? language),
    isCode: ({ name }) => name !== 'hi',
  };
});

/** @param sourceLanguage `*all*` where any variant may be the source: then the English one is that of the Chinese */
function segmentsOf(unit: XmlElement, sourceLanguage: string): Segment[] {
  const variants = elementsIn(unit, 'tuv').flatMap((variant) => {
    const lang = variant.attributes['xml:lang'] ?? variant.attributes['lang'] ?? '';
    return elementsIn(variant, 'seg').map((segment) => ({ lang, segment }));
  });
  const source =
    variants.find(({ lang }) => isSame(lang, sourceLanguage)) ??
    variants.find(({ lang }) => isSame(primaryOf(lang), primaryOf(sourceLanguage))) ??
    variants.find(({ lang }) => isSame(primaryOf(lang), 'en'));
  return variants
    .filter((variant) => variant !== source)
    .map(({ lang, segment }) => ({
      target: segment,
      lang,
      ...(unit.attributes['tuid'] !== undefined && { id: unit.attributes['tuid'] }),
      ...(source !== undefined && { source: source.segment }),
    }));
}

function isSame(language: string, other: string): boolean {
  return language.toLowerCase() === other.toLowerCase();
}

function primaryOf(language: string): string {
  return language.split('-', 1)[0] as string;
}

export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.name === name && 'children' in child);
}
