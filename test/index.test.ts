import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as qingyi from '../src/index.ts';

const SRC = resolve(import.meta.dirname, '../src');

interface Export {
  readonly name: string;
  /** The comment above its declaration, without stars; empty where there is none. */
  readonly doc: string;
}

const exported: Export[] = [...read('index.ts').matchAll(/export (?:type )?\{([^}]+)\} from '([^']+)'/g)].flatMap(
  ([, names = '', path = '']) => {
    const source = read(path);
    return names.split(',').map((item) => {
      const name = item.trim().replace(/^type /, '');
      return { name, doc: docOf(source, name) };
    });
  },
);

function read(path: string): string {
  return readFileSync(resolve(SRC, path), 'utf8');
}

function docOf(source: string, name: string): string {
  const at = source.search(new RegExp(`^export (?:async )?(?:function|class|interface|type|const) ${name}\\b`, 'm'));
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n$/.exec(source.slice(0, at))?.[1] ?? '';
  return comment.replace(/^ *\* ?/gm, '').trim();
}

/** Runs an example. In each line `expression; // value`, the value is what the expression gives, as text. */
async function run(example: string): Promise<[actual: string, expected: string][]> {
  const compared: [string, string][] = [];
  const code = example.replace(
    /^(?!const )(.+); \/\/ (.+)$/gm,
    (_, expression: string, expected: string) => `compare(${expression}, ${JSON.stringify(expected)});`,
  );
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    ...code: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const compare = (actual: unknown, expected: string): void => {
    compared.push([String(actual), expected]);
  };
  await new AsyncFunction('compare', ...Object.keys(qingyi), code)(compare, ...Object.values(qingyi));
  return compared;
}

describe('the public API', () => {
  it('documents every export', () => {
    expect(exported.filter(({ doc }) => doc === '').map(({ name }) => name)).toEqual([]);
  });

  it.each(exported.filter(({ name }) => name in qingyi))(
    'has an example of $name that does what it says',
    async ({ doc }) => {
      const [, example] = doc.split('@example\n');
      expect(example, 'an @example at the end of the comment').toBeDefined();
      for (const [actual, expected] of await run(example as string)) expect(actual).toBe(expected);
    },
  );
});
