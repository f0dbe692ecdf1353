/** Small turns on streams of bytes: looking ahead, and having all that is read be UTF-8. */
import iconv from 'iconv-lite';
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
 * Has a rewriting see UTF-8, whatever the stream is in, and turns what it makes back.
 *
 * @param charsetOf tells the encoding by the first bytes, where no byte order mark of UTF-16 does
 * @throws {DamagedInput} `corrupt` where the stream is not in that encoding after all
 */
export async function* throughUtf8(
  chunks: Chunks,
  rewrite: (chunks: Chunks) => Chunks,
  charsetOf: (head: Buffer) => string = () => UTF8,
): Chunks {
  const start = await peek(chunks, SAMPLE);
  const mark = start.head.toString('hex', 0, 2);
  const charset = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : charsetOf(start.head);
  if (charset === UTF8) {
    yield* rewrite(start.chunks);
    return;
  }
  const decoder = new TextDecoder(UTF8, { ignoreBOM: true });
  for await (const piece of rewrite(toUtf8(start.chunks, charset))) {
    const encoded = iconv.encode(decoder.decode(piece, { stream: true }), charset, { addBOM: false });
    if (encoded.length > 0) yield encoded;
  }
}

const UTF8 = 'utf-8';

/** What is enough for an XML declaration. */
const SAMPLE = 1024;

async function* toUtf8(chunks: Chunks, charset: string): Chunks {
  const decoder = iconv.getDecoder(charset, { stripBOM: false });
  let cut = '';
  for await (const chunk of chunks) {
    const text = cut + decoder.write(Buffer.from(chunk));
    cut = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    yield sound(text.slice(0, text.length - cut.length), charset);
  }
  yield sound(cut + (decoder.end() ?? ''), charset);
}

function sound(text: string, charset: string): Buffer {
  if (/[\ufffd\p{Cs}]/u.test(text)) throw new DamagedInput('corrupt', `is not valid ${charset}`);
  return Buffer.from(text);
}
