/**
 * Cleans correct text and lists everything that qingyi would change in it. Run `npm run build` first, then
 * `node bench/undamaged.mjs FOLDER...`: every .md, .txt and .json file below with enough Chinese in it is one document.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_GLOSSARY, loadGlossary } from '../dist/corpus/read-glossary.js';
import { createCleaner } from '../dist/pipeline.js';

const SHOWN = 12;
const LEAST_HAN = 200;

const cleaner = createCleaner({ glossary: await loadGlossary(BUILT_IN_GLOSSARY) });
const seen = new Set();
const changes = new Map();
const totals = { documents: 0, bytes: 0, characters: 0, changed: 0, milliseconds: 0 };

for (const folder of process.argv.slice(2)) for (const path of textFiles(folder)) measure(path);

for (const [change, { count, places }] of [...changes].sort(([, a], [, b]) => b.count - a.count)) {
  console.log(`${String(count).padStart(6)}  ${change}`);
  for (const place of places) console.log(`          ${place}`);
}
const { documents, bytes, characters, changed, milliseconds } = totals;
console.log(
  `${documents} documents, ${(bytes / 1e6).toFixed(1)} MB, ${characters} Han characters: ${changed} documents changed; ` +
    `${((bytes / milliseconds) * 1e-3).toFixed(1)} MB/s`,
);

function* textFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* textFiles(path);
    else if (entry.isFile() && /\.(?:md|txt|json)$/.test(entry.name)) yield path;
  }
}

function measure(path) {
  const raw = readFileSync(path, 'utf8');
  const text = path.endsWith('.json') ? strings(raw) : raw;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < LEAST_HAN || han < text.length / 5 || text.includes('\ufffd') || seen.has(text)) return;
  seen.add(text);
  const start = performance.now();
  const report = cleaner.clean(text, path);
  totals.milliseconds += performance.now() - start;
  totals.documents++;
  totals.bytes += Buffer.byteLength(text);
  totals.characters += han;
  if (report.document.text !== text) totals.changed++;
  for (const { step, before, edits } of report.document.revisions) {
    for (const { span, text: after, cause } of edits) {
      const actual = before.slice(span.start, span.end);
      const key =
        step === 'glossary' ? `${cause.name}: ${actual} → ${after}` : `${step}: ${JSON.stringify(actual)} → ${after}`;
      const known = changes.get(key) ?? { count: 0, places: [] };
      known.count++;
      const around = before.slice(Math.max(0, span.start - 25), span.end + 25).replaceAll('\n', '¶');
      if (known.places.length < SHOWN && step === 'glossary')
        known.places.push(`${path.split('/').slice(-3).join('/')}: ${around}`);
      changes.set(key, known);
    }
  }
}

/** The Chinese strings of a JSON text, one a line. */
function strings(json) {
  return [...json.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, content]) => content.replaceAll('\\n', '\n').replaceAll('\\"', '"'))
    .filter((content) => /\p{Script=Han}/u.test(content))
    .join('\n');
}
