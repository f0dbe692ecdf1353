/** Makes changes to a text in the bytes that it was read from: lines without a change keep theirs. */
import { decodeExactly, encodeText } from './charset.ts';
import { applySplices, type Splice } from './pieces.ts';

/** Lines that change together, in units of the text and in bytes. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

/**
 * @param raw what `bytes` were decoded to
 * @returns the new bytes, and how many changes could not be made, since their lines hold bytes that are no text
 */
export function spliceBytes(
  bytes: Buffer,
  raw: string,
  splices: readonly Splice[],
  charset: string,
): { readonly bytes: Buffer; readonly lost: number } {
  if (splices.length === 0) return { bytes, lost: 0 };
  const out: Uint8Array[] = [];
  let lost = 0;
  let next = 0;
  for (const block of blocksOf(bytes, raw, splices, charset)) {
    const from = next;
    while (next < splices.length && (splices[next] as Splice).start < block.end) next++;
    const inside = splices.slice(from, next);
    const text = raw.slice(block.start, block.end);
    if (inside.length > 0 && decodeExactly(block.bytes, charset) === text) {
      const moved = inside.map((splice) => ({
        ...splice,
        start: splice.start - block.start,
        end: splice.end - block.start,
      }));
      out.push(encodeText(applySplices(text, moved), charset));
    } else {
      out.push(block.bytes);
      lost += inside.length;
    }
  }
  return { bytes: Buffer.concat(out), lost: lost + splices.length - next };
}

const NEWLINE = 0x0a;

/** Lines, and as one those that a change runs across. All is one block where the encoding hides line ends. */
function* blocksOf(bytes: Buffer, raw: string, splices: readonly Splice[], charset: string): Generator<Block> {
  if (/^utf-?(?:8|16|32)/i.test(charset)) {
    yield { start: 0, end: raw.length + 1, bytes };
    return;
  }
  let [start, byteStart, at, byteAt] = [0, 0, 0, 0];
  let next = 0;
  while (at < raw.length) {
    const newline = raw.indexOf('\n', at);
    at = newline < 0 ? raw.length : newline + 1;
    byteAt = newline < 0 ? bytes.length : bytes.indexOf(NEWLINE, byteAt) + 1;
    while (next < splices.length && (splices[next] as Splice).end < at) next++;
    if (((splices[next] as Splice | undefined)?.start ?? Number.POSITIVE_INFINITY) < at && at < raw.length) continue;
    yield { start, end: at === raw.length ? at + 1 : at, bytes: bytes.subarray(byteStart, byteAt) };
    [start, byteStart] = [at, byteAt];
  }
}
