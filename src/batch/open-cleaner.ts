/** From settings to a cleaner: the one place that loads all that cleaning takes. */
import { type OpenedGlossary, openGlossary } from '../corpus/read-glossary.ts';
import type { DecisionLine } from '../model/decision.ts';
import { type Cleaner, createCleaner } from '../pipeline.ts';
import { type CleaningSettings, glossaryLayers } from './settings.ts';

/** @throws {QingyiError} `io` or `configuration`, of the glossary */
export async function openCleaner(
  settings: CleaningSettings,
  decisions: readonly DecisionLine[] = [],
): Promise<{ readonly cleaner: Cleaner } & OpenedGlossary> {
  const { glossary, digest } = await openGlossary(glossaryLayers(settings));
  return { cleaner: createCleaner({ ...settings, glossary, decisions }), glossary, digest };
}
