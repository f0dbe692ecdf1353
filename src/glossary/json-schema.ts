/** The JSON Schema of glossary files, for editors that complete and check YAML. Made from the schema in code. */
import { z } from 'zod';
import { glossaryFile } from './schema.ts';

/** The part of a JSON Schema that glossary files need. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Draft 7, which YAML language servers read. What spans several entries is beyond it: `qingyi glossary lint` looks there. */
export function glossaryJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(glossaryFile, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'qingyi glossary file', ...schema } as JsonSchema;
}
