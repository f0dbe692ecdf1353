import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Each part of src and the parts that it may import from, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  automaton: ['model'],
  tables: ['model', 'automaton', 'language'],
  language: ['model', 'tables'],
  yaml: ['model'],
  glossary: ['model', 'automaton', 'language', 'yaml'],
  stages: ['model', 'language', 'tables', 'glossary'],
  report: ['model'],
  'pipeline.ts': ['model', 'language', 'glossary', 'stages'],
  corpus: ['model', 'glossary', 'stages', 'yaml', 'pipeline.ts'],
  batch: ['model', 'glossary', 'stages', 'yaml', 'report', 'corpus', 'pipeline.ts'],
  review: ['model', 'glossary', 'stages', 'yaml', 'report', 'corpus', 'batch', 'pipeline.ts'],
  'index.ts': ['model', 'glossary', 'pipeline.ts', 'corpus', 'report', 'stages'],
  cli: [
    'model',
    'glossary',
    'language',
    'stages',
    'yaml',
    'report',
    'corpus',
    'batch',
    'review',
    'pipeline.ts',
    'index.ts',
    'tables',
  ],
};

/** The parts that may touch files and the network; `tables` reads and writes only the package's own. */
const OUTSIDE_WORLD = ['corpus', 'batch', 'review', 'cli', 'tables'];
const WORLD_MODULES = /^node:(?:fs|net|http|https|child_process|worker_threads)/;

interface Import {
  readonly file: string;
  readonly part: string;
  readonly target: string;
}

const imports: Import[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map((match) => {
      const specifier = match[1] as string;
      const target = specifier.startsWith('.') ? relative(SRC, resolve(SRC, file, '..', specifier)) : specifier;
      return { file, part: file.split('/')[0] as string, target };
    }),
  );

const show = ({ file, target }: Import): string => `${file} imports ${target}`;

describe('the structure of src', () => {
  it('has imports in the directions that the layout allows, and no others', () => {
    const wrong = imports.filter(({ part, target }) => {
      const other = target.split('/')[0] as string;
      return target.endsWith('.ts') && other !== part && !MAY_IMPORT[part]?.includes(other);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('keeps the stages apart: none imports another', () => {
    const stageOf = (path: string): string | undefined => /^stages\/([^/.]+)/.exec(path)?.[1];
    const wrong = imports.filter(({ file, target }) => {
      const [own, other] = [stageOf(file), stageOf(target)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('leaves the packages that tables are made from to the build', () => {
    const makers = imports.filter(({ part, target }) => part === 'tables' && !target.startsWith('node:'));
    const wrong = imports.filter(
      ({ part, target }) =>
        part !== 'tables' && (/^(?:opencc-js|@node-rs)/.test(target) || makers.some(({ file }) => file === target)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('touches files and the network only at its edges', () => {
    const wrong = imports.filter(({ part, target }) => WORLD_MODULES.test(target) && !OUTSIDE_WORLD.includes(part));
    expect(wrong.map(show)).toEqual([]);
  });
});
