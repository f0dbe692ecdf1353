/**
 * The dictionaries of opencc-js, as it chains them itself: for the build only, which makes the tables of them that
 * `language` reads.
 */
import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { configs } from 'opencc-js/preset';

/** Serialized dictionaries, of which an earlier one prevails over a later one. */
type DictionaryGroup = readonly string[];

interface Config {
  readonly normalizationChain: readonly [DictionaryGroup];
  readonly conversionChain: readonly [DictionaryGroup, ...DictionaryGroup[]];
}

/** What each key of a group of dictionaries becomes. */
function entriesOf(group: DictionaryGroup): Map<string, string> {
  return new Map(group.toReversed().flatMap(pairsOf));
}

/** opencc-js writes a dictionary as `key value|key value`. */
function pairsOf(dictionary: string): [from: string, to: string][] {
  return dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return [from, to];
  });
}

const config = (name: string): Config => (configs as unknown as Readonly<Record<string, Config>>)[name] as Config;
const firstOf = (name: string): Map<string, string> => entriesOf(config(name).conversionChain[0]);

/** Compatibility ideographs and what stands for them before any conversion. */
export const normalization = (): Map<string, string> => entriesOf(config('s2t').normalizationChain[0]);
export const simplifiedToTraditional = (): Map<string, string> => firstOf('s2t');
export const traditionalToSimplified = (): Map<string, string> => firstOf('t2s');
export const traditionalToTaiwan = (): Map<string, string> => firstOf('t2tw');
export const traditionalToHongKong = (): Map<string, string> => firstOf('t2hk');

/** Characters alone, each with the one that it becomes where no phrase decides. */
export const simplifiedCharacters = (): [string, string][] => pairsOf(STCharacters);
export const traditionalCharacters = (): [string, string][] => pairsOf(TSCharacters);
