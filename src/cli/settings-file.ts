/** What a settings file may say. A module of its own, since most runs have no such file and need no schema. */
import { z } from 'zod';
import { SCRIPTS, STAGES } from '../batch/choices.ts';
import { QingyiError } from '../model/error.ts';
import type { Pickable } from '../pipeline.ts';
import type { Target } from '../stages/script.ts';
import { parseYaml, type YamlSource } from '../yaml/parse.ts';

export interface Settings {
  /** Folders or files, from the folder of the settings file. */
  glossary?: string[];
  builtinGlossary?: boolean;
  script?: 'keep' | Target;
  stages?: Pickable[];
  stripBoilerplate?: boolean;
}

const settings: z.ZodType<Settings | null> = z
  .strictObject({
    glossary: z.array(z.string().min(1)).exactOptional(),
    builtinGlossary: z.boolean().exactOptional(),
    script: z.enum(SCRIPTS).exactOptional(),
    stages: z.array(z.enum(STAGES)).min(1).exactOptional(),
    stripBoilerplate: z.boolean().exactOptional(),
  })
  .nullable();

/** @throws {QingyiError} `configuration` where the file is not as it should be */
export function parseSettings(file: YamlSource): Settings {
  const { value, problems } = parseYaml(file, settings);
  if (problems.length === 0) return value ?? {};
  throw new QingyiError('configuration', `The settings ${file.path} cannot be used.`, { problems });
}
