/** Makes the tables that `load.ts` reads. `npm run build` runs it after the compiler. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeCharacterModel } from './character-model.ts';
import { hanPairs, hanSurprise } from './han.ts';
import {
  normalization,
  simplifiedToTraditional,
  traditionalToHongKong,
  traditionalToSimplified,
  traditionalToTaiwan,
} from './opencc.ts';
import { makeReadings } from './readings.ts';
import { makeScriptDictionary } from './script-dictionary.ts';
import { foldAll, foldScript, scriptClasses } from './scripts.ts';
import { makeWordGraph } from './word-graph.ts';
import { makeWords } from './words.ts';

const TABLES: Readonly<Record<string, () => Uint8Array>> = {
  'character-model.bin': makeCharacterModel,
  'han-surprise.bin': hanSurprise,
  'han-pairs.bin': hanPairs,
  'words.bin': makeWords,
  'readings.txt': makeReadings,
  'pinyin-pro-license.txt': () => readFileSync(new URL('../../LICENSE', import.meta.resolve('pinyin-pro'))),
  'word-graph.bin': makeWordGraph,
  'segmentit-license.txt': () => readFileSync(new URL('../../LICENSE', import.meta.resolve('segmentit'))),
  'jieba-license.txt': () => readFileSync(new URL('LICENSE', import.meta.resolve('@node-rs/jieba/dict.js'))),
  'opencc-normalization.bin': () => makeScriptDictionary(normalization()),
  'opencc-s2t.bin': () => makeScriptDictionary(simplifiedToTraditional()),
  'opencc-t2s.bin': () => makeScriptDictionary(traditionalToSimplified()),
  'opencc-t2tw.bin': () => makeScriptDictionary(traditionalToTaiwan()),
  'opencc-t2hk.bin': () => makeScriptDictionary(traditionalToHongKong()),
  'opencc-licenses.md': () => readFileSync(new URL('../../THIRD_PARTY_LICENSES.md', import.meta.resolve('opencc-js'))),
  'fold-script.bin': () => new Uint8Array(foldScript().buffer),
  'fold-all.bin': () => new Uint8Array(foldAll().buffer),
  'script-classes.bin': scriptClasses,
  'collocations.txt': () => readFileSync(new URL('../../src/tables/collocations.txt', import.meta.url)),
};

const folder = new URL('../../dist/tables/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(TABLES)) writeFileSync(new URL(name, folder), make());
