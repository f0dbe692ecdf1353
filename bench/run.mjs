/**
 * One table of how fast qingyi is beside the tools that users have, each pair by turns in one run. Run `npm run build`
 * first, then `npm run bench`, or `node bench/run.mjs FILE...` with simplified texts of your own. Documents have about
 * 10 KB; there are 10,000 rules, the built-in ones among them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { AhoCorasick } from '@monyone/aho-corasick';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import autocorrect from 'autocorrect-node';
import { createTwoFilesPatch } from 'diff';
import { Converter } from 'opencc-js';
import { buildAutomaton } from '../dist/automaton/automaton.js';
import { BUILT_IN_GLOSSARY, readGlossaryFiles } from '../dist/corpus/read-glossary.js';
import { assembleGlossary } from '../dist/glossary/assemble.js';
import { readGlossary } from '../dist/glossary/read.js';
import { fold, foldUnits } from '../dist/language/fold.js';
import { converter } from '../dist/language/opencc.js';
import { wordStarts } from '../dist/language/words.js';
import { createCleaner } from '../dist/pipeline.js';
import { jsonReport } from '../dist/report/json.js';
import { unifiedDiff } from '../dist/report/unified-diff.js';
import { documents, glossaryOf } from './material.mjs';

const BYTES = 3e6;
const UNITS = 3400;
const RULES = 10_000;
const ROUNDS = 7;
/** Before what is counted, until the code is compiled. */
const WARMING_ROUNDS = 10;

const builtIn = readGlossaryFiles([BUILT_IN_GLOSSARY]);
const known = readGlossary(builtIn).concepts.reduce((count, { rules }) => count + rules.length, 0);
const missing = RULES - known;
const glossary = assembleGlossary([...builtIn, [{ path: 'bench.yaml', source: glossaryOf(missing) }]]);
const { clean } = createCleaner({ glossary });
const words = [...new Set(glossary.rules.flatMap(({ forms }) => forms.map(fold)))].slice(0, RULES);
const npmAutomaton = new AhoCorasick(words);
const jieba = Jieba.withDict(dict);
const decoder = new TextDecoder();
const toSimplified = { qingyi: converter('t', 'cn'), opencc: Converter({ from: 't', to: 'cn' }) };
const toTraditional = { qingyi: converter('cn', 't'), opencc: Converter({ from: 'cn', to: 't' }) };

const files = process.argv.slice(2);
const hans = files.length > 0 ? files.flatMap(pieces) : documents(BYTES, UNITS);
const corpora = { hans: hans.map(asInput), hant: hans.map(toTraditional.opencc).map(asInput) };

const wholeClean = ({ bytes }) => jsonReport('1.0.0', [clean(bytes, 'a.txt')]);
// Not made before it is needed: as in a run, the clean has the only automaton, and code that knows one is faster.
let automaton;
const match = ({ units }) => {
  automaton ??= buildAutomaton(words.map(foldUnits));
  let hits = 0;
  automaton.scan(units, () => {
    hits++;
  });
  return hits;
};
const decode = ({ bytes }) => decoder.decode(bytes);

/** What is measured, on what, and beside what. */
const MEASUREMENTS = [
  ['whole clean', 'hans', wholeClean, { 'opencc-js t2s': ({ text }) => toSimplified.opencc(text) }],
  ['whole clean', 'hant', wholeClean, { 'opencc-js t2s': ({ text }) => toSimplified.opencc(text) }],
  ['whole clean', 'hans', wholeClean, { 'autocorrect-node': ({ text }) => autocorrect.format(text) }],
  ['whole clean', 'hans', wholeClean, { 'opencc-js, @monyone/aho-corasick, @node-rs/jieba': stack }],
  [
    `match ${words.length} forms`,
    'hans',
    match,
    { '@monyone/aho-corasick': ({ folded }) => npmAutomaton.matchInText(folded) },
  ],
  [`match ${words.length} forms`, 'hans', match, { 'TextDecoder utf-8': decode }],
  [
    'convert t2s',
    'hant',
    ({ text }) => toSimplified.qingyi(text),
    { 'opencc-js': ({ text }) => toSimplified.opencc(text) },
  ],
  [
    'convert s2t',
    'hans',
    ({ text }) => toTraditional.qingyi(text),
    { 'opencc-js': ({ text }) => toTraditional.opencc(text) },
  ],
  ['words', 'hans', segment, { '@node-rs/jieba': ({ text }) => jieba.cut(text, false) }],
  ['unified diff', 'hans', ownDiff, { 'jsdiff, of texts': otherDiff }],
];

console.log(`${cpus()[0]?.model}, Node ${process.version}; ${versions()}`);
const found = corpora.hans.reduce((sum, { report }) => sum + report.findings.length + report.rejections.length, 0);
console.log(`${glossary.rules.length} rules; ${corpora.hans.length} documents of about 10 KB, in each`);
console.log(
  `${(found / corpora.hans.length).toFixed(1)} findings and rejections; MB of UTF-8 a second, median of ${ROUNDS}\n`,
);
console.log('| | text | qingyi | beside | | ratio |\n| --- | --- | ---: | --- | ---: | ---: |');
for (const [what, script, own, peers] of MEASUREMENTS) {
  for (const [name, other] of Object.entries(peers)) {
    const [a, b] = speeds(corpora[script], [own, other]);
    console.log(`| ${what} | ${script} | ${a.toFixed(1)} | ${name} | ${b.toFixed(1)} | ${(a / b).toFixed(2)} |`);
  }
}

function asInput(text) {
  const bytes = Buffer.from(text);
  const folded = fold(text);
  return { text: bytes.toString(), bytes, folded, units: foldUnits(text), report: clean(bytes, 'a.txt') };
}

function stack({ text }) {
  const simplified = toSimplified.opencc(text);
  return [npmAutomaton.matchInText(simplified), jieba.cut(simplified, false)];
}

function segment({ folded }) {
  return wordStarts(folded, { start: 0, end: folded.length });
}

function ownDiff({ report, bytes }) {
  return unifiedDiff(report.document, 'a.txt', bytes);
}

function otherDiff({ report: { document } }) {
  return createTwoFilesPatch('a.txt', 'a.txt', document.source, document.text);
}

/** By turns, so that what else the machine does falls on all alike. */
function speeds(inputs, tasks) {
  const times = tasks.map(() => []);
  for (let round = -WARMING_ROUNDS; round < ROUNDS; round++) {
    tasks.forEach((task, index) => {
      const start = performance.now();
      for (const input of inputs) task(input);
      if (round >= 0) times[index].push(performance.now() - start);
    });
  }
  const size = inputs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return times.map((all) => size / all.sort((a, b) => a - b)[ROUNDS >> 1] / 1e3);
}

function pieces(file) {
  const texts = readFileSync(file, 'utf8').match(/[\s\S]{1,3400}(?:\n|$)/g) ?? [];
  return texts.map((text) => Buffer.from(text).toString());
}

function versions() {
  const { devDependencies, dependencies } = createRequire(import.meta.url)('../package.json');
  const all = { ...devDependencies, ...dependencies };
  return ['opencc-js', '@monyone/aho-corasick', '@node-rs/jieba', 'autocorrect-node', 'diff']
    .map((name) => `${name} ${all[name]}`)
    .join(', ');
}
