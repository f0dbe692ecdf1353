/**
 * Compressed files: bytes in, bytes out, a chunk at a time. Several gzip members or zstd frames in one file are read as
 * one. What comes before a fault is given before the fault is thrown.
 */
import { promisify } from 'node:util';
import { createGunzip, createGzip, gzip as gzipWhole } from 'node:zlib';
import { DamagedInput } from './format.ts';
import { compressed, transformed } from './stream-through.ts';
import { readZstd, writeZstd } from './zstd.ts';

type Chunks = AsyncIterable<Uint8Array>;

export interface Compression {
  /** With the dot. */
  readonly extension: string;
  /** @throws {DamagedInput} after all that could be read */
  decompress(chunks: Chunks): Chunks;
  /**
   * @param piecewise compresses each chunk by itself, so that a reader can begin at any of them
   * @throws {QingyiError} `usage` where this machine cannot write it
   */
  compress(chunks: Chunks, piecewise: boolean): Chunks;
}

export const gzip: Compression = {
  extension: '.gz',
  decompress: (chunks) => transformed(chunks, createGunzip(), gzipFault),
  compress: (chunks, piecewise) => (piecewise ? members(chunks) : compressed(chunks, createGzip())),
};

export const zstd: Compression = {
  extension: '.zst',
  decompress: readZstd,
  compress: writeZstd,
};

async function* members(chunks: Chunks): Chunks {
  for await (const chunk of chunks) yield await promisify(gzipWhole)(chunk);
}

function gzipFault({ code, message }: NodeJS.ErrnoException): DamagedInput {
  if (code === 'Z_BUF_ERROR') return new DamagedInput('truncated', 'ends in the middle of its compressed data');
  return new DamagedInput('corrupt', `is no sound gzip file: ${message}`);
}
