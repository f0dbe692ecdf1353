import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILT_IN_GLOSSARY, loadGlossary, openGlossary, readGlossaryFiles } from '../../src/corpus/read-glossary.ts';

const glossary = (zh: string): string => `domain: test
concepts:
  - { id: nail, en: nail, zh: ${zh}, artefacts: [{ form: 钢钉, tier: fix }] }
`;

describe('reading glossaries', () => {
  let folder: string;
  const at = (...names: string[]): string => join(folder, ...names);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qingyi-glossary-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives a digest that follows what the files say, not where they lie', async () => {
    await mkdir(at('other'));
    await writeFile(at('a.yaml'), glossary('钉子'));
    await writeFile(at('other', 'b.yml'), glossary('钉子'));
    const [first, moved] = [await openGlossary([at('a.yaml')]), await openGlossary([at('other')])];
    expect(first.digest).toMatch(/^[\da-f]{64}$/);
    expect(moved.digest).toBe(first.digest);
    await writeFile(at('a.yaml'), glossary('螺丝'));
    expect((await openGlossary([at('a.yaml')])).digest).not.toBe(first.digest);
  });

  it('is the built-in one where no path is given', async () => {
    const [own, named] = await Promise.all([loadGlossary(), loadGlossary(BUILT_IN_GLOSSARY)]);
    expect(own.rules.length).toBeGreaterThan(1000);
    expect(own.rules.map(({ id }) => id)).toEqual(named.rules.map(({ id }) => id));
  });

  it('finds YAML files at any depth, behind links too', async () => {
    await mkdir(at('terms', 'deep'), { recursive: true });
    await writeFile(at('terms', 'deep', 'B.YAML'), glossary('钉子'));
    await writeFile(at('linked'), glossary('螺丝'));
    await symlink(at('linked'), at('terms', 'a.yaml'));
    const [files = []] = readGlossaryFiles([at('terms')]);
    expect(files.map(({ path }) => path)).toEqual([at('terms', 'a.yaml'), at('terms', 'deep', 'B.YAML')]);
  });

  it('says which file it cannot read, and why', async () => {
    const failure = (...names: string[]): Promise<string> =>
      loadGlossary(at(...names)).then(
        () => 'read',
        (error: Error) => error.message.replaceAll(folder, '.'),
      );
    await mkdir(at('empty'));
    expect(await failure('missing.yaml')).toBe('The glossary ./missing.yaml cannot be read: no such file or folder');
    expect(await failure('empty')).toBe('The folder ./empty holds no .yaml file.');
    await symlink(at('gone'), at('empty', 'link.yaml'));
    expect(await failure('empty')).toBe('The glossary file ./empty/link.yaml cannot be read: no such file or folder');
    await writeFile(at('big5.yaml'), Buffer.from([0xa4, 0xe9]));
    expect(await failure('big5.yaml')).toBe('./big5.yaml is not in UTF-8, as a glossary must be: save it so.');
    await writeFile(at('huge.yaml'), '');
    await truncate(at('huge.yaml'), 80_000_000);
    expect(await failure('huge.yaml')).toBe('./huge.yaml is too large for a glossary: a file holds 64 MB at most.');
  });
});
