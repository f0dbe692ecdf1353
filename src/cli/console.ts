/** The streams that commands talk to, so that they can be called from tests as well as from a terminal. */
import type { Readable, Writable } from 'node:stream';
import pico from 'picocolors';
import type { Colors } from 'picocolors/types.js';

export interface Console {
  readonly stdin: Readable;
  readonly stdout: Writable & { hasColors?(): boolean; readonly columns?: number };
  readonly stderr: Writable & { hasColors?(): boolean; readonly isTTY?: boolean };
}

export const COLOR_MODES = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof COLOR_MODES)[number];

/** With `auto`, a terminal gets colours, unless NO_COLOR or the terminal's type forbids. */
export function colorsFor(stream: Console['stdout'], mode: ColorMode): Colors {
  return pico.createColors(mode === 'always' || (mode === 'auto' && stream.hasColors?.() === true));
}

export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
