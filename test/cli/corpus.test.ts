import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReports } from '../../src/batch/read-run.ts';
import type { Report } from '../../src/model/report.ts';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts: [{ form: 钢钉, tier: fix, when: { near: [锤子] }, otherwise: suggest }]
`;

const JSONL =
  '{"n":12345678901234567890,"body":"锤子和钢钉","url":"u1"}\n{"url":"u2","body":"找钢钉","en":"a nail"}\n{"url":"u3","body":"找钢钉"}\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qingyi-corpus-'));
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'nails.yaml'), NAILS);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, 'in', name), content);
}

const read = (name: string): Buffer => readFileSync(join(folder, 'out/text', name));

function run(command: 'clean' | 'check', ...flags: string[]): ReturnType<typeof qingyi> {
  const output = command === 'clean' ? ['-o', join(folder, 'out')] : [];
  const glossary = ['--no-builtin-glossary', '--glossary', join(folder, 'nails.yaml')];
  return qingyi([command, join(folder, 'in'), ...output, ...glossary, ...flags]);
}

describe('qingyi clean with files of many records', () => {
  it('writes them back in their formats, with the source text as evidence', async () => {
    write('a.jsonl.gz', gzipSync(JSONL));
    write('b.html', '<p>锤子和<b>钢钉</b></p>');
    write('c.md', '锤子和钢钉，`钢钉`\n');
    const { code, out } = await run('clean', '--field', 'body', '--id', 'url', '--source', 'en');
    expect(code).toBe(0);
    expect(out).toContain('5 documents: 4 fixes, 1 suggestion');
    const cleaned = JSONL.replace('锤子和钢钉', '锤子和钉子').replace('找钢钉","en', '找钉子","en');
    expect(`${gunzipSync(read('a.jsonl.gz'))}`).toBe(cleaned);
    expect(`${read('b.html')}`).toBe('<p>锤子和<b>钉子</b></p>');
    expect(`${read('c.md')}`).toBe('锤子和钉子，`钢钉`\n');
  });

  it('has reports that can be made again, record by record', async () => {
    write('a.jsonl', JSONL);
    await run('clean', '--field', 'body', '--id', 'url');
    const reports: Report[] = [];
    for await (const report of readReports(join(folder, 'out'))) reports.push(report);
    const names = reports.map(({ document }) => document.id.slice(document.id.lastIndexOf('#')));
    expect(names).toEqual(['#u1', '#u2', '#u3']);
    expect(reports.map(({ document }) => document.text)).toEqual(['锤子和钉子', '找钢钉', '找钢钉']);
  });

  it('keeps what could be read of a damaged file, says what is wrong, and ends with 2', async () => {
    write('a.jsonl.gz', gzipSync(JSONL.repeat(2000)).subarray(0, -10));
    write('b.jsonl', `${JSONL}no JSON\n{}\n`);
    write('c.csv', 'id,content\n1,钢钉\n');
    const { code, err } = await run('clean', '--field', 'body');
    expect(code).toBe(2);
    expect(err).toMatch(/a\.jsonl\.gz ends in the middle of its compressed data; \d+ records were read\n/);
    expect(err).toContain('b.jsonl holds records that were left as they are: record 4 is not valid JSON\n');
    expect(err).toContain('c.csv has no column "body": choose another with --field\n');
    expect(`${gunzipSync(read('a.jsonl.gz'))}`.startsWith(JSONL.replace('锤子和钢钉', '锤子和钉子'))).toBe(true);
    expect(`${read('b.jsonl')}`.endsWith('no JSON\n{}\n')).toBe(true);
    expect(`${read('c.csv')}`).toBe('id,content\n1,钢钉\n');
  });

  it('says how to choose the field where no record has it', async () => {
    write('a.jsonl', JSONL);
    const { code, err } = await run('clean');
    expect(code).toBe(2);
    expect(err).toContain(
      'a.jsonl has no text in any record: record 1 has no text in the field "text"; choose another',
    );
  });

  it('writes the same bytes again, and takes columns by number', async () => {
    write('a.tsv', 'a nail\t找钢钉\n');
    const first = await run('clean', '--field', '2', '--source', '1');
    const report = readFileSync(join(folder, 'out/report.json'));
    await run('clean', '--field', '2', '--source', '1');
    expect([first.code, `${read('a.tsv')}`]).toEqual([0, 'a nail\t找钉子\n']);
    expect(readFileSync(join(folder, 'out/report.json')).equals(report)).toBe(true);
  });
});

describe('qingyi check with files of many records', () => {
  it('says what clean would do with each record', async () => {
    write('a.jsonl', JSONL);
    const { code, out } = await run('check', '--field', 'body', '--source', 'en');
    expect(code).toBe(1);
    expect(out).toContain('a.jsonl#1:1:4');
    expect(out).toContain('3 documents: 2 fixes, 1 suggestion');
  });
});
