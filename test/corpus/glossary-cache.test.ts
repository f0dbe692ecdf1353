import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedGlossary, cachedReading, type GlossaryFile } from '../../src/corpus/glossary-cache.ts';
import {
  assembleGlossary,
  type CompiledReading,
  compileLayers,
  type GlossarySource,
} from '../../src/glossary/assemble.ts';
import type { Glossary } from '../../src/glossary/compile.ts';
import { createCleaner } from '../../src/pipeline.ts';

const text = '他们在四处寻找钢钉。';

/** A glossary that is large enough to be kept. */
function layersOf(replacement: string): GlossarySource[][] {
  const source = `# ${'x'.repeat(50_000)}
domain: test
concepts:
  - id: nail
    en: nail
    zh: ${replacement}
    artefacts: [{ form: "{钢钉|铁钉}", tier: fix }]
    tests: { fix: ["寻找[钢钉→${replacement}]"] }
`;
  return [[{ path: 'nails.yaml', source }]];
}

function filesOf(layers: GlossarySource[][]): [GlossaryFile[][], string] {
  const files = layers.map((layer) => layer.map(({ path, source }) => ({ path, bytes: Buffer.from(source) })));
  return [files, JSON.stringify(layers)];
}

describe('the glossary cache', () => {
  let folder: string;
  let compiled: number;

  const load = (layers: GlossarySource[][]): Promise<Glossary> =>
    cachedGlossary(
      ...filesOf(layers),
      () => {
        compiled++;
        return assembleGlossary(layers);
      },
      folder,
    );

  const read = (layers: GlossarySource[][]): Promise<CompiledReading> =>
    cachedReading(
      ...filesOf(layers),
      () => {
        compiled++;
        return compileLayers(layers);
      },
      folder,
    );

  const clean = (glossary: Glossary): string => createCleaner({ glossary }).clean(text).document.text;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qingyi-cache-'));
    compiled = 0;
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('compiles a glossary once, and gives back one that works the same', async () => {
    const first = await load(layersOf('钉子'));
    const second = await load(layersOf('钉子'));
    expect(compiled).toBe(1);
    expect(clean(second)).toBe('他们在四处寻找钉子。');
    expect(clean(second)).toBe(clean(first));
    expect(second.tests).toEqual(first.tests);
    expect(second.uses.tables).toEqual(first.uses.tables);
    expect(second.uses.of(0)).toEqual(first.uses.of(0));
  });

  it('keeps what the files say too, with the glossary compiled from it', async () => {
    const first = await read(layersOf('钉子'));
    const second = await read(layersOf('钉子'));
    expect(second.reading).toEqual(first.reading);
    expect(second.glossary.rules[0]).toBe(second.reading.concepts[0]?.rules[0]);
    expect(clean(second.glossary)).toBe(clean(await load(layersOf('钉子'))));
    expect(compiled).toBe(1);
  });

  it('compiles again when a file has changed, and keeps one entry for one list of paths', async () => {
    await load(layersOf('钉子'));
    expect(clean(await load(layersOf('螺丝')))).toBe('他们在四处寻找螺丝。');
    expect(compiled).toBe(2);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('compiles again when the entry is cut short or is something else', async () => {
    await load(layersOf('钉子'));
    const entry = join(folder, (await readdir(folder))[0] as string);
    await writeFile(entry, (await readFile(entry)).subarray(0, 400));
    expect(clean(await load(layersOf('钉子')))).toBe('他们在四处寻找钉子。');
    await writeFile(entry, 'something else');
    expect(clean(await load(layersOf('钉子')))).toBe('他们在四处寻找钉子。');
    expect(compiled).toBe(3);
  });

  it('works where nothing can be written', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file in the place of the folder');
    expect(clean(await load(layersOf('钉子')))).toBe('他们在四处寻找钉子。');
  });

  it('keeps no small glossary', async () => {
    const layers = [[{ path: 'small.yaml', source: 'domain: test\n' }]];
    await load(layers);
    expect(await readdir(folder)).toEqual([]);
  });
});
