/**
 * Zstandard, read by the zstd program or else by a library, and written by the platform or else by the program. The
 * platform is not read with: Node 22 takes the end of the first frame for that of the file, and a file that is cut off
 * for a whole one. The library does not check checksums.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Transform, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { QingyiError } from '../../model/error.ts';
import { DamagedInput } from './format.ts';
import { compressed } from './stream-through.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** Since Node 22.15. */
const { createZstdCompress } = zlib as { createZstdCompress?: () => Transform };

export function readZstd(chunks: Chunks): Chunks {
  return hasProgram() ? throughProgram(chunks, ['-d']) : readByLibrary(chunks);
}

export function writeZstd(chunks: Chunks): Chunks {
  if (createZstdCompress !== undefined) return compressed(chunks, createZstdCompress());
  if (hasProgram()) return throughProgram(chunks, []);
  throw new QingyiError(
    'usage',
    'Writing .zst files needs Node 22.15 or later, or the zstd program (on Debian: apt install zstd).',
  );
}

let programFound: boolean | undefined;

function hasProgram(): boolean {
  programFound ??= spawnSync('zstd', ['--version'], { stdio: 'ignore' }).status === 0;
  return programFound;
}

async function* throughProgram(chunks: Chunks, flags: readonly string[]): Chunks {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn('zstd', [...flags, '--stdout', '--quiet'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close') as Promise<[code: number | null]>;
  const said = text(child.stderr);
  let failure: unknown;
  async function* input(): Chunks {
    try {
      yield* chunks;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  // A program that stops at a fault no longer takes its input, which fails in several ways; the exit code tells.
  const fed = pipeline(input(), child.stdin).catch(() => {});
  try {
    yield* child.stdout as Chunks & Readable;
    await fed;
    if (failure !== undefined) throw failure;
    const [code] = await exit;
    if (code !== 0) throw faultOf(await said);
  } finally {
    child.kill();
  }
}

async function* readByLibrary(chunks: Chunks): Chunks {
  let ready: Uint8Array[] = [];
  const decompressor = new Decompress((chunk) => ready.push(chunk));
  const push = (chunk: Uint8Array, final: boolean): DamagedInput | undefined => {
    try {
      decompressor.push(chunk, final);
      return undefined;
    } catch (error) {
      return faultOf((error as Error).message);
    }
  };
  const taken = (): Uint8Array[] => {
    const all = ready;
    ready = [];
    return all;
  };
  let fault: DamagedInput | undefined;
  for await (const chunk of chunks) {
    fault = push(chunk, false);
    yield* taken();
    if (fault !== undefined) throw fault;
  }
  fault = push(new Uint8Array(), true);
  yield* taken();
  if (fault !== undefined) throw fault;
}

function faultOf(message: string): DamagedInput {
  return /unexpected (?:end of file|EOF)|premature end/i.test(message)
    ? new DamagedInput('truncated', 'ends in the middle of its compressed data')
    : new DamagedInput('corrupt', `is no sound zstd file: ${message.trim()}`);
}
