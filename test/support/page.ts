/** The browser and the pages for the tests in test/browser. */
import { type Browser, chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { PageAssets } from '../../src/report/html/index.ts';

const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser with a profile of its own. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS] });
}

/** Builds a page's script and style from their sources. */
export async function buildPage(page: 'report' | 'review' = 'report'): Promise<PageAssets> {
  const [{ output }] = (await build({ mode: page, build: { write: false } })) as [Rolldown.RolldownOutput];
  const [script] = output;
  const style = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  if (style?.type !== 'asset') throw new TypeError('The build made no style');
  return { script: script.code, style: `${style.source}` };
}
