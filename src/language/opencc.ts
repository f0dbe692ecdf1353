/**
 * The one typed door to opencc-js: converters between scripts, and its character tables. Knows nothing of qingyi's
 * texts. Converters are made on first use, since their dictionaries take up to 0.2 s to load.
 */
import { Converter } from 'opencc-js';
import { Trie } from 'opencc-js/core';
import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import TSCharacters from 'opencc-js/dict/TSCharacters';

type Convert = (text: string) => string;

/** opencc-js's names: `cn` simplified, `t` OpenCC's traditional, `tw` and `hk` the regions' standard characters. */
export type Locale = 'cn' | 't' | 'tw' | 'hk';

const converters = new Map<string, Convert>();

/** Converts characters and their phrases (头发 to 頭髮), not vocabulary (软件 stays 軟件, never 軟體). */
export function converter(from: Locale, to: Locale): Convert {
  const key = `${from} ${to}`;
  let convert = converters.get(key);
  if (convert === undefined) {
    convert = Converter({ from, to }) as Convert;
    converters.set(key, convert);
  }
  return convert;
}

function pairs(entries: string): [from: string, to: string][] {
  return entries.split('|').map((entry) => {
    const space = entry.indexOf(' ');
    return [entry.slice(0, space), entry.slice(space + 1)];
  });
}

/** Traditional characters and the simplified one of each. */
export const traditionalToSimplified = (): [string, string][] => pairs(TSCharacters);

/** Simplified characters and the most frequent traditional one of each. */
export const simplifiedToTraditional = (): [string, string][] => pairs(STCharacters);

interface PhraseTrie {
  loadDict(entries: string): void;
  matchPrefix(text: string, offset: number): { readonly end: number; readonly value: string } | null;
}

let phrases: PhraseTrie | undefined;

/** The longest phrase of OpenCC's dictionary that stands at `offset`, in traditional characters, and where it ends. */
export function phraseAt(simplified: string, offset: number): { readonly end: number; readonly value: string } | null {
  if (phrases === undefined) {
    phrases = new Trie() as PhraseTrie;
    phrases.loadDict(STPhrases);
  }
  return phrases.matchPrefix(simplified, offset);
}
