/**
 * Cleans a generated corpus of damaged articles and measures time and memory: `npm run build`, then
 * `node bench/corpus.mjs [MEGABYTES [WORKERS...]]` (100 of text, by one worker and by two, if not given). Needs the program zstd. The articles are sentences of
 * fixtures/gold/texts in random order, nine in ten undamaged, one in ten as annotated GBK pages are.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { createServer } from 'vite';

const [megabytes = 100, ...counts] = process.argv.slice(2).map(Number);
const BYTES = megabytes * 1e6;
const WORKERS = counts.length > 0 ? counts : [1, 2];
const FILES = 4;
const SENTENCES = 60;
const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const server = await createServer({
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { annotatable, damage, randomFrom, shuffled } = await server.ssrLoadModule('/test/support/damager.ts');
await server.close();

const random = randomFrom(1);
const pick = (items) => items[Math.floor(random() * items.length)];
const texts = fileURLToPath(new URL('../fixtures/gold/texts/', import.meta.url));
const hans = readdirSync(texts)
  .flatMap((name) => readFileSync(texts + name, 'utf8').match(/[^。！？\n]+[。！？]?/g) ?? [])
  .filter((sentence) => sentence.length > 8);
const toTraditional = Converter({ from: 'cn', to: 't' });
const hant = hans.map((sentence) => toTraditional(sentence));
const known = annotatable(hant.join(''));

function article() {
  const damaged = random() < 0.1;
  const sentences = damaged || random() < 0.5 ? hant : hans;
  const text = Array.from({ length: SENTENCES }, () => pick(sentences)).join('');
  if (!damaged) return text;
  const table = shuffled(known, random).filter(() => random() < 0.3);
  return damage(text, { table, narrowing: 'after', tearing: 0.5, vanished: 'dropped' }, random).text;
}

const folder = mkdtempSync(join(tmpdir(), 'qingyi-corpus-'));
try {
  let raw = 0;
  for (let file = 0; file < FILES; file++) {
    const zstd = spawn('zstd', ['-q', '-3']);
    zstd.stdout.pipe(createWriteStream(join(folder, `${file}.jsonl.zst`)));
    for (let bytes = 0, n = 0; bytes < BYTES / FILES; n++) {
      const line = `${JSON.stringify({ id: `${file}-${n}`, text: article() })}\n`;
      const length = Buffer.byteLength(line);
      bytes += length;
      raw += length;
      if (!zstd.stdin.write(line)) await once(zstd.stdin, 'drain');
    }
    zstd.stdin.end();
    await once(zstd, 'close');
  }
  const packed = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(`${FILES} files, ${mega(raw)} of JSON Lines, ${mega(packed)} compressed`);
  for (const workers of WORKERS) {
    const output = join(folder, `out-${workers}`);
    const began = performance.now();
    const run = spawn(
      process.execPath,
      [PROGRAM, 'clean', join(folder, '*.jsonl.zst'), '-o', output, '--workers', `${workers}`],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(run.pid));
    }, 500);
    const [code] = await once(run, 'exit');
    clearInterval(watch);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${workers} workers: ${seconds.toFixed(0)} s, ${(raw / 1e6 / seconds).toFixed(2)} MB/s, at most ${mega(most)} of memory, exit code ${code}`,
    );
    rmSync(output, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}

function mega(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Resident memory of a process, in bytes; 0 where it has ended. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
