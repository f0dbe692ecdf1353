/** The streams that commands talk to, so that they can be called from tests as well as from a terminal. */
import type { Readable, Writable } from 'node:stream';
import pico from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { requireText } from '../corpus/read.ts';
import { QingyiError } from '../model/error.ts';

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

/** All of standard input. @throws {QingyiError} `io` where it is no text */
export async function readStandardInput({ stdin }: Console): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  try {
    return requireText(Buffer.concat(chunks));
  } catch (cause) {
    throw new QingyiError('io', `Standard input ${(cause as Error).message}`, { cause });
  }
}
