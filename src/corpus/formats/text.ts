/** Plain text: the file is one record, and is written in UTF-8, whatever it was read in. */
import { buffer } from 'node:stream/consumers';
import type { Span } from '../../model/span.ts';
import { type Decoded, decode } from '../../stages/decode.ts';
import { requireText } from '../read.ts';
import { DamagedInput, type Input, type Rewrite, type Visitor } from './format.ts';
import { applyChanges } from './pieces.ts';

export const rewriteText: Rewrite = (input, _fields, visitor) => rewriteKeeping(input, visitor, () => []);

/** @param keep finds the parts of the text that are not to be changed */
export async function* rewriteKeeping(
  { path, chunks }: Input,
  visitor: Visitor,
  keep: (text: string) => readonly Span[],
): AsyncGenerator<Uint8Array> {
  const { text, findings }: Decoded = decode(textIn(await buffer(chunks)));
  const changes = await visitor.clean({ id: path, text, kept: keep(text), findings });
  yield Buffer.from(applyChanges(text, changes));
}

function textIn(bytes: Buffer): Buffer {
  try {
    return requireText(bytes);
  } catch (error) {
    throw new DamagedInput('corrupt', (error as Error).message, error);
  }
}
