/**
 * Counts which characters follow which in running text and writes `src/tables/running-text.bin.br`; `running-text.ts`
 * beside it says how it is laid out. Only counts get there, no text.
 *
 *   npm run build
 *   node bench/count-running-text.mjs FILE...      plain text in UTF-8, simplified or traditional, a paragraph a line
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { Converter } from 'opencc-js';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('usage: node bench/count-running-text.mjs FILE...');

const NARROW = ',.:;?!()"<>[]%~';
const WIDE = '，。：；？！（）“《》【】％～';
const MARKS = new Set(`${WIDE}、”‘’…—·「」『』`);
/** Triples that stand once only are left out. */
const LEAST = 2;
const DISCOUNT = 0.5;

/** Number of the character, or 0 where it is neither Han nor a mark: Latin letters and digits part what is counted. */
function unitOf(char) {
  const wide = WIDE[NARROW.indexOf(char)] ?? char;
  return /[\u4e00-\u9fff]/.test(wide) || MARKS.has(wide) ? wide.charCodeAt(0) : 0;
}

const pairs = new Map();
const triples = new Map();
const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
const toSimplified = Converter({ from: 't', to: 'cn' });
const lines = new Set(files.flatMap((file) => toSimplified(readFileSync(file, 'utf8')).split('\n')));
let characters = 0;
for (const line of lines) {
  let [first, second] = [0, 0];
  for (const char of line) {
    const unit = unitOf(char);
    if (unit !== 0) characters++;
    if (second * unit !== 0) add(pairs, second * 0x10000 + unit);
    if (first * second * unit !== 0) add(triples, (first * 0x10000 + second) * 0x10000 + unit);
    [first, second] = [second, unit];
  }
}

/** By what stands before: what follows with its count, all occurrences, and how far they can be trusted. */
function rows(counts, kept, doubt) {
  const found = new Map();
  for (const [key, count] of counts) {
    const before = Math.floor(key / 0x10000);
    const row = found.get(before) ?? { followers: [], total: 0, kinds: 0 };
    found.set(before, row);
    row.total += count;
    row.kinds++;
    if (count >= kept) row.followers.push([key % 0x10000, count - DISCOUNT]);
  }
  for (const row of found.values()) {
    row.followers.sort(([a], [b]) => a - b);
    row.trust = Math.round((0xff * row.total) / (row.total + doubt * row.kinds));
  }
  return found;
}

const logarithm = (share) => Math.min(0xff, Math.round(-16 * Math.log(share)));
const ofOne = rows(pairs, 1, 3);
const ofTwo = rows(triples, LEAST, 5);
const firsts = [...ofOne.keys()].sort((a, b) => a - b);
const seconds = firsts.flatMap((first) => ofOne.get(first).followers.map((follower) => [first, ...follower]));
const contexts = seconds.map(([first, second]) => ofTwo.get(first * 0x10000 + second));
const thirds = contexts.flatMap((row) => (row?.followers ?? []).map((follower) => [row, ...follower]));
const parts = [
  Uint32Array.of(firsts.length, seconds.length, thirds.length),
  Uint16Array.from(firsts),
  Uint16Array.from(firsts, (first) => ofOne.get(first).followers.length),
  Uint16Array.from(seconds, ([, second]) => second),
  Uint16Array.from(contexts, (row) => row?.followers.length ?? 0),
  Uint16Array.from(thirds, ([, third]) => third),
  Uint8Array.from(firsts, (first) => ofOne.get(first).trust),
  Uint8Array.from(seconds, ([first, , count]) => logarithm(count / ofOne.get(first).total)),
  Uint8Array.from(contexts, (row) => (row?.followers.length ? row.trust : 0)),
  Uint8Array.from(thirds, ([row, , count]) => logarithm(count / row.total)),
];
const table = Buffer.concat(parts.map(({ buffer }) => new Uint8Array(buffer)));
const packed = brotliCompressSync(table, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: table.length },
});
writeFileSync(new URL('../src/tables/running-text.bin.br', import.meta.url), packed);
console.log(`${characters} characters: ${seconds.length} pairs, ${thirds.length} triples`);
console.log(`${table.length} bytes, packed ${packed.length}`);
