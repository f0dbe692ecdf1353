/** A compiled glossary as bytes, to be loaded again without compiling. Reads and writes no files. */
import { deserialize, serialize } from 'node:v8';
import { automatonOf } from '../automaton/automaton.ts';
import type { Glossary } from './compile.ts';

export function takeSnapshot(glossary: Glossary): Uint8Array {
  return serialize({ ...glossary, automaton: glossary.automaton.tables });
}

/** @param bytes what {@link takeSnapshot} made, in the same version of qingyi */
export function restoreSnapshot(bytes: Uint8Array): Glossary {
  const glossary = deserialize(bytes);
  return { ...glossary, automaton: automatonOf(glossary.automaton) };
}
