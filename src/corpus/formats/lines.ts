/** Cuts a stream of bytes into lines. Knows bytes only. */
import { DamagedInput } from './format.ts';

/** In bytes. What is longer cannot be one string. */
export const LONGEST_RECORD: number = 256 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The lines, each with its line end. The last has none where the stream ends without one.
 *
 * @param tooLong called at a line longer than {@link LONGEST_RECORD}, which is left out if that returns
 * @throws {DamagedInput} at such a line, if not told otherwise
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  tooLong: () => void = refuse,
): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  let skipping = false;
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE) + 1; end > 0; end = chunk.indexOf(NEWLINE, start) + 1) {
      const piece = chunk.subarray(start, end);
      if (!skipping) yield length === 0 ? piece : Buffer.concat([...begun, piece]);
      skipping = false;
      begun = [];
      length = 0;
      start = end;
    }
    if (start === chunk.length || skipping) continue;
    begun.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length <= LONGEST_RECORD) continue;
    tooLong();
    skipping = true;
    begun = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(begun);
}

function refuse(): never {
  throw new DamagedInput('corrupt', 'holds a line of more than 256 MiB');
}

/** @returns the length of the line without its line end */
export function withoutLineEnd(line: string): number {
  if (!line.endsWith('\n')) return line.length;
  return line.endsWith('\r\n') ? line.length - 2 : line.length - 1;
}
