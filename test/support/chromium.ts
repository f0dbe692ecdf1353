/**
 * Finds the browser for the tests in test/browser, once for all of them. Where there is none, root on Debian installs it;
 * elsewhere those tests are skipped.
 */
import type { TestProject } from 'vitest/node';
import { findOrInstall } from './debian.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser; empty where there is none. */
    chromium: string;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export default function setup(project: TestProject): void {
  const path = findOrInstall(NAMES, 'chromium');
  if (path === '') console.warn('No Chromium: the tests in test/browser are skipped.');
  project.provide('chromium', path);
}
