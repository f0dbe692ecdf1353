/** Builds the script and the style of the HTML report into the package. */
import { defineConfig, type UserConfig } from 'vite';

const config: UserConfig = defineConfig({
  logLevel: 'warn',
  build: {
    outDir: 'dist/page',
    target: 'es2022',
    lib: {
      entry: 'src/report/html/page/main.ts',
      formats: ['iife'],
      name: 'qingyi',
      fileName: () => 'report.js',
      cssFileName: 'report',
    },
  },
});

export default config;
