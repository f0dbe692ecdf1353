import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Of two cores one would idle: many tests wait for other processes.
    maxWorkers: 2,
    globalSetup: ['test/support/build.ts', 'test/support/chromium.ts', 'test/support/redis.ts'],
  },
});

export default config;
