/**
 * SARIF 2.1.0, which code scanning services and editors read: one result for each entry, with its replacements as fixes.
 * Everything is placed in the source, in UTF-16 code units.
 */
import { createHash } from 'node:crypto';
import type { ArtifactLocation, Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Tier } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import { conceptOf, type Entry, entriesOf } from './entries.ts';
import { placer } from './place.ts';
import { entryInWords, evidenceInWords } from './words.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Tier, Result.level>> = { fix: 'warning', suggest: 'warning', flag: 'note' };

/**
 * A SARIF log with one run.
 *
 * @param version of qingyi
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。', 'a.txt');
 * JSON.parse(sarifReport('1.0.0', [report])).runs[0].results[0].ruleId; // nail-metaphor/钢钉
 */
export function sarifReport(version: string, reports: Iterable<Report>): string {
  const rules = new Map<string, ReportingDescriptor>();
  const artifacts: ArtifactLocation[] = [];
  const results: Result[] = [];
  for (const report of reports) {
    const location = { uri: uriOf(report.document.id), index: artifacts.length };
    artifacts.push({ uri: location.uri });
    const regionOf = regionsOf(report.document.source);
    for (const entry of entriesOf(report)) {
      if (!rules.has(entry.rule)) rules.set(entry.rule, describeRule(entry));
      results.push(resultOf(entry, location, regionOf));
    }
  }
  const ids = [...rules.keys()];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const log: Log = {
    version: '2.1.0',
    $schema: SCHEMA,
    runs: [
      {
        tool: { driver: { name: 'qingyi', version, rules: [...rules.values()] } },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.map((location) => ({ location })),
        results: results.map((result) => ({ ...result, ruleIndex: indexOf.get(result.ruleId as string) as number })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

function describeRule({ rule, tier, category, note }: Entry): ReportingDescriptor {
  const concept = conceptOf(rule);
  const what = concept === undefined ? `Damage that ${rule} undoes` : `${rule}, about the concept ${concept}`;
  return {
    id: rule,
    shortDescription: { text: what },
    help: { text: note === '' ? what : `${what}. ${note}` },
    defaultConfiguration: { level: LEVELS[tier] },
    ...(category !== undefined && { properties: { tags: category.split('/'), category } }),
  };
}

function resultOf(entry: Entry, artifactLocation: ArtifactLocation, regionOf: (span: Span) => Region): Result {
  const { rule, tier, stage, source, actual, expected, replacements, evidence } = entry;
  const region = regionOf(source);
  const fix = (text: string, index: number): NonNullable<Result['fixes']>[number] => ({
    description: { text: `Replace by “${expected[index]}”` },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text } }] }],
  });
  return {
    ruleId: rule,
    level: LEVELS[tier],
    message: { text: entryInWords(entry) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'change/v1': createHash('sha256').update(`${rule}\0${actual}`).digest('hex').slice(0, 32) },
    fixes: replacements.map(fix),
    properties: { tier, stage, evidence: evidence.map((one) => evidenceInWords([one])) },
  };
}

function regionsOf(text: string): (span: Span) => Region {
  const place = placer(text);
  return ({ start, end }) => {
    const [first, last] = [place({ start, end }), place({ start: end, end })];
    return {
      startLine: first.line,
      startColumn: first.column,
      endLine: last.line,
      endColumn: last.column,
      charOffset: start,
      charLength: end - start,
    };
  };
}

/** A document's id as a relative or absolute URI. */
function uriOf(id: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(id) && URL.canParse(id)) return new URL(id).href;
  return id.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
}
