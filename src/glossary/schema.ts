/**
 * The one description of a glossary file: the types, and the schema that the compiler holds to them. Checks the shape
 * of a file only; what concerns several entries is in `check.ts`.
 */
import { z } from 'zod';
import type { CueScope } from '../model/evidence.ts';
import { CATEGORIES, type Category, type Tier } from '../model/finding.ts';
import type { TestKind } from './tests.ts';

export interface ConditionEntry {
  cues?: CueScope;
  near?: string[];
  within?: number;
  preceded?: string[];
  followed?: string[];
}

export interface ArtefactEntry {
  form: string;
  to?: string;
  lang?: 'zh' | 'en';
  tier: Tier;
  when?: ConditionEntry;
  unless?: ConditionEntry;
  otherwise?: Tier;
  category?: Category;
  note?: string;
}

export interface ConceptEntry {
  id: string;
  en: string;
  zh: string;
  hant?: string;
  admit?: string[];
  cues?: string[];
  artefacts?: ArtefactEntry[];
  tests?: { [kind in TestKind]?: string[] };
}

export interface GlossaryFile {
  domain: string;
  protect?: string[];
  names?: string[];
  concepts?: ConceptEntry[];
}

const text = z.string().trim().min(1);
const texts = z.array(text).min(1);
/** What stands directly beside a form, spaces included. */
const beside = z.array(z.string().min(1)).min(1);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const tier = z.enum(['fix', 'suggest', 'flag']);

const condition: z.ZodType<ConditionEntry> = z
  .strictObject({
    cues: z
      .enum(['document', 'paragraph', 'window'])
      .exactOptional()
      .describe("One of the concept's cues stands there"),
    near: texts.exactOptional().describe('One of these stands within `within` characters'),
    within: z.int().min(1).max(1000).exactOptional().describe('Reach of `near` and `cues: window`; 40 if not given'),
    preceded: beside
      .exactOptional()
      .describe('One of these stands directly in front; spaces count, and numbers are matched whole'),
    followed: beside
      .exactOptional()
      .describe('One of these stands directly behind; spaces count, and numbers are matched whole'),
  })
  .refine(({ within: _, ...parts }) => Object.keys(parts).length > 0, 'give cues, near, preceded or followed')
  .meta({ anyOf: ['cues', 'near', 'preceded', 'followed'].map((part) => ({ required: [part] })) });

const artefact: z.ZodType<ArtefactEntry> = z.strictObject({
  form: text.describe('What translation made of the term: {a|b} are alternatives, [x] may be missing'),
  to: text.exactOptional().describe("The replacement, where it is not the concept's term (simplified)"),
  lang: z.enum(['zh', 'en']).exactOptional().describe('Language of the text that the form stands in; zh if not given'),
  tier: tier.describe('fix: replaced; suggest: reported with a replacement; flag: reported'),
  when: condition.exactOptional().describe('Evidence that the tier asks for: every part must hold'),
  unless: condition.exactOptional().describe('The form is right where any part of this holds'),
  otherwise: tier.exactOptional().describe('The tier where `when` does not hold; no finding if not given'),
  category: z.enum(CATEGORIES).exactOptional().describe('MQM issue type; terminology/wrong-term if not given'),
  note: text.exactOptional().describe('One sentence for the reader of the report'),
});

const tests = z.strictObject({
  fix: texts.exactOptional().describe('[wrong→right] marks each change; the rest must stay'),
  suggest: texts.exactOptional().describe('[wrong→right] marks each suggestion'),
  flag: texts.exactOptional().describe('[wrong] marks each flag'),
  keep: texts.exactOptional().describe('Correct text: no change, and no finding of this concept'),
});

const concept: z.ZodType<ConceptEntry> = z.strictObject({
  id: name.describe('Lower-case words joined by hyphens, unique in the glossary'),
  en: text.describe('English name'),
  zh: text.describe('Preferred Chinese term, simplified'),
  hant: text.exactOptional().describe('The preferred term in traditional characters, where OpenCC derives another'),
  admit: texts.exactOptional().describe('Other right terms'),
  cues: texts.exactOptional().describe('Strings that show that a text is about this concept'),
  artefacts: z.array(artefact).min(1).exactOptional(),
  tests: tests.exactOptional(),
});

const NO_GLOSSARY = 'a glossary file begins with `domain: NAME`, then has `concepts:`';

/** A glossary file. */
export const glossaryFile: z.ZodType<GlossaryFile> = z.strictObject(
  {
    domain: name.describe('The subject of the concepts in this file, such as ai or finance'),
    protect: texts.exactOptional().describe('Strings that no rule may touch'),
    names: z
      .array(z.string().regex(/^[A-Za-z0-9]{2,}$/, 'must be Latin letters and digits'))
      .exactOptional()
      .describe('Names in Latin letters whose capitals are mended'),
    concepts: z.array(concept).exactOptional(),
  },
  { error: ({ code }) => (code === 'invalid_type' ? NO_GLOSSARY : undefined) },
);
