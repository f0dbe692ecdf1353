/** Small turns on streams of bytes: looking ahead, and reading UTF-16 as UTF-8. */
import { DamagedInput } from './format.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** The first bytes of a stream, and the whole stream. `head` is shorter only where the stream is. */
export async function peek(chunks: Chunks, length: number): Promise<{ head: Buffer; chunks: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const { done, value } = await iterator.next();
    if (done) break;
    begun.push(value);
    size += value.length;
  }
  const head = Buffer.concat(begun);
  async function* whole(): Chunks {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: head.subarray(0, length), chunks: whole() };
}

/**
 * Has a rewriting see UTF-8 where the stream is UTF-16 with a byte order mark, and turns what it makes back.
 *
 * @throws {DamagedInput} `corrupt` where the stream is no UTF-16 after all
 */
export async function* throughUtf8(chunks: Chunks, rewrite: (chunks: Chunks) => Chunks): Chunks {
  const start = await peek(chunks, 2);
  const mark = start.head.toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') {
    yield* rewrite(start.chunks);
    return;
  }
  const isBigEndian = mark === 'feff';
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const piece of rewrite(toUtf8(start.chunks, isBigEndian ? 'utf-16be' : 'utf-16le'))) {
    const units = Buffer.from(decoder.decode(piece, { stream: true }), 'utf16le');
    yield isBigEndian ? units.swap16() : units;
  }
}

async function* toUtf8(chunks: Chunks, encoding: string): Chunks {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array): Buffer => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch {
      throw new DamagedInput('corrupt', `is no sound ${encoding}`);
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  decode();
}
