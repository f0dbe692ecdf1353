import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { formatOf, rewriteFile } from '../../../src/corpus/formats/index.ts';
import { correctWord } from '../../support/rewriting.ts';

const MEGABYTE = 1024 * 1024;
const STREAM = 100 * MEGABYTE;
const BOUND = 32 * MEGABYTE;
/** Memory is looked at this often. */
const STEP = 20 * MEGABYTE;
const TEXT = '现在大模型公司都在四处寻找钢钉。'.repeat(100);

const FILES: Readonly<Record<string, { readonly head?: string; readonly record: string; readonly end?: string }>> = {
  'a.jsonl': { record: `{"id":1,"text":"${TEXT}"}\n` },
  'a.csv': { head: 'id,text\n', record: `1,"${TEXT}"\n` },
  'a.tmx': {
    head: '<tmx><body>',
    record: `<tu><tuv xml:lang="zh"><seg>${TEXT}</seg></tuv></tu>`,
    end: '</body></tmx>',
  },
  'a.wet': {
    record: `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(TEXT)}\r\n\r\n${TEXT}\r\n\r\n`,
  },
};

async function* stream(path: string): AsyncGenerator<Uint8Array> {
  const { head, record, end } = FILES[path] ?? { record: '' };
  const block = Buffer.from(record.repeat(20));
  if (head !== undefined) yield Buffer.from(head);
  for (let sent = 0; sent < STREAM; sent += block.length) yield block;
  if (end !== undefined) yield Buffer.from(end);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function held(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe.each(Object.keys(FILES))('100 MiB of %s', (path) => {
  it('are rewritten in bounded memory', async () => {
    const format = formatOf(path);
    if (format === undefined) throw new Error(path);
    const before = held();
    let most = 0;
    let size = 0;
    let faults = 0;
    const visitor = { clean: correctWord, fault: () => void faults++ };
    for await (const piece of rewriteFile(format, { path, chunks: stream(path) }, { text: 'text' }, visitor)) {
      if (Math.floor(size / STEP) < Math.floor((size + piece.length) / STEP)) most = Math.max(most, held() - before);
      size += piece.length;
    }
    expect(faults).toBe(0);
    expect(size).toBeGreaterThan(STREAM);
    expect(most).toBeLessThan(BOUND);
  });
});
