/** A compiled glossary, and what goes with it, as bytes, to be loaded again without compiling. Reads and writes no files. */
import { deserialize, serialize } from 'node:v8';
import { automatonOf } from '../automaton/automaton.ts';
import type { Glossary } from './compile.ts';
import { usesOf } from './uses.ts';

interface WithGlossary {
  readonly glossary: Glossary;
}

export function takeSnapshot({ glossary, ...rest }: WithGlossary): Uint8Array {
  const { tests, automaton, uses, ...own } = glossary;
  const packed = { ...own, tests: serialize(tests), automaton: automaton.tables, uses: uses.tables };
  return serialize({ ...rest, glossary: packed });
}

/**
 * Tests, which are half of all and not asked for by those who only clean, stay bytes until they are.
 *
 * @param bytes what {@link takeSnapshot} made of a `T`, in the same version of qingyi
 */
export function restoreSnapshot<T extends WithGlossary>(bytes: Uint8Array): T {
  const { glossary, ...rest } = deserialize(bytes);
  const { concepts, rules, automaton, uses } = glossary;
  let tests: Glossary['tests'] | undefined;
  const restored: Glossary = {
    concepts,
    rules,
    get tests() {
      tests ??= deserialize(glossary.tests) as Glossary['tests'];
      return tests;
    },
    automaton: automatonOf(automaton),
    uses: usesOf(uses, concepts, rules),
  };
  return { ...rest, glossary: restored };
}
