/**
 * Measures glossaries: loading 10,000 rules with and without the cache, scanning with 1,000 and with 10,000 rules, and
 * lint and test over the built-in glossary. Run `npm run build` first, then `node bench/glossary.mjs`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadGlossary } from '../dist/corpus/read-glossary.js';
import { createCleaner } from '../dist/pipeline.js';
import { glossaryOf } from './material.mjs';

const TEXTS = fileURLToPath(new URL('../fixtures/negative', import.meta.url));
const RUNS = 5;

const CHECK_BUILT_IN = `
import { BUILT_IN_GLOSSARY, readGlossaryFiles } from '${new URL('../dist/corpus/read-glossary.js', import.meta.url)}';
import { assembleGlossary, compileLayers } from '${new URL('../dist/glossary/assemble.js', import.meta.url)}';
import { lintGlossary } from '${new URL('../dist/glossary/lint/index.js', import.meta.url)}';
import { runTests } from '${new URL('../dist/glossary/tests.js', import.meta.url)}';
import { createCleaner } from '${new URL('../dist/pipeline.js', import.meta.url)}';
const cleanerOf = (glossary) => createCleaner({ glossary, stages: ['detect'] }).clean;
const start = performance.now();
const layers = readGlossaryFiles([BUILT_IN_GLOSSARY]);
await lintGlossary(() => compileLayers(layers), cleanerOf);
const linted = performance.now();
const glossary = assembleGlossary(readGlossaryFiles([BUILT_IN_GLOSSARY]));
runTests(glossary.tests, cleanerOf(glossary));
const { concepts, tests } = glossary;
console.log(JSON.stringify({
  concepts: concepts.length, tests: tests.length, lint: linted - start, test: performance.now() - linted,
}));
`;

const folder = mkdtempSync(join(tmpdir(), 'qingyi-bench-'));
process.env.XDG_CACHE_HOME = join(folder, 'cache');
try {
  const glossaries = { 1000: writeRules(1000), 10000: writeRules(10_000) };
  const [cold, ...warm] = Array.from({ length: RUNS + 1 }, () => loadInNewProcess(glossaries[10_000]));
  report('load and compile 10,000 rules, first time', cold, 'ms');
  report('load 10,000 rules from the cache', median(warm), 'ms');

  const texts = corpus();
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const cleaners = await Promise.all(
    Object.values(glossaries).map(async (path) =>
      createCleaner({ glossary: await loadGlossary(path), stages: ['detect'] }),
    ),
  );
  // By turns, so that what else the machine does falls on both alike.
  const times = cleaners.map(() => []);
  for (let run = 0; run <= RUNS; run++) {
    cleaners.forEach((cleaner, index) => {
      const took = time(() => {
        for (const text of texts) cleaner.clean(text);
      });
      if (run > 0) times[index].push(took);
    });
  }
  const [few, many] = times.map(median);
  report('scan with 1,000 rules', units / few / 1000, 'million units/s');
  report('scan with 10,000 rules', units / many / 1000, 'million units/s');
  report('10,000 rules take longer by', (many / few - 1) * 100, '%');

  const checked = JSON.parse(runInNewProcess(CHECK_BUILT_IN));
  report(`lint of the built-in glossary (${checked.concepts} concepts)`, checked.lint, 'ms');
  report(`test of the built-in glossary (${checked.tests} tests)`, checked.test, 'ms');
} finally {
  rmSync(folder, { recursive: true });
}

function report(what, figure, unit) {
  console.log(`${what.padEnd(52)} ${figure.toFixed(figure < 100 ? 1 : 0).padStart(8)} ${unit}`);
}

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function runInNewProcess(script, ...parameters) {
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, ...parameters], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
  });
}

function loadInNewProcess(path) {
  return Number(
    runInNewProcess(
      `import { loadGlossary } from '${new URL('../dist/corpus/read-glossary.js', import.meta.url)}';
       const start = performance.now();
       await loadGlossary(process.argv[1]);
       console.log(performance.now() - start);`,
      path,
    ),
  );
}

function writeRules(count) {
  const path = join(folder, `${count}.yaml`);
  writeFileSync(path, glossaryOf(count));
  return path;
}

/** Some megabytes of correct text. */
function corpus() {
  const texts = readdirSync(TEXTS).map((name) => readFileSync(join(TEXTS, name), 'utf8'));
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  return Array.from({ length: Math.ceil(2_000_000 / units) }, () => texts).flat();
}
