import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/batch/read-run.ts';
import { formatDecisions } from '../../src/corpus/decisions.ts';
import { type Decision, type DecisionLine, Decisions } from '../../src/model/decision.ts';
import type { Report } from '../../src/model/report.ts';
import { contextOf, reviewedText, toReviewed } from '../../src/model/review-place.ts';
import type { ReviewItem } from '../../src/review/data.ts';
import { readQueue } from '../../src/review/queue.ts';
import { filesIn, makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }, { form: 钢针, tier: suggest }] }
`;

async function makeRun(): Promise<{ folder: string; run: string; glossary: string[]; report: Report }> {
  const folder = makeFolder({ 'a.txt': '他们找钢钉。\n没有钢针。\n', 'nails.yaml': NAILS });
  const run = join(folder, 'out');
  const glossary = ['--no-builtin-glossary', '--glossary', join(folder, 'nails.yaml')];
  await qingyi(['clean', join(folder, 'a.txt'), '-o', run, ...glossary]);
  const { value: report } = await readReports(run).next();
  return { folder, run, glossary, report: report as Report };
}

function decide({ document, findings }: Report, rule: string, verdict: 'accept' | 'reject'): Decision {
  const finding = findings.find((one) => one.rule === rule);
  if (finding === undefined) throw new TypeError(rule);
  const { actual, expected, span, at } = finding;
  const text = reviewedText(document.revisions, document.text).text;
  const context = contextOf(text, toReviewed(document.revisions, at)(span));
  const made = { id: rule, by: 'ann', at: '2026-01-01T00:00:00Z', verdict, scope: 'place' } as const;
  return { ...made, rule, document: document.id, actual, expected: expected[0], context };
}

describe('qingyi apply', () => {
  it('accepts, rejects, and after an undo is back where it began', async () => {
    const { run, report } = await makeRun();
    const lines: DecisionLine[] = [decide(report, 'nail/钢钉', 'reject'), decide(report, 'nail/钢针', 'accept')];
    writeFileSync(join(run, 'decisions.jsonl'), formatDecisions(lines));
    expect(await qingyi(['apply', run])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(run, 'text/a.txt'), 'utf8')).toBe('他们找钢钉。\n没有钉子。\n');
    expect((await qingyi(['report', run])).out).toContain('accepted by ann');
    const again = lines.map(
      ({ id }, index): DecisionLine => ({
        id: `u${index}`,
        by: 'ann',
        at: '2026-01-02T00:00:00Z',
        verdict: 'undo',
        of: id,
      }),
    );
    appendFileSync(join(run, 'decisions.jsonl'), formatDecisions(again));
    await qingyi(['apply', run]);
    expect(readFileSync(join(run, 'text/a.txt'), 'utf8')).toBe('他们找钉子。\n没有钢针。\n');
  });

  it('goes on where it was broken off', async () => {
    const { run, report } = await makeRun();
    writeFileSync(join(run, 'decisions.jsonl'), formatDecisions([decide(report, 'nail/钢钉', 'reject')]));
    await qingyi(['apply', run]);
    const files = filesIn(run);
    for (const path of ['summary.json', 'completions', 'text']) rmSync(join(run, path), { recursive: true });
    expect((await qingyi(['report', run])).err).toContain('"qingyi apply"');
    expect(await qingyi(['apply', run])).toMatchObject({ code: 0, err: '' });
    expect(filesIn(run)).toEqual({ ...files, 'summary.json': expect.any(String) });
  });

  it('does not go on with a run that it did not begin', async () => {
    const { run } = await makeRun();
    writeFileSync(join(run, 'decisions.jsonl'), '');
    rmSync(join(run, 'summary.json'));
    expect(await qingyi(['apply', run])).toMatchObject({ code: 2, err: expect.stringContaining('has not finished') });
  });

  it('says so where nothing was decided', async () => {
    const { run } = await makeRun();
    const { code, err } = await qingyi(['apply', run]);
    expect([code, err]).toEqual([2, expect.stringContaining(`Nothing was decided on the run in ${run}.`)]);
  });

  it('tells again of inputs that could not be read', async () => {
    const folder = makeFolder({
      'in/a.txt': '他们找钢钉。\n',
      'in/b.txt': Uint8Array.of(1, 0, 2),
      'nails.yaml': NAILS,
    });
    const run = join(folder, 'out');
    const glossary = ['--no-builtin-glossary', '--glossary', join(folder, 'nails.yaml')];
    await qingyi(['clean', join(folder, 'in'), '-o', run, ...glossary]);
    writeFileSync(join(run, 'decisions.jsonl'), '');
    expect(await qingyi(['apply', run])).toMatchObject({
      code: 2,
      out: expect.stringContaining('1 document, 1 file failed'),
      err: expect.stringContaining('b.txt is a binary file'),
    });
  });

  it('asks about the same places again afterwards, with what was decided', async () => {
    const { run, report } = await makeRun();
    const before = (await readQueue(readReports(run))).items;
    const lines: DecisionLine[] = [
      { ...decide(report, 'nail/钢钉', 'reject'), verdict: 'edit', replacement: '新钢钉' },
      decide(report, 'nail/钢针', 'reject'),
    ];
    writeFileSync(join(run, 'decisions.jsonl'), formatDecisions(lines));
    await qingyi(['apply', run]);
    expect(readFileSync(join(run, 'text/a.txt'), 'utf8')).toBe('他们找新钢钉。\n没有钢针。\n');
    const { items } = await readQueue(readReports(run));
    const placeOf = ({ rule, document, actual, expected, context }: ReviewItem): object => ({
      rule,
      document,
      actual,
      expected,
      context,
    });
    expect(items.map(placeOf)).toEqual(before.map(placeOf));
    const decisions = new Decisions(lines);
    expect(items.map((item) => decisions.about(item).at(-1)?.verdict)).toEqual(['edit', 'reject']);
  });

  it('refuses where an input was changed since', async () => {
    const { folder, run } = await makeRun();
    writeFileSync(join(run, 'decisions.jsonl'), '');
    appendFileSync(join(folder, 'a.txt'), '!');
    expect(await qingyi(['apply', run])).toMatchObject({
      code: 2,
      err: expect.stringContaining('was changed since the run'),
    });
  });
});

describe('qingyi clean --decisions', () => {
  it('finds places again that have moved, and reports decisions that no longer fit', async () => {
    const { folder, run, glossary, report } = await makeRun();
    const decisions = join(folder, 'decisions.jsonl');
    writeFileSync(
      decisions,
      formatDecisions([decide(report, 'nail/钢钉', 'reject'), decide(report, 'nail/钢针', 'accept')]),
    );
    writeFileSync(
      join(folder, 'a.txt'),
      '这一段是新的，写在最前面，有二十多个字，一直写到这里。\n他们找钢钉。\n没有钢针。\n',
    );
    const command = ['clean', join(folder, 'a.txt'), '-o', run, ...glossary, '--decisions', decisions];
    await qingyi(command);
    expect(readFileSync(join(run, 'text/a.txt'), 'utf8')).toContain('钉子。\n没有钢针');
    expect((await qingyi(['report', run])).out).toContain('2 decisions of the review no longer fit');
    writeFileSync(join(folder, 'a.txt'), `${'很长的一段新文字，'.repeat(9)}他们找钢钉。\n没有钢针。\n`);
    await qingyi(command);
    expect((await qingyi(['report', run])).out).toContain('no longer fit');
  });
});
