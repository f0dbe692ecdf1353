import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { htmlReport, type PageAssets } from '../../src/report/html/index.ts';
import { buildPage, startBrowser } from '../support/page.ts';
import { hostileReport, reportOf, type TestRule } from '../support/reports.ts';

const RULES: readonly TestRule[] = [
  { rule: 'nail/鋼釘', from: '鋼釘', to: '釘子', evidence: [{ kind: 'missing', scope: 'paragraph' }] },
  { rule: 'moonshot-ai/月亮暗面', from: '月亮暗面', to: '月之暗面', tier: 'suggest', note: 'A company.' },
];

const articles = [
  reportOf(`他們找鋼釘。\n\n${'沒有別的。\n'.repeat(9)}月亮暗面和鋼釘。\n`, RULES, 'one.txt'),
  reportOf('只有月亮暗面。\n', RULES, 'two.txt'),
  reportOf('什麼也沒有。\n', RULES, 'three.txt'),
];

const executable = inject('chromium');

describe.skipIf(executable === '')('the HTML report', () => {
  let browser: Browser;
  let assets: PageAssets;
  let folder: string;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qingyi-report-'));
    [browser, assets] = await Promise.all([startBrowser(executable), buildPage()]);
  });
  afterEach(async () => {
    await page.context().close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(reports: readonly Report[], hash = '', dark = false): Promise<void> {
    const path = join(folder, 'report.html');
    writeFileSync(path, htmlReport('1.0.0', assets, reports));
    const colorScheme = dark ? 'dark' : 'light';
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('request', (request) => !request.url().startsWith('file:') && problems.push(request.url()));
    await page.goto(`${pathToFileURL(path)}${hash}`);
  }

  const summary = (): Promise<string | null> => page.textContent('#summary');
  const position = (): Promise<string> => page.innerText('#position');
  const tick = (facet: string, value: string): Promise<void> =>
    page.locator(`.facet.${facet} input[type=checkbox][value="${value}"]`).click();

  it('shows what was deleted and inserted, with rule, category, tier and evidence', async () => {
    await open(articles);
    expect(await summary()).toBe('4 changes in 2 of 3 documents');
    expect(await page.locator('.text del').allInnerTexts()).toEqual(['鋼釘', '鋼釘']);
    expect(await page.locator('.text ins').allInnerTexts()).toEqual(['釘子', '釘子']);
    await page.locator('.text .mark').first().click();
    const note = page.locator('.note').first();
    expect((await note.locator('dl').innerText()).split('\n').filter(Boolean)).toEqual(
      ['concept', 'nail', 'rule', 'nail/鋼釘', 'category', 'terminology/wrong-term', 'stage', 'detect'].concat([
        'because',
        'no cue in the paragraph',
      ]),
    );
  });

  it('sets the language by the script of each document', async () => {
    const [first] = articles as [Report];
    const hant = { ...first, stats: { ...first.stats, script: 'hant' as const } };
    await open([first, hant]);
    const languages = await page.locator('article').evaluateAll((all) => all.map((one) => one.getAttribute('lang')));
    expect(languages).toEqual(['zh-Hans', 'zh-Hant']);
  });

  it('filters by every facet, counts what is left, and keeps that in the address', async () => {
    await open(articles);
    await tick('tier', 'suggest');
    expect(await summary()).toBe('2 changes in 2 of 3 documents');
    await tick('document', 'two.txt');
    expect(await summary()).toBe('1 change in 1 of 3 documents');
    await page.reload();
    expect(await summary()).toBe('1 change in 1 of 3 documents');
    await tick('document', 'two.txt');
    await tick('tier', 'suggest');
    await tick('rule', 'nail/鋼釘');
    expect(await page.locator('.text del').count()).toBe(2);
    expect(await page.locator('.facet.tier label').first().innerText()).toMatch(/fix\s*2/);
  });

  it('searches changes, rules and documents, and says when nothing fits', async () => {
    await open(articles);
    await page.keyboard.press('/');
    await page.keyboard.type('two.txt');
    await page.locator('#summary', { hasText: /^1 change / }).waitFor();
    await page.keyboard.type('x');
    await page.waitForSelector('.empty');
    await page.keyboard.press('Escape');
    expect(await page.locator('#search:focus').count()).toBe(0);
  });

  it('is driven from the keyboard', async () => {
    await open(articles);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await position()).toBe('2 / 4');
    expect(await page.locator('.mark.current').innerText()).toContain('月亮暗面');
    await page.keyboard.press('k');
    expect(await position()).toBe('1 / 4');
    await page.keyboard.press('i');
    expect(await page.locator('.text.before del').first().innerText()).toBe('鋼釘');
    expect(await page.locator('.text.after ins').first().innerText()).toBe('釘子');
    expect(await position()).toBe('1 / 4');
    await page.keyboard.press('f');
    expect(await page.locator('#facets :focus').count()).toBe(1);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
  });

  it('unfolds the lines without a change', async () => {
    await open(articles);
    await page.locator('button.gap').first().click();
    expect(await page.getByText('沒有別的。').count()).toBe(9);
  });

  it('shows hostile texts as text', async () => {
    await open([hostileReport]);
    await page.keyboard.press('j');
    expect(await page.locator('main script, main img').count()).toBe(0);
    expect(await page.innerText('main')).toContain('<img src=x onerror=alert(1)>');
    const shown = await page.innerText('body');
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
    expect(shown).toContain('U+202E');
  });

  it('says so where nothing was found', async () => {
    await open([articles[2] as Report]);
    expect(await page.innerText('.empty')).toBe('Nothing was found: every text stays as it is.');
  });

  it.each([
    ['inline, light', '', false],
    ['side by side, dark', '#view=side', true],
  ])('has no accessibility problem (%s)', async (_, hash, dark) => {
    await open(articles, hash, dark);
    await page.keyboard.press('j');
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(readFileSync(axe, 'utf8'));
    const found = await page.evaluate('axe.run()');
    const { violations } = found as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html])).toEqual([]);
  });

  it('fits a phone: nothing sticks out to the side', async () => {
    await open(articles);
    for (const view of ['inline', 'side']) {
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBeLessThanOrEqual(390);
      await page.keyboard.press('i');
    }
  });

  it('stays usable with 50,000 changes in 2,000 documents', async () => {
    const line = '這是一篇關於技術的文章，他們在找鋼釘，說明了月亮暗面的來歷，讀者可以繼續讀下去。\n\n';
    const many = Array.from({ length: 2000 }, (_, index) =>
      reportOf(`${line.repeat(12)}鋼釘。\n`, RULES, `news/${index}.txt`),
    );
    const started = performance.now();
    await open(many);
    await page.waitForSelector('.mark');
    expect(await summary()).toBe('50,000 changes in 2,000 of 2,000 documents');
    expect(performance.now() - started).toBeLessThan(15_000);
    const timed = (selector: string): Promise<number> =>
      page.evaluate(`(async () => {
        const before = performance.now();
        document.querySelector(${JSON.stringify(selector)}).click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - before;
      })()`);
    expect(await timed('.facet.rule input[type=checkbox]')).toBeLessThan(2000);
    expect(await timed('#next')).toBeLessThan(1000);
    expect(await summary()).toBe('26,000 changes in 2,000 of 2,000 documents');
    expect(await page.locator('main *').count()).toBeLessThan(20_000);
  });
});
