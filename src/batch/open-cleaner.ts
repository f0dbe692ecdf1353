/** From settings to a cleaner: the one place that loads all that cleaning takes. */
import { loadGlossary } from '../corpus/read-glossary.ts';
import type { Glossary } from '../glossary/compile.ts';
import type { DecisionLine } from '../model/decision.ts';
import { type Cleaner, createCleaner } from '../pipeline.ts';
import { type CleaningSettings, glossaryLayers } from './settings.ts';

/** @throws {QingyiError} `io` or `configuration`, of the glossary */
export async function openCleaner(
  settings: CleaningSettings,
  decisions: readonly DecisionLine[] = [],
): Promise<{ cleaner: Cleaner; glossary: Glossary }> {
  const glossary = await loadGlossary(...glossaryLayers(settings));
  return { cleaner: createCleaner({ ...settings, glossary, decisions }), glossary };
}
