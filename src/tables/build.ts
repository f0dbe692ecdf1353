/** Makes the tables that `load.ts` reads. `npm run build` runs it after the compiler. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeCharacterModel } from './character-model.ts';
import { hanPairs, hanSurprise } from './han.ts';
import { makeWords } from './words.ts';

const TABLES: Readonly<Record<string, () => Uint8Array>> = {
  'character-model.bin': makeCharacterModel,
  'han-surprise.bin': hanSurprise,
  'han-pairs.bin': hanPairs,
  'words.bin': makeWords,
  'collocations.txt': () => readFileSync(new URL('../../src/tables/collocations.txt', import.meta.url)),
};

const folder = new URL('../../dist/tables/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(TABLES)) writeFileSync(new URL(name, folder), make());
