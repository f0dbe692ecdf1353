/** Builds the script and the style of a page into the package; the mode says which: `report` or `review`. */
import { defineConfig, type UserConfigFnObject } from 'vite';

const ENTRIES: Readonly<Record<string, string>> = {
  report: 'src/report/html/page/main.ts',
  review: 'src/review/page/main.ts',
};

const config: UserConfigFnObject = defineConfig(({ mode }) => ({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/page',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: ENTRIES[mode] ?? mode,
      // A script of its own may wait; one inside a page must not.
      formats: [mode === 'review' ? 'es' : 'iife'],
      name: 'qingyi',
      fileName: () => `${mode}.js`,
      cssFileName: mode,
    },
  },
}));

export default config;
