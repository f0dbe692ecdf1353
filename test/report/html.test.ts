import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PageDocument } from '../../src/report/html/data.ts';
import { htmlReport, htmlWriter } from '../../src/report/html/index.ts';
import { hostileReport, reportOf } from '../support/reports.ts';

const ASSETS = { script: 'run()', style: 'p {}' };

const templatesIn = (html: string): string[] =>
  html.match(/(?<=<template class="document">)[^<]*(?=<\/template>)/g) ?? [];
const documentsIn = (html: string): PageDocument[] => templatesIn(html).map((json) => JSON.parse(json));

describe('the page of the HTML report', () => {
  it('holds texts as data in which nothing is markup', () => {
    const html = htmlReport('1.0.0', ASSETS, [hostileReport]);
    expect(templatesIn(html).map((json) => /[<&]/.test(json))).toEqual([false]);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(documentsIn(html)[0]?.id).toBe(hostileReport.document.id);
  });

  it('runs its own script and style, and loads nothing', () => {
    const hash = createHash('sha256').update(ASSETS.script).digest('base64');
    const html = htmlReport('1.0.0', ASSETS, []);
    expect(html).toContain(`default-src 'none'; script-src 'sha256-${hash}'; style-src 'sha256-`);
    expect(html).not.toMatch(/(?:src|href)=/);
  });

  it('holds all of a text, or of a long one the lines near changes', () => {
    const rules = [{ rule: 'nail/鋼釘', from: '鋼釘', to: '釘子' }];
    const rowsOf = (lines: number): number =>
      documentsIn(htmlReport('1.0.0', ASSETS, [reportOf(`${'一二三四\n'.repeat(lines)}鋼釘\n`, rules)]))[0]?.rows
        .length ?? 0;
    expect(rowsOf(1000)).toBe(1001);
    expect(rowsOf(20_000)).toBe(4);
  });

  it('is full after 50,000 changes, and says what it left out', () => {
    const writer = htmlWriter('1.0.0', ASSETS);
    const report = reportOf('鋼釘\n'.repeat(25_000), [{ rule: 'nail/鋼釘', from: '鋼釘', to: '釘子' }]);
    const full = [report, report].map((one) => [writer.isFull(), writer.add(one) === '']);
    expect([...full, writer.isFull()]).toEqual([[false, false], [false, false], true]);
    writer.leaveOut(1);
    expect(writer.end()).toContain('1 more document is not in this page');
  });
});
