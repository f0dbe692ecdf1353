/** A compiled glossary, and what goes with it, as bytes, to be loaded again without compiling. Reads and writes no files. */
import { deserialize, serialize } from 'node:v8';
import { automatonOf } from '../automaton/automaton.ts';
import type { Glossary } from './compile.ts';

interface WithGlossary {
  readonly glossary: Glossary;
}

export function takeSnapshot({ glossary, ...rest }: WithGlossary): Uint8Array {
  return serialize({ ...rest, glossary: { ...glossary, automaton: glossary.automaton.tables } });
}

/** @param bytes what {@link takeSnapshot} made of a `T`, in the same version of qingyi */
export function restoreSnapshot<T extends WithGlossary>(bytes: Uint8Array): T {
  const { glossary, ...rest } = deserialize(bytes);
  return { ...rest, glossary: { ...glossary, automaton: automatonOf(glossary.automaton) } };
}
