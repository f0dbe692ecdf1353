/** SHA-256 digests, by which a run knows its files again. */
import { createHash } from 'node:crypto';

/** A file that a run read or wrote. */
export interface FileRecord {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** In hexadecimal. */
export function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function recordOf(path: string, data: string | Uint8Array): FileRecord {
  return { path, bytes: Buffer.byteLength(data), sha256: hashOf(data) };
}
