/** SHA-256 digests, by which a run knows its files again. */
import { createHash } from 'node:crypto';
import type { FileRecord } from './plan.ts';

/** In hexadecimal. */
export function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function recordOf(path: string, data: string | Uint8Array): FileRecord {
  return { path, bytes: Buffer.byteLength(data), sha256: hashOf(data) };
}
