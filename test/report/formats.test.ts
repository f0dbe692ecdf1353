import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { csvReport } from '../../src/report/csv.ts';
import { findingLines, findingPieces } from '../../src/report/findings.ts';
import { githubReport } from '../../src/report/github.ts';
import { documentJson, jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { reportSchemas } from '../../src/report/schema.ts';
import { hostileReport, reportOf } from '../support/reports.ts';

const article = reportOf(
  '一\n他們找鋼釘🔩鋼釘。\n月亮暗面\n',
  [
    { rule: 'nail/鋼釘', from: '鋼釘', to: '釘子', evidence: [{ kind: 'missing', scope: 'paragraph' }] },
    { rule: 'moonshot-ai/月亮暗面', from: '月亮暗面', to: '月之暗面', tier: 'suggest', note: 'A company.' },
  ],
  '文章 1.txt',
);
const empty = reportOf('一\n', []);

describe('the JSON Schemas', () => {
  const schemas = reportSchemas();
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  const [report, finding] = [ajv.compile(schemas.report), ajv.compile(schemas.finding)];

  it('are what the package ships', async () => {
    for (const [name, schema] of Object.entries(schemas)) {
      const shipped = `${import.meta.dirname}/../../src/report/schemas/${name}.json`;
      await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(shipped);
    }
  });

  it('accept what is written, and nothing else', () => {
    const whole = JSON.parse(jsonReport('1.0.0', [article, hostileReport, empty]));
    expect(report(whole), JSON.stringify(report.errors)).toBe(true);
    expect(report({ ...whole, more: 1 })).toBe(false);
    const lines = findingLines(article) + findingLines(hostileReport);
    for (const line of lines.trimEnd().split('\n')) expect(finding(JSON.parse(line))).toBe(true);
    expect(finding({ rule: 'a/b' })).toBe(false);
  });
});

describe('what is said of a document with many findings', () => {
  it('is never one string', () => {
    const report = reportOf('鋼釘\n'.repeat(5_000), [{ rule: 'nail/鋼釘', from: '鋼釘', to: '釘子' }]);
    for (const pieces of [[...documentJson(report)], [...findingPieces(report)]]) {
      expect(pieces.length).toBeGreaterThan(5);
      for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
    }
  });
});

describe('SARIF', () => {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);

  it('is valid by its schema, whatever the texts', () => {
    for (const reports of [[article, hostileReport, empty], []]) {
      expect(validate(JSON.parse(sarifReport('1.0.0', reports))), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('places results in the source in UTF-16 units, and says how to replace them', () => {
    const [run] = (JSON.parse(sarifReport('1.0.0', [article])) as Log).runs;
    const [, second, third] = run?.results ?? [];
    expect(second?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '%E6%96%87%E7%AB%A0%201.txt', index: 0 },
      region: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 10, charOffset: 9, charLength: 2 },
    });
    expect(third?.message.text).toBe('“月亮暗面” should be “月之暗面”: A company.');
    expect(third?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe('月之暗面');
    expect(run?.tool.driver.rules?.[third?.ruleIndex ?? -1]?.id).toBe('moonshot-ai/月亮暗面');
  });
});

describe('GitHub annotations', () => {
  it('name the place, the rule and the replacement', () => {
    expect(githubReport([article])).toBe(
      [
        '::warning file=文章 1.txt,line=2,endLine=2,col=4,endColumn=6,title=fix%3A nail/鋼釘::“鋼釘” should be “釘子”: no cue in the paragraph',
        '::warning file=文章 1.txt,line=2,endLine=2,col=8,endColumn=10,title=fix%3A nail/鋼釘::“鋼釘” should be “釘子”: no cue in the paragraph',
        '::warning file=文章 1.txt,line=3,endLine=3,col=1,endColumn=5,title=suggest%3A moonshot-ai/月亮暗面::“月亮暗面” should be “月之暗面”: A company.',
        '',
      ].join('\n'),
    );
  });

  it('stay one command a line, whatever the texts', () => {
    const lines = githubReport([hostileReport])
      .trimEnd()
      .split(/\r\n|\n|\r/);
    expect(lines.every((line) => /^::(?:warning|notice) file=[^:,]*,line=\d+,[^:]*::/.test(line))).toBe(true);
  });
});

describe('the Markdown summary', () => {
  it('counts, names the rules and shows the changes', () => {
    expect(markdownReport([article, empty])).toMatchSnapshot();
    expect(markdownReport([empty])).toBe('### qingyi: 0 findings in 1 document\n');
  });

  it('holds no markup from texts or rules', () => {
    const markdown = markdownReport([hostileReport]);
    expect(markdown).not.toMatch(/<(?:script|img|!--)|javascript:|@someone|`|\*\*/);
    const rows = markdown
      .split('\n')
      .filter((line) => line.startsWith('| <code>a&#32;') || line.startsWith('| <code>a '));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.every((row) => row.split('|').length === 7)).toBe(true);
  });
});

describe('the table', () => {
  const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });

  it('has a row for each entry', () => {
    const csv = csvReport([article, empty]);
    expect(csv.startsWith('\ufeffdocument,line,column,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(rowsOf(csv)[3]).toEqual(
      [
        '文章 1.txt',
        '3',
        '1',
        'suggest',
        'terminology/wrong-term',
        'moonshot-ai',
        'moonshot-ai/月亮暗面',
        'detect',
      ].concat(['月亮暗面', '月之暗面', '', 'A company.']),
    );
  });

  it('holds no formula', () => {
    const cells = rowsOf(csvReport([hostileReport])).flat();
    expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
    expect(cells.every((cell) => !/^[=+@\t\r-]/.test(cell))).toBe(true);
  });
});
