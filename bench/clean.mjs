/**
 * Measures cleaning beside what any tool that reads Chinese has to do, in one run. Run `npm run build` first, then
 * `node bench/clean.mjs [FILE...]`; without files the articles of fixtures/gold/texts serve. Texts are cut into documents
 * of about 10 KB and repeated to 16 MB.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../dist/corpus/read-glossary.js';
import { createCleaner } from '../dist/pipeline.js';

const BYTES = 16e6;
const DOCUMENT = 3400;
const ROUNDS = 5;

const glossary = await loadGlossary(BUILT_IN_GLOSSARY);
const simplified = documents(process.argv.slice(2).length > 0 ? process.argv.slice(2) : defaults());
const toTraditional = Converter({ from: 'cn', to: 'tw' });
const corpora = { simplified, traditional: simplified.map((text) => toTraditional(text)) };
const cleaner = (stages) => {
  const { clean } = createCleaner({ glossary, ...(stages && { stages }) });
  return (bytes) => clean(bytes);
};
const decoder = new TextDecoder();
const toSimplified = Converter({ from: 't', to: 'cn' });
const tasks = {
  'TextDecoder utf-8': (bytes) => decoder.decode(bytes),
  'TextDecoder and opencc-js t2s': (bytes) => toSimplified(decoder.decode(bytes)),
  'qingyi, all stages': cleaner(),
  'qingyi, detect only': cleaner(['detect']),
  'qingyi, repair only': cleaner(['repair']),
};

console.log(`${glossary.rules.length} rules, Node ${process.version}`);
for (const [script, texts] of Object.entries(corpora)) {
  const inputs = texts.map((text) => Buffer.from(text));
  const size = inputs.reduce((sum, { length }) => sum + length, 0);
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = performance.now();
      for (const input of inputs) task(input);
      times[name].push(performance.now() - start);
    }
  }
  console.log(`\n${script}, ${(size / 1e6).toFixed(1)} MB`);
  for (const [name, all] of Object.entries(times)) {
    const speed = size / all.toSorted((a, b) => a - b)[ROUNDS >> 1] / 1e3;
    console.log(`  ${name.padEnd(32)} ${speed.toFixed(1).padStart(7)} MB/s`);
  }
}

function defaults() {
  const folder = fileURLToPath(new URL('../fixtures/gold/texts/', import.meta.url));
  return readdirSync(folder).map((name) => folder + name);
}

function documents(files) {
  const pieces = files.flatMap((file) => readFileSync(file, 'utf8').match(/[\s\S]{1,3400}(?:\n|$)/g) ?? []);
  const texts = [];
  for (let size = 0, i = 0, text = ''; size < BYTES; i++) {
    text += pieces[i % pieces.length];
    if (text.length < DOCUMENT) continue;
    texts.push(text);
    size += Buffer.byteLength(text);
    text = '';
  }
  return texts;
}
