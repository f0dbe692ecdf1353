import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderGlossary } from '../../src/glossary/docs/page.ts';
import { readGlossary } from '../../src/glossary/read.ts';

const { CHROMIUM = '/usr/bin/chromium' } = process.env;

const SOURCE = `domain: ai
concepts:
  - id: moonshot-ai
    en: Moonshot AI
    zh: 月之暗面
    cues: [杨植麟, 一个很长的提示一个很长的提示一个很长的提示一个很长的提示一个很长的提示]
    artefacts: [{ form: "{月亮|月球}暗面", tier: fix, when: { cues: document } }]
    tests: { fix: ["杨植麟的[月亮暗面→月之暗面]"], keep: [嫦娥拍到了月球暗面] }
  - id: fine-tuning
    en: fine-tuning
    zh: 微调
    artefacts: [{ form: 精细调整averyveryverylongformwithoutanyspacethatmustbreaksomewhere, tier: flag }]
`;
const TOOLS = 'domain: tools\nconcepts:\n  - { id: nail, en: nail, zh: 钉子 }\n';
const HTML = renderGlossary(
  readGlossary([
    [
      { path: 'a.yaml', source: SOURCE },
      { path: 'b.yaml', source: TOOLS },
    ],
  ]),
  'Glossary',
);

describe.skipIf(!existsSync(CHROMIUM))('the page of a glossary in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.setContent(HTML);
  });
  afterAll(() => browser.close());

  const shown = (): Promise<string[]> =>
    page.locator('article:visible').evaluateAll((cards) => cards.map(({ id }) => id));

  it('filters by search, in any field, by domain and by tier', async () => {
    expect(await shown()).toEqual(['fine-tuning', 'moonshot-ai', 'nail']);
    await page.keyboard.press('/');
    await page.keyboard.type('杨植麟');
    expect(await shown()).toEqual(['moonshot-ai']);
    expect(await page.textContent('#shown')).toBe('1 of 3');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Tools/ }).click();
    expect(await shown()).toEqual(['nail']);
    await page.getByRole('button', { name: 'flag' }).click();
    expect(await shown()).toEqual([]);
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await shown()).toHaveLength(3);
  });

  it('hides and shows the tests', async () => {
    expect(await page.getByText('嫦娥拍到了月球暗面').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'tests' }).click();
    expect(await page.getByText('嫦娥拍到了月球暗面').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'tests' }).click();
  });

  it.each([390, 768, 1280])('does not scroll sideways at %i pixels, in light and dark', async (width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('is readable to axe', async () => {
    const bare = await browser.newPage({ bypassCSP: true });
    await bare.setContent(HTML);
    await bare.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
    for (const colorScheme of ['light', 'dark'] as const) {
      await bare.emulateMedia({ colorScheme });
      const violations = await bare.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(violations).toEqual([]);
    }
  });
});
