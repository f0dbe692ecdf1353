/** Passes chunks through a stream of the platform's, losing nothing of what it gives before it fails. */
import { once } from 'node:events';
import { pipeline, type Transform } from 'node:stream';
import type { DamagedInput } from './format.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** The output of a transform whose input may fail. */
export function compressed(chunks: Chunks, transform: Transform): Chunks {
  return pipeline(chunks, transform, () => {}) as Chunks & Transform;
}

/** How many compressed bytes are read at a time: at most a thousand times as many come out. */
const STEP = 16 * 1024;

/**
 * What a decompressor gives for chunks. A stream that fails drops what it has not handed out, so this one is emptied
 * after each step.
 */
export async function* transformed(
  chunks: Chunks,
  transform: Transform,
  faultOf: (error: NodeJS.ErrnoException) => DamagedInput,
): Chunks {
  let ready: Uint8Array[] = [];
  let failure: Error | undefined;
  transform.on('data', (chunk: Uint8Array) => ready.push(chunk));
  let proceed = (): void => {};
  transform.on('error', (error) => {
    failure = error;
    proceed();
  });
  const take = (): Uint8Array[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  try {
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length && failure === undefined; start += STEP) {
        const step = chunk.subarray(start, start + STEP);
        await new Promise<void>((resolve) => {
          proceed = resolve;
          transform.write(step, () => resolve());
        });
        yield* take();
      }
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      transform.end();
      await once(transform, 'close').catch(() => {});
    }
    yield* take();
    if (failure !== undefined) throw faultOf(failure);
  } finally {
    transform.destroy();
  }
}
