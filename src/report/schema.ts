/** The JSON Schemas of `report.json` and `findings.jsonl`, for those who read them with other tools. */
import { z } from 'zod';
import type { Evidence } from '../model/evidence.ts';
import { CATEGORIES, STAGES } from '../model/finding.ts';
import type { FindingRecord } from './findings.ts';
import type { DocumentRecord } from './json.ts';

const count = z.int().min(0);
const span = z.strictObject({ start: count, end: count }).describe('Half-open, in UTF-16 code units');
const scope = z.enum(['document', 'paragraph', 'window']);
const tier = z.enum(['fix', 'suggest', 'flag']);

const source = z
  .strictObject({ start: count, end: count, line: z.int().min(1), column: z.int().min(1) })
  .describe('Where it is in the source: half-open offsets and a column in UTF-16 code units; line and column from 1');

const evidence: z.ZodType<Evidence> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cue'), text: z.string(), span, scope }),
  z.strictObject({ kind: z.literal('missing'), scope }),
  z.strictObject({ kind: z.literal('gloss'), text: z.string(), span }),
  z.strictObject({ kind: z.literal('source'), text: z.string() }),
  z.strictObject({ kind: z.literal('variant'), text: z.string(), span }),
  z.strictObject({
    kind: z.literal('replay'),
    forced: count.describe('Bytes of the repaired text that what was scraped determines'),
    chosen: z.string().describe('Bytes that had vanished and were chosen, as hexadecimal'),
    confidence: z.number().min(0).max(1),
  }),
  z.strictObject({
    kind: z.literal('review'),
    verdict: z.enum(['accept', 'reject', 'edit']),
    by: z.string(),
    decision: z.string().describe('The id of the decision'),
  }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
]);

const findingShape = {
  stage: z.enum(STAGES),
  rule: z.string().describe('The id of a rule, concept/form, or the name of a repair'),
  span: span.describe('In the text after `at` revisions'),
  at: count.describe('How many revisions had been made when this was found'),
  actual: z.string(),
  expected: z.array(z.string()).describe('Replacements, the best first'),
  tier: tier.describe('fix: applied; suggest: reported with a replacement; flag: reported'),
  category: z.enum(CATEGORIES).describe('MQM issue type'),
  evidence: z.array(evidence),
  note: z.string(),
};
const finding = z.strictObject(findingShape);

const reason = z.enum([
  'word-boundary',
  'evidence',
  'exception',
  'mention',
  'protected',
  'address',
  'overlap',
  'review',
]);

const cause = z.strictObject({
  kind: z.enum(['repair', 'conversion', 'rule']),
  name: z.string(),
  evidence: z.array(evidence),
});

const documentRecord: z.ZodType<DocumentRecord> = z.strictObject({
  id: z.string(),
  text: z.string().exactOptional().describe('Path of the file with the cleaned text, from the folder of the report'),
  content: z.string().exactOptional().describe('The cleaned text, where that file holds more than it'),
  stats: z.strictObject({
    units: count.describe('Length of the source in UTF-16 code units'),
    script: z.enum(['hans', 'hant', 'mixed', 'none']),
    edits: z.record(z.string(), count).describe('Edits made, by the step that made them'),
    findings: z.strictObject({ fix: count, suggest: count, flag: count }),
  }),
  revisions: z.array(
    z.strictObject({
      stage: z.enum(STAGES),
      step: z.string(),
      edits: z
        .array(z.strictObject({ span, actual: z.string(), text: z.string(), cause, source }))
        .describe('Each `span` is into the text that the revisions before this one made of the source'),
    }),
  ),
  findings: z.array(z.strictObject({ ...findingShape, source })),
  rejections: z.array(z.strictObject({ finding, reason, by: z.string(), source })),
});

const report = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  documents: z.array(documentRecord),
});

const findingRecord: z.ZodType<FindingRecord> = z.strictObject({ document: z.string(), ...findingShape, source });

/** Draft 2020-12, by the name of the file that ships it. */
export function reportSchemas(): Readonly<Record<'report' | 'finding', object>> {
  return {
    report: { title: 'report.json of qingyi', ...z.toJSONSchema(report, { reused: 'ref' }) },
    finding: { title: 'A line of findings.jsonl of qingyi', ...z.toJSONSchema(findingRecord, { reused: 'ref' }) },
  };
}
