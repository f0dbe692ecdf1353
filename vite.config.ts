/**
 * Builds the script and the style of a page into the package, and the program and its worker threads, which tsc leaves
 * out, into few files: hundreds take long to load. The mode says which: `report`, `review` or `program`.
 */
import { defineConfig, type UserConfig, type UserConfigFnObject } from 'vite';

const PAGES: Readonly<Record<string, string>> = {
  report: 'src/report/html/page/main.ts',
  review: 'src/review/page/main.ts',
};

const pageConfig = (mode: string): UserConfig => ({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/page',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: PAGES[mode] ?? mode,
      // A script of its own may wait; one inside a page must not.
      formats: [mode === 'review' ? 'es' : 'iife'],
      name: 'qingyi',
      fileName: () => `${mode}.js`,
      cssFileName: mode,
    },
  },
});

/** Packages of many files that every run loads; zod loses its messages in fifty languages on the way. */
const BUNDLED = ['commander', 'diff', 'entities', 'zod'];

const programConfig: UserConfig = {
  logLevel: 'warn',
  ssr: { noExternal: BUNDLED },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    license: { fileName: 'chunks/licenses.md' },
    rolldownOptions: {
      input: { 'cli/main': 'src/cli/main.ts', 'batch/shard-worker': 'src/batch/shard-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
};

const config: UserConfigFnObject = defineConfig(({ mode }) => (mode === 'program' ? programConfig : pageConfig(mode)));

export default config;
