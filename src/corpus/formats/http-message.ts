/** An HTTP response as a WARC record holds it: its payload as it was meant, and the message with another one. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { HeaderLines } from './header-lines.ts';
import { LONGEST_RECORD } from './lines.ts';

export interface HttpMessage {
  readonly headers: HeaderLines;
  /** Neither chunked nor compressed. */
  readonly payload: Buffer;
}

/** @returns undefined where the block is no message with a payload */
export function readHttpMessage(block: Buffer): HttpMessage | undefined {
  const end = block.indexOf('\r\n\r\n') + 4;
  if (end < 4 || !block.toString('latin1', 0, 5).startsWith('HTTP/')) return undefined;
  const headers = new HeaderLines(block.subarray(0, end));
  const sent = block.subarray(end);
  const isChunked = /chunked/i.test(headers.get('transfer-encoding') ?? '');
  const whole = isChunked ? joinChunks(sent) : sent;
  const payload = decompress(whole, headers.get('content-encoding') ?? '');
  return { headers, payload };
}

/** The message with a new payload, which is neither chunked nor compressed. */
export function writeHttpMessage({ headers }: HttpMessage, payload: Uint8Array): Buffer {
  for (const name of ['Transfer-Encoding', 'Content-Encoding']) headers.rename(name.toLowerCase(), `X-Crawl-${name}`);
  headers.set('content-length', `${payload.length}`);
  return Buffer.concat([headers.bytes(), payload]);
}

/** Crawlers often store what they have decoded with the headers that it came with: then it is what it is. */
function joinChunks(sent: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = sent.indexOf('\r\n', at);
    const size =
      lineEnd < 0 ? undefined : /^\s*([\da-f]{1,8})\s*(?:;.*)?$/i.exec(sent.toString('latin1', at, lineEnd))?.[1];
    if (size === undefined) return sent;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(sent.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}

function decompress(bytes: Buffer, encoding: string): Buffer {
  const options = { maxOutputLength: LONGEST_RECORD };
  try {
    if (/gzip/i.test(encoding)) return gunzipSync(bytes, options);
    if (/deflate/i.test(encoding)) return inflateSync(bytes, options);
    if (/^br$/i.test(encoding)) return brotliDecompressSync(bytes, options);
  } catch {
    // As above.
  }
  return bytes;
}
