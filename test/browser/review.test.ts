import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { parseDecisions } from '../../src/corpus/decisions.ts';
import type { DecisionLine } from '../../src/model/decision.ts';
import type { Report } from '../../src/model/report.ts';
import type { PageAssets } from '../../src/report/html/index.ts';
import { reviewApp } from '../../src/review/app.ts';
import { DECISIONS_FILE, DecisionLog } from '../../src/review/log.ts';
import { readQueue } from '../../src/review/queue.ts';
import { teacher } from '../../src/review/teach.ts';
import { makeFolder } from '../support/folder.ts';
import { buildPage, startBrowser } from '../support/page.ts';
import { hostileReport, reportOf, type TestRule } from '../support/reports.ts';

const RULES: readonly TestRule[] = [
  {
    rule: 'nail/钢钉',
    from: '鋼釘',
    to: '釘子',
    evidence: [{ kind: 'cue', text: '模型', span: { start: 0, end: 2 }, scope: 'document' }],
  },
  {
    rule: 'moon/月亮',
    from: '月亮暗面',
    to: '月之暗面',
    tier: 'suggest',
    evidence: [{ kind: 'missing', scope: 'document' }],
  },
];
const NAILS = `domain: tools
concepts:
  - id: nail # the proverb
    en: nail
    zh: 钉子
    artefacts: [{ form: 钢钉, tier: fix }]
    tests:
      fix: ['到处找[钢钉→钉子]']
  - { id: moon, en: Moon Co, zh: 月之暗面, artefacts: [{ form: 月亮, tier: suggest }] }
`;
const ARTICLES = [
  reportOf(`骨科用的鋼釘。\n${'沒有別的，只有這一句話。\n'.repeat(20)}月亮暗面和模型。\n`, RULES, 'one.txt'),
  reportOf('他們到處尋找鋼釘。月亮暗面也在找。\n', RULES, 'two.txt'),
  reportOf('看得見月亮暗面。\n', RULES, 'three.txt'),
];
const TOKEN = 'a-token';
const executable = inject('chromium');

describe.skipIf(executable === '')('the review page', () => {
  let browser: Browser;
  let assets: PageAssets;
  let context: BrowserContext;
  let server: ServerType;
  let folder: string;
  let url: string;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    [browser, assets] = await Promise.all([startBrowser(executable), buildPage('review')]);
  });
  afterEach(async () => {
    await context.close();
    server.close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function open(reports: readonly Report[] = ARTICLES, hash = '', dark = false): Promise<void> {
    folder = makeFolder({ 'nails.yaml': NAILS });
    let origin = '';
    const app = reviewApp({
      queue: await readQueue(reports),
      log: new DecisionLog(join(folder, DECISIONS_FILE)),
      token: TOKEN,
      hosts: () => [origin.slice('http://'.length)],
      run: 'out',
      by: 'ann',
      version: '1.0.0',
      assets,
      teach: teacher([join(folder, 'nails.yaml')]),
    });
    origin = await new Promise((listening) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        listening(`http://127.0.0.1:${port}`),
      );
    });
    url = `${origin}/${TOKEN}/${hash}`;
    context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    page = await openWindow();
  }

  async function openWindow(): Promise<Page> {
    const opened = await context.newPage();
    opened.on('pageerror', ({ message }) => problems.push(message));
    opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    opened.on('dialog', (dialog) => problems.push(dialog.message()));
    opened.on('request', (request) => !request.url().startsWith(new URL(url).origin) && problems.push(request.url()));
    await opened.goto(url);
    await opened.waitForSelector('.card.current, .empty');
    return opened;
  }

  const lines = (): DecisionLine[] => parseDecisions('d', readFileSync(join(folder, DECISIONS_FILE), 'utf8'));
  const decided = (count: number, of = 5, on = page): Promise<void> =>
    on.locator('#progress', { hasText: `${count} of ${of} decided` }).waitFor();
  const current = (): Promise<string> => page.innerText('.card.current .where');
  const keys = async (...pressed: readonly string[]): Promise<void> => {
    for (const one of pressed) await page.keyboard.press(one);
  };

  it('asks the most doubtful first, in groups by rule or by document', async () => {
    await open();
    expect(await page.locator('.group bdi').allInnerTexts()).toEqual(['moon/月亮', 'nail/钢钉']);
    expect(await page.locator('.card').count()).toBe(3);
    expect(await page.innerText('.card.current .text')).toContain('月亮暗面月之暗面和模型');
    expect(await page.innerText('.card.current dl')).toContain('no cue in the document');
    await keys('g');
    expect((await page.locator('.group bdi').allInnerTexts()).sort()).toEqual(['one.txt', 'three.txt', 'two.txt']);
    await page.reload();
    await page.waitForSelector('.group');
    expect(await page.locator('.group').count()).toBe(3);
  });

  it('searches', async () => {
    await open();
    await keys('/');
    await page.keyboard.type('骨科');
    await page.locator('.group').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('.card').count()).toBe(1);
  });

  it('accepts, rejects, edits, skips and undoes from the keyboard alone', async () => {
    await open();
    expect(await current()).toBe('one.txt:22');
    await keys('s');
    expect(await current()).toBe('two.txt:1');
    await keys('a');
    await decided(1);
    expect(await current()).toBe('three.txt:1');
    await keys('r');
    await decided(2);
    expect(await current()).toBe('one.txt:22');
    await keys('e');
    expect(await page.inputValue('.replacement')).toBe('月之暗面');
    await page.keyboard.type('月之暗面公司');
    await keys('Enter');
    await decided(3);
    expect(lines()).toMatchObject([
      { verdict: 'accept', scope: 'place', document: 'two.txt', by: 'ann', expected: '月之暗面' },
      { verdict: 'reject', document: 'three.txt' },
      { verdict: 'edit', document: 'one.txt', replacement: '月之暗面公司' },
    ]);
    await keys('u', 'u');
    await decided(1);
    expect(await current()).toBe('three.txt:1');
    expect(lines().slice(3)).toMatchObject([{ verdict: 'undo' }, { verdict: 'undo' }]);
  });

  it('takes keys that come faster than the server answers, each for its own place', async () => {
    await open();
    await page.route('**/api/decisions', async (route) => {
      await new Promise((done) => setTimeout(done, 150));
      await route.continue();
    });
    await keys('a', 'r', 'a');
    await decided(3);
    expect(lines()).toMatchObject([
      { document: 'one.txt', verdict: 'accept' },
      { document: 'two.txt', verdict: 'reject' },
      { document: 'three.txt', verdict: 'accept' },
    ]);
  });

  it('decides for a document and for a rule everywhere, and undoes that in one go', async () => {
    await open();
    await keys('R');
    expect(await page.innerText('#scope')).toBe('for the rule everywhere');
    await keys('a');
    await decided(3);
    expect(await page.locator('.group small').allInnerTexts()).toEqual(['3 / 3', '0 / 2']);
    await keys('d', 'r');
    await decided(4);
    expect(lines()).toMatchObject([
      { scope: 'rule', verdict: 'accept' },
      { scope: 'document', verdict: 'reject' },
    ]);
    await keys('u', 'u');
    await decided(0);
  });

  it('shows after a reload what was decided, and can still undo it', async () => {
    await open();
    await keys('r');
    await decided(1);
    await page.reload();
    await decided(1);
    await page.locator('.card.reject').click();
    expect(await page.innerText('.card.current .outcome')).toMatch(/^rejected for this place/);
    await page.locator('.card.current button.undo').click();
    await decided(0);
  });

  it('loses nothing of what two windows decide at the same time', async () => {
    await open();
    const other = await openWindow();
    await other.keyboard.press('J');
    await Promise.all([
      (async () => {
        for (const key of ['a', 'r', 'a']) await page.keyboard.press(key);
      })(),
      (async () => {
        for (const key of ['r', 'a']) await other.keyboard.press(key);
      })(),
    ]);
    await Promise.all([decided(5), decided(5, 5, other)]);
    expect(lines()).toHaveLength(5);
    await keys('u');
    await Promise.all([decided(4), decided(4, 5, other)]);
    // Each window takes back what it did itself.
    expect(lines().at(-1)).toMatchObject({
      of: lines()
        .filter((line) => line.verdict !== 'undo' && line.rule === 'moon/月亮')
        .at(-1)?.id,
    });
  });

  it('says so when a decision could not be saved, and asks again', async () => {
    await open();
    await page.route('**/api/decisions*', (route) => route.abort());
    await keys('a');
    await page.locator('#status.failed', { hasText: 'Not saved' }).waitFor();
    expect(await current()).toBe('one.txt:22');
    expect(await page.innerText('#progress')).toBe('0 of 5 decided');
    // The page asks what others decided, in vain too.
    await vi.waitFor(() => expect(problems.length).toBeGreaterThan(1), 10_000);
    expect(await page.innerText('#status')).toContain('Not saved');
    expect(problems.splice(0)).toEqual(expect.arrayContaining([expect.stringContaining('net::ERR_FAILED')]));
  });

  it('widens the context', async () => {
    await open();
    expect((await page.innerText('.card.current .text')).match(/沒有別的/g)).toHaveLength(4);
    await keys('w', 'w');
    await page.locator('.card.current .text', { hasText: '骨科用的鋼釘' }).waitFor();
    expect(await page.locator('.card.current .widen').count()).toBe(0);
  });

  it('hides what is decided', async () => {
    await open();
    await keys('h', 'a');
    await decided(1);
    expect(await page.locator('.card').count()).toBe(2);
  });

  it('makes an exception and a keep test of a rejection, after showing the diff', async () => {
    await open();
    await keys('J', 'r');
    await decided(1);
    await keys('k', 'x');
    expect(await page.inputValue('input[name=keep]')).toBe('骨科用的鋼釘。');
    await page.click('.preview');
    await page.locator('#lesson .failed', { hasText: '1 of 2 tests fail' }).waitFor();
    expect(await page.isDisabled('#lesson button.accept')).toBe(true);
    await page.fill('input[name=near]', '骨科');
    await page.click('.preview');
    await page.locator('.passed', { hasText: '2 tests pass.' }).waitFor();
    expect(await page.locator('.diff ins').allInnerTexts()).toContainEqual(expect.stringContaining('骨科用的鋼釘。'));
    expect(readFileSync(join(folder, 'nails.yaml'), 'utf8')).toBe(NAILS);
    await page.click('#lesson button.accept');
    await page.locator('.passed', { hasText: 'Written.' }).waitFor();
    expect(readFileSync(join(folder, 'nails.yaml'), 'utf8')).toMatch(/id: nail # the proverb[\s\S]*near: \[骨科\]/);
  });

  it('shows hostile texts as text', async () => {
    await open([hostileReport]);
    await keys('a', 'r');
    await decided(2, 27);
    await keys('g', 'w', 'e');
    expect(await page.locator('main script, main img, nav img').count()).toBe(0);
    const shown = await page.innerText('body');
    expect(shown).toContain('<img src=x onerror=alert(1)>');
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
    expect(shown).toContain('U+202E');
  });

  it('says so where there is nothing to decide', async () => {
    await open([reportOf('什麼也沒有。\n', RULES)]);
    expect(await page.innerText('.empty')).toBe('There is nothing to decide.');
  });

  it.each([
    ['light', '', false],
    ['dark, by document', '#group=document', true],
  ])('has no accessibility problem (%s)', async (_, hash, dark) => {
    await open(ARTICLES, hash, dark);
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const check = async (): Promise<void> => {
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    };
    await keys('r');
    await decided(1);
    await keys('R');
    await check();
    await keys('k', 'e');
    await check();
    await keys('Escape', 'x');
    await page.click('.preview');
    await page.waitForSelector('#lesson .failed, #lesson .passed');
    await check();
  });

  it('fits a phone: nothing sticks out to the side', async () => {
    await open([...ARTICLES, hostileReport]);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const key of ['j', 'r', 'k', 'e']) {
      await page.keyboard.press(key);
      expect(await page.evaluate('document.documentElement.scrollWidth'), key).toBeLessThanOrEqual(390);
    }
  });

  it('stays usable with 20,000 questions', async () => {
    const line = (index: number): string => `第${index}段是一篇關於技術的文章，他們在找鋼釘，說明了月亮暗面的來歷。\n`;
    const many = Array.from({ length: 1000 }, (_, index) =>
      reportOf(Array.from({ length: 10 }, (_, row) => line(index * 10 + row)).join(''), RULES, `news/${index}.txt`),
    );
    const started = performance.now();
    await open(many);
    expect(performance.now() - started).toBeLessThan(10_000);
    const before = performance.now();
    await keys('a');
    await page.locator('#progress', { hasText: '1 of 20,000 decided' }).waitFor();
    expect(performance.now() - before).toBeLessThan(2000);
    await keys('R', 'a');
    await page.locator('#progress', { hasText: '10,000 of 20,000 decided' }).waitFor();
  });
});
