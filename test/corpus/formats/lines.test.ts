import { expect, it } from 'vitest';
import { LONGEST_RECORD, linesOf } from '../../../src/corpus/formats/lines.ts';

/** A line that is too long between two others, in a few chunks that share their memory. */
async function* withLongLine(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('one\ntwo');
  const chunk = Buffer.alloc(16 * 1024 * 1024, 'x');
  for (let length = 0; length <= LONGEST_RECORD + chunk.length; length += chunk.length) yield chunk;
  yield Buffer.from('x\nthree\nfour');
}

async function read(tooLong?: () => void): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(withLongLine(), tooLong)) lines.push(`${line}`);
  return lines;
}

it('refuses a line that is too long for a string', async () => {
  await expect(read()).rejects.toThrow('holds a line of more than 256 MiB');
});

it('leaves such a line out where it is told to, and reads on', async () => {
  let told = 0;
  expect(await read(() => void told++)).toEqual(['one\n', 'three\n', 'four']);
  expect(told).toBe(1);
});
