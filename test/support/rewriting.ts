/** Rewrites the bytes of a file, in chunks of any size, with a cleaner that corrects one word. */
import fc from 'fast-check';
import type { Change, Fault, Fields, TextRecord } from '../../src/corpus/formats/format.ts';
import { formatOf, rewriteFile } from '../../src/corpus/formats/index.ts';

export interface Rewritten {
  readonly bytes: Buffer;
  readonly text: string;
  readonly records: readonly TextRecord[];
  readonly faults: readonly Fault[];
}

export interface Rewriting {
  readonly fields?: Partial<Fields>;
  readonly chunkSize?: number;
  readonly clean?: (record: TextRecord) => Change[];
}

/** @param path decides the format */
export async function rewrite(path: string, data: string | Uint8Array, how: Rewriting = {}): Promise<Rewritten> {
  const { fields, chunkSize = 1 << 16, clean = correctWord } = how;
  const format = formatOf(path);
  if (format === undefined) throw new Error(`no format for ${path}`);
  const records: TextRecord[] = [];
  const faults: Fault[] = [];
  const visitor = {
    clean(record: TextRecord): Change[] {
      records.push(record);
      return clean(record);
    },
    fault: (fault: Fault): void => void faults.push(fault),
  };
  const input = { path, chunks: chunksOf(Buffer.from(data as Uint8Array), chunkSize) };
  const bytes = await collect(rewriteFile(format, input, { text: 'text', ...fields }, visitor));
  return { bytes, text: bytes.toString(), records, faults };
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

export async function* chunksOf(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}

/** 钢钉 becomes 钉子. */
export function correctWord({ text }: TextRecord): Change[] {
  return [...text.matchAll(/钢钉/g)].map(({ index }) => ({ span: { start: index, end: index + 2 }, text: '钉子' }));
}

export function leaveAlone(): Change[] {
  return [];
}

/** Text with everything that notations trip over. */
export const awkwardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '钢钉',
        '找钉子',
        '"',
        "'",
        '\\',
        '\n',
        '\r\n',
        '\t',
        ',',
        ';',
        '&',
        '<b>',
        '&amp;',
        '😀',
        '\u2028',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

export const chunkSize: fc.Arbitrary<number> = fc.integer({ min: 1, max: 50 });
