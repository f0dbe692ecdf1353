/**
 * Measures the repair of annotated GBK pages on texts that it was not built with, and on undamaged ones.
 *
 *   npm run build
 *   npm install --prefix FOLDER --ignore-scripts novel-writer-cn@0.20.0 chinese-poetry@2.0.1 \
 *     @codingame/monaco-vscode-language-pack-zh-hant@25.1.2 love-course-erlingeryi@2023.608.2
 *   node bench/annotated-gbk.mjs FOLDER [ARTICLE]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffChars } from 'diff';
import { Converter } from 'opencc-js';
import { createServer } from 'vite';
import { applyEdits } from '../dist/model/edit.js';
import { PROVEN } from '../dist/model/evidence.js';
import { annotatedGbk } from '../dist/stages/repair/annotated-gbk/index.js';

const [folder, article] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node bench/annotated-gbk.mjs FOLDER [ARTICLE]');

/** Damaged sources: three subjects, none of them used while the repair was built. */
const SOURCES = {
  'novel-writer-cn (guides to writing)': ['novel-writer-cn', '.md'],
  'chinese-poetry (classical verse)': ['chinese-poetry', '.json'],
  'monaco-vscode-language-pack-zh-hant (software)': ['@codingame/monaco-vscode-language-pack-zh-hant', '.json'],
};
const UNDAMAGED = ['chinese-poetry', 'love-course-erlingeryi', 'novel-writer-cn', '@codingame'];
const UNDAMAGED_BYTES = 24e6;
const PAGES = 120;
const PAGE_LENGTH = 3000;

const server = await createServer({
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { annotatable, damage, narrow, randomFrom, shuffled } = await server.ssrLoadModule('/test/support/damager.ts');
await server.close();

function* files(path, extension) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* files(child, extension);
    else if (entry.name.endsWith(extension)) yield child;
  }
}

/** Lines that are mostly Chinese, each once, in traditional characters. */
function corpus([name, extension]) {
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const lines = new Set();
  let length = 0;
  for (const path of files(join(folder, 'node_modules', name), extension)) {
    if (length > 600_000) break;
    const text = readFileSync(path, 'utf8');
    const pieces =
      extension === '.json' ? [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, s]) => s) : text.split('\n');
    for (const piece of pieces) {
      const han = piece.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
      if (han < 12 || han < piece.length / 2 || piece.length > 600 || lines.has(piece)) continue;
      lines.add(piece);
      length += piece.length;
    }
  }
  return toTraditional([...lines].join('\n'));
}

function randomSite(known, random) {
  const pick = (items) => items[Math.floor(random() * items.length)];
  const density = pick([1, 0.6, 0.3, 0.1]);
  return {
    table: shuffled(known, random).filter(() => random() < density),
    narrowing: pick(['before', 'after', 'never']),
    tearing: pick([0, 0.5, 1]),
    vanished: random() < 0.85 ? 'dropped' : 'private-use',
  };
}

/** 1 for each unit of `expected` that `actual` lacks or has something else at. */
function differences(expected, actual) {
  const wrong = new Uint8Array(expected.length + 1);
  let at = 0;
  for (const { added, removed, value } of diffChars(expected, actual)) {
    if (added) wrong[at] = 1;
    else {
      if (removed) wrong.fill(1, at, at + value.length);
      at += value.length;
    }
  }
  return wrong;
}

function compare(original, repaired, garbled, count) {
  const [before, after] = [narrow(original).split('\n'), narrow(repaired).split('\n')];
  let offset = 0;
  for (const [i, line] of before.entries()) {
    const wrong = line === after[i] ? undefined : differences(line, after[i] ?? '');
    count.characters += line.length;
    count.restored += line.length - (wrong?.subarray(0, line.length).reduce((a, b) => a + b, 0) ?? 0);
    for (const { start, end, lost } of garbled) {
      if (start < offset || start >= offset + line.length) continue;
      const isExact = wrong?.subarray(start - offset, end - offset).every((unit) => unit === 0) ?? true;
      const kind = lost ? 'lossy' : 'lossless';
      count[kind]++;
      if (isExact) count[`${kind}Exact`]++;
    }
    offset += line.length + 1;
  }
}

function measure(text) {
  const known = annotatable(text);
  const count = {
    ...{ characters: 0, restored: 0, lossless: 0, losslessExact: 0, lossy: 0, lossyExact: 0 },
    ...{ applied: 0, wrongForced: 0, wrongChosen: 0, claimed: 0, wrongClaimed: 0 },
    ...{ suggested: 0, suggestedRight: 0, flagged: 0 },
  };
  for (let page = 0; page < PAGES; page++) {
    const random = randomFrom(4000 + page);
    const from = text.indexOf('\n', Math.floor(random() * (text.length - PAGE_LENGTH))) + 1;
    const original = text.slice(from, text.indexOf('\n', from + PAGE_LENGTH) >>> 0);
    const site = randomSite(known, random);
    const damaged = damage(original, site, random);
    const { edits, findings } = annotatedGbk.run(damaged.text);
    const expected = narrow(original);
    const lines = expected.split('\n');
    compare(site.narrowing === 'before' ? expected : original, applyEdits(damaged.text, edits), damaged.garbled, count);
    for (const {
      tier,
      evidence,
      span,
      expected: [first = '\0'],
    } of findings) {
      const isRight = lines[damaged.text.slice(0, span.start).split('\n').length - 1]?.includes(narrow(first)) ?? false;
      if (tier === 'flag') count.flagged++;
      if (tier === 'suggest') count.suggested++;
      if (tier === 'suggest' && isRight) count.suggestedRight++;
      if (tier !== 'fix') continue;
      count.applied++;
      if (!isRight) count[evidence[0].chosen === '' ? 'wrongForced' : 'wrongChosen']++;
      if (evidence[0].chosen !== '' || evidence[0].confidence < PROVEN) continue;
      count.claimed++;
      if (!isRight) count.wrongClaimed++;
    }
  }
  return count;
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} % of ${whole}`;

for (const [title, source] of Object.entries(SOURCES)) {
  const text = corpus(source);
  const count = measure(text);
  console.log(`${title}: ${text.length} characters to draw from`);
  console.log(`  characters restored     ${percent(count.restored, count.characters)}`);
  console.log(`  windows, nothing lost   ${percent(count.losslessExact, count.lossless)}`);
  console.log(`  windows, bytes lost     ${percent(count.lossyExact, count.lossy)}`);
  console.log(
    `  all windows             ${percent(count.losslessExact + count.lossyExact, count.lossless + count.lossy)}`,
  );
  console.log(
    `  applied ${count.applied}: wrong with bytes chosen ${count.wrongChosen}, with none ${count.wrongForced}`,
  );
  console.log(`  of these claimed as proven ${count.claimed}: wrong ${count.wrongClaimed}`);
  console.log(`  suggested ${count.suggested}, right ${count.suggestedRight}; flagged ${count.flagged}`);
}

let bytes = 0;
let changed = 0;
let milliseconds = 0;
scan: for (const name of UNDAMAGED) {
  for (const extension of ['.md', '.json']) {
    for (const path of files(join(folder, 'node_modules', name), extension)) {
      const text = readFileSync(path, 'utf8');
      const start = performance.now();
      const { edits } = annotatedGbk.run(text);
      milliseconds += performance.now() - start;
      bytes += Buffer.byteLength(text);
      if (edits.length > 0) changed++;
      for (const { span } of edits) console.log(`  changed ${path}: ${text.slice(span.start - 10, span.end + 10)}`);
      if (bytes > UNDAMAGED_BYTES && name === 'chinese-poetry') continue scan;
    }
  }
}
console.log(
  `undamaged: ${(bytes / 1e6).toFixed(1)} MB, ${changed} files changed, ${(bytes / milliseconds / 1e3).toFixed(1)} MB/s`,
);

const large = corpus(SOURCES['novel-writer-cn (guides to writing)']).slice(0, 200_000);
const known = annotatable(large).filter((_, i) => i % 3 === 0);
const site = { table: known, narrowing: 'before', tearing: 1, vanished: 'dropped' };
const { text: damaged } = damage(large, site, randomFrom(1));
const runs = Array.from({ length: 4 }, () => {
  const start = performance.now();
  annotatedGbk.run(damaged);
  return performance.now() - start;
});
console.log(
  `damaged: ${(Buffer.byteLength(damaged) / Math.min(...runs) / 1e3).toFixed(2)} MB/s, the best of ${runs.length}`,
);

if (article !== undefined) {
  const text = readFileSync(article, 'utf8');
  for (let i = 0; i < 10; i++) annotatedGbk.run(text);
  const begun = performance.now();
  for (let i = 0; i < 10; i++) annotatedGbk.run(text);
  console.log(`article: ${((performance.now() - begun) / 10).toFixed(1)} ms warm`);
}
const { heapUsed, external, arrayBuffers } = process.memoryUsage();
console.log(
  `memory: heap ${(heapUsed / 1e6).toFixed(0)} MB, external ${((external + arrayBuffers) / 1e6).toFixed(0)} MB`,
);
