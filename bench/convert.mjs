/**
 * Measures conversion between scripts beside opencc-js, in one run, and fails where a result differs from opencc-js's.
 * Run `npm run build` first, then `node bench/convert.mjs [FILE...]`; each file is taken for the script that it is in, and
 * without files the articles of fixtures/gold/texts serve, and their conversion. Texts are cut into documents of about
 * 10 KB and repeated to 10 MB.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { converter } from '../dist/language/opencc.js';
import { identifyScript } from '../dist/language/script.js';

const BYTES = 10e6;
const ROUNDS = 7;
const CONVERSIONS = [
  ['hans', 'cn', 't'],
  ['hans', 'cn', 'tw'],
  ['hans', 'cn', 'hk'],
  ['hant', 't', 'cn'],
  ['hant', 't', 'tw'],
  ['hant', 't', 'hk'],
];

const texts = process.argv.slice(2).length > 0 ? process.argv.slice(2).map(read) : defaults();
const corpora = {
  hans: documents(texts.filter((text) => identifyScript(text) === 'hans')),
  hant: documents(texts.filter((text) => identifyScript(text) === 'hant')),
};

console.log(`Node ${process.version}; MB of UTF-8 a second, median of ${ROUNDS}\n`);
console.log('            qingyi  opencc-js  ratio');
for (const [script, from, to] of CONVERSIONS) {
  const { texts, size } = corpora[script];
  if (texts.length === 0) continue;
  const tasks = [converter(from, to), Converter({ from, to })];
  const [convert, expected] = tasks;
  if (texts.some((text) => convert(text) !== expected(text))) {
    console.error(`${from} to ${to}: a result differs from opencc-js's`);
    process.exitCode = 1;
  }
  const times = tasks.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    tasks.forEach((task, index) => {
      const start = performance.now();
      for (const text of texts) task(text);
      times[index].push(performance.now() - start);
    });
  }
  const [own, other] = times.map((all) => all.toSorted((a, b) => a - b)[ROUNDS >> 1]);
  const speed = (time) => (size / time / 1e3).toFixed(0);
  const name = `${from} to ${to}`.padEnd(10);
  console.log(`${name} ${speed(own).padStart(7)} ${speed(other).padStart(10)} ${(other / own).toFixed(1).padStart(6)}`);
}

function read(file) {
  return readFileSync(file, 'utf8');
}

function defaults() {
  const folder = fileURLToPath(new URL('../fixtures/gold/texts/', import.meta.url));
  const simplified = readdirSync(folder).map((name) => read(folder + name));
  return [...simplified, ...simplified.map(converter('cn', 'tw'))];
}

function documents(texts) {
  const pieces = texts.flatMap((text) => text.match(/[\s\S]{1,3400}(?:\n|$)/g) ?? []);
  const found = [];
  let size = 0;
  for (let i = 0; pieces.length > 0 && size < BYTES; i++) {
    // A text of its own, as one that was read: a part of a longer text is slower to go through.
    const bytes = Buffer.from(pieces[i % pieces.length]);
    found.push(bytes.toString());
    size += bytes.length;
  }
  return { texts: found, size };
}
