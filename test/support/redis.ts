/**
 * Finds the Redis for the tests of the queue, once for all of them. Where there is none, root on Debian installs it;
 * elsewhere those tests are skipped.
 */
import type { TestProject } from 'vitest/node';
import { findOrInstall } from './debian.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of redis-server; empty where there is none. */
    redis: string;
  }
}

export default function setup(project: TestProject): void {
  const path = findOrInstall(['redis-server'], 'redis-server');
  if (path === '') console.warn('No redis-server: the tests of the queue are skipped.');
  project.provide('redis', path);
}
