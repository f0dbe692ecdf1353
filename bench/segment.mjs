/**
 * Measures the segmenter beside others, in one run: the words of whole lines, and the word across the edges of hits. Run
 * `npm run build` first, then `node bench/segment.mjs [FILE...]`; without files the articles of fixtures/gold/texts serve.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import segmentit from 'segmentit';
import { fold } from '../dist/language/fold.js';
import { wordAcross, wordStarts } from '../dist/language/words.js';

const ROUNDS = 5;
/** UTF-16 units of text, repeated if need be; segmentit gets the first tenth. */
const SIZE = 1e6;
/** A hit at every so many units. */
const STEP = 20;

const text = fold(texts(process.argv.slice(2)).join('\n'));
const lines = text
  .repeat(Math.ceil(SIZE / text.length))
  .slice(0, SIZE)
  .split('\n');
const hits = lines.flatMap((line) =>
  Array.from({ length: Math.floor(line.length / STEP) }, (_, i) => ({
    line,
    span: { start: i * STEP + 8, end: i * STEP + 12 },
  })),
);

const [, started] = timed(() => wordAcross('计算率先提升', { start: 0, end: 3 }));
const [other, startedOther] = timed(() => segmentit.useDefault(new segmentit.Segment()));
const [jieba, startedJieba] = timed(() => Jieba.withDict(dict));
const platform = new Intl.Segmenter('zh', { granularity: 'word' });

const segmenters = {
  qingyi: (line) => wordStarts(line, { start: 0, end: line.length }),
  'Intl.Segmenter': (line) => [...platform.segment(line)],
  '@node-rs/jieba': (line) => jieba.cut(line, false),
  segmentit: (line) => other.doSegment(line, { simple: true }),
};

console.log(
  `Node ${process.version}; ready after: qingyi ${started}, jieba ${startedJieba}, segmentit ${startedOther} ms`,
);
console.log('\nwords of whole lines');
for (const [name, segment] of Object.entries(segmenters)) {
  const some = name === 'segmentit' ? lines.slice(0, lines.length / 10) : lines;
  const size = some.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const speed = size / median(() => some.forEach(segment)) / 1e3;
  console.log(`  ${name.padEnd(16)} ${speed.toFixed(1).padStart(7)} MB/s`);
}
console.log(`\nthe word across the edges of ${hits.length} hits`);
const each = median(() => hits.map(({ line, span }) => wordAcross(line, span))) / hits.length;
console.log(`  qingyi           ${(each * 1e3).toFixed(2).padStart(7)} µs each`);

function timed(make) {
  const start = performance.now();
  return [make(), (performance.now() - start).toFixed(0)];
}

function median(run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

function texts(files) {
  const folder = fileURLToPath(new URL('../fixtures/gold/texts/', import.meta.url));
  const names = files.length > 0 ? files : readdirSync(folder).map((name) => folder + name);
  return names.map((name) => readFileSync(name, 'utf8'));
}
