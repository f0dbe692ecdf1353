import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchAndRun } from '../../src/cli/watch.ts';
import { type Outcome, qingyi } from '../support/program.ts';

const NAILS = `# nails
domain: tools
concepts:
  - id: nail
    en: nail
    zh: 钉子
    cues: [锤子]
    artefacts:
      - { form: 钢钉, tier: fix, when: { cues: document } }
    tests:
      fix: ["拿着锤子寻找[钢钉→钉子]"]
      keep: [骨科医生取出了钢钉]
`;

let folder: string;
let nails: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyi-glossary-'));
  nails = await put('terms/nails.yaml', NAILS);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, text: string): Promise<string> {
  const { mkdir } = await import('node:fs/promises');
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

const glossary = (...args: string[]): Promise<Outcome> => qingyi(['glossary', ...args]);
const terms = (): string => join(folder, 'terms');

describe('qingyi glossary test', () => {
  it('runs all tests, or those of a concept, a domain or a file', async () => {
    await put(
      'terms/more.yaml',
      'domain: more\nconcepts:\n  - { id: more, en: more, zh: 更多, tests: { keep: [一, 二] } }\n',
    );
    expect((await glossary('test', terms())).out).toBe('4 tests passed\n');
    expect((await glossary('test', terms(), '--id', 'nail')).out).toBe('2 tests passed\n');
    expect((await glossary('test', terms(), '--domain', 'more')).out).toBe('2 tests passed\n');
    expect((await glossary('test', terms(), '--file', nails)).out).toBe('2 tests passed\n');
    const unknown = await glossary('test', terms(), '--id', 'screw');
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('has no concept screw') });
  });

  it('points at a test that fails', async () => {
    await writeFile(nails, NAILS.replace('→钉子]', '→螺丝]'));
    const { code, out } = await glossary('test', terms());
    expect(code).toBe(1);
    expect(out).toContain(`${nails}:11:13 becomes: 拿着锤子寻找钉子`);
    expect(out).toContain('1 of 2 tests failed');
  });

  it('says when there is nothing to watch', async () => {
    const { code, err } = await glossary('test', join(folder, 'gone'), '--watch');
    expect(code).toBe(2);
    expect(err).toContain('gone cannot be watched: no such file or folder');
  });

  it('runs again when a file changes', async () => {
    const stop = new AbortController();
    let runs = 0;
    await watchAndRun(
      [terms()],
      async () => {
        runs++;
        if (runs === 2) stop.abort();
        else setTimeout(() => writeFile(nails, NAILS), 50);
      },
      stop.signal,
    );
    expect(runs).toBe(2);
  });
});

describe('qingyi glossary lint', () => {
  it('names errors and warnings with their places, and fails on errors only', async () => {
    expect(await glossary('lint', terms())).toMatchObject({ code: 0, out: '0 errors, 0 warnings\n' });
    await writeFile(nails, NAILS.replace('锤子]', '锤子, 公司]'));
    const warned = await glossary('lint', terms());
    expect(warned.code).toBe(0);
    expect(warned.out).toContain(`${nails}:7:16 warning: "公司" stands in texts about anything`);
    await writeFile(nails, NAILS.replace('    cues: [锤子]\n', ''));
    expect(await glossary('lint', terms())).toMatchObject({ code: 1, out: expect.stringContaining('(missing-cues)') });
  });

  it('repairs with --fix and keeps comments', async () => {
    await writeFile(nails, NAILS.replace('锤子]', '锤子, 錘子] # the tool'));
    expect(await glossary('lint', terms(), '--fix')).toMatchObject({
      code: 0,
      out: `${nails} repaired\n0 errors, 0 warnings\n`,
    });
    expect(await readFile(nails, 'utf8')).toContain('# nails\ndomain: tools\n');
    expect(await readFile(nails, 'utf8')).toContain('cues: [锤子] # the tool\n');
  });
});

describe('qingyi glossary fmt', () => {
  it('writes the canonical form once, and checks it', async () => {
    expect(await glossary('fmt', '--check', terms())).toMatchObject({ code: 1, out: expect.stringContaining(nails) });
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
    expect((await glossary('fmt', terms())).out).toContain('1 file of 1 formatted');
    expect(await glossary('fmt', '--check', terms())).toMatchObject({ code: 0, out: '0 files of 1 to be formatted\n' });
  });
});

describe('qingyi glossary add', () => {
  const flags = ['--en', 'screw', '--zh', '螺丝', '--form', '镙丝', '--tier', 'fix', '--test', '一颗[镙丝→螺丝]'];

  it('writes the concept into the file of its domain and runs its tests', async () => {
    const { code, out } = await glossary(
      'add',
      terms(),
      '--no-builtin-glossary',
      '--domain',
      'tools',
      ...flags,
      '--keep',
      '一颗螺丝',
    );
    expect(out).toBe(`screw is in ${nails}\n2 tests passed\n`);
    expect(code).toBe(0);
    const written = await readFile(nails, 'utf8');
    expect(written).toContain('# nails');
    expect(written).toContain(
      '  - id: screw\n    en: screw\n    zh: 螺丝\n    artefacts:\n      - form: 镙丝\n        tier: fix\n',
    );
  });

  it('begins a file, and a folder, for a new domain', async () => {
    const target = join(folder, 'new');
    const { out } = await glossary(
      'add',
      target,
      '--no-builtin-glossary',
      '--domain',
      'parts',
      ...flags,
      '--keep',
      '一颗螺丝',
    );
    expect(out).toBe(`screw is in ${join(target, 'parts.yaml')}\n2 tests passed\n`);
  });

  it('asks a person for what is missing, and not for what a concept has', async () => {
    const answers = ['nail', '铁丁', 'sometimes', 'suggest', '', '三个[铁丁→钉子]'];
    const { code, out } = await qingyi(['glossary', 'add', terms(), '--no-builtin-glossary'], '', answers);
    expect(out).toContain('English name: ');
    expect(out).not.toContain('Domain');
    expect(out.match(/Tier/g)).toHaveLength(2);
    expect(out).toContain(`nail is in ${nails}\n3 tests passed`);
    expect(code).toBe(0);
  });

  it('says when it replaces a concept of another glossary', async () => {
    const own = join(folder, 'own.yaml');
    const more = ['--no-builtin-glossary', '--glossary', terms(), '--domain', 'tools', '--keep', '钉'];
    const nail = ['--en', 'nail', '--zh', '铁钉子', '--form', '铁丁', '--tier', 'fix', '--test', '[铁丁→铁钉子]'];
    expect((await glossary('add', own, ...more, ...nail)).out).toContain(
      `nail is in ${own}\nIt replaces the concept of ${nails}: give another --id if both are to hold.\n`,
    );
  });

  it('asks again where an answer will not do', async () => {
    const answers = [
      '螺丝',
      'screw',
      'My Tools',
      'tools',
      '螺丝',
      '{镙|罗',
      '镙丝',
      'flag',
      '',
      '一颗镙丝',
      '一颗[镙丝]',
    ];
    const { code, out } = await qingyi(['glossary', 'add', terms(), '--no-builtin-glossary'], '', answers);
    expect(out).toContain('English name:   Write it in Latin letters.\nEnglish name: ');
    expect(out).toContain('  Write lower-case words joined by hyphens.\n');
    expect(out).toContain('  "{" is not closed\n');
    expect(out).toContain('  a flag test marks what it expects: [wrong]\n');
    expect(out).toContain(`screw is in ${nails}\n1 test passed\n`);
    expect(code).toBe(0);
  });

  it('shows what was typed where it cannot be written', async () => {
    const answers = ['screw', 'tools', '螺丝', '螺丝', 'flag', '', '一颗[螺丝]'];
    const { code, err } = await qingyi(['glossary', 'add', terms(), '--no-builtin-glossary'], '', answers);
    expect(code).toBe(2);
    expect(err).toContain('Nothing was written of this:\n{\n  "id": "screw"');
    expect(err).toContain('is a right term of its own concept');
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
  });

  it('begins a file that is named, and writes over none that holds something else', async () => {
    const named = join(folder, 'mine.yaml');
    const more = ['--no-builtin-glossary', '--domain', 'nails', '--keep', '一颗螺丝'];
    expect((await glossary('add', named, ...more, ...flags)).out).toContain(`screw is in ${named}\n`);
    const beside = join(folder, 'terms', 'nails-2.yaml');
    expect((await glossary('add', terms(), ...more, ...flags)).out).toContain(`screw is in ${beside}\n`);
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
  });

  it('refuses what contradicts the glossary, and to guess where to write', async () => {
    const add = async (...more: string[]): Promise<string> => {
      const { code, err } = await glossary('add', ...more, '--no-builtin-glossary', '--keep', '螺丝');
      expect(code).toBe(2);
      return err;
    };
    const nail = ['--en', 'nail', '--form', '铁丁', '--tier', 'flag', '--test', '[铁丁]'];
    expect(await add(terms(), ...nail, '--zh', '铁钉')).toContain('"nail" is there with --zh 钉子, not 铁钉');
    expect(await add(terms(), ...nail, '--domain', 'ai')).toContain('"nail" is there with --domain tools, not ai');
    expect(await add(nails, ...flags, '--domain', 'ai')).toContain('The file is of the domain tools, not ai');
    expect(await add(...flags, '--domain', 'ai')).toContain('Say which glossary to add to');
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
  });

  it('lists the missing flags where there is no terminal, and writes nothing', async () => {
    const { code, err } = await glossary('add', terms(), '--no-builtin-glossary', '--en', 'screw', '--tier', 'fix');
    expect(code).toBe(2);
    expect(err).toContain('these flags are missing: --domain, --zh, --form, --test, --keep.');
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
  });

  it('writes nothing that would break the glossary, and says when the tests fail', async () => {
    const own = await glossary(
      'add',
      terms(),
      '--no-builtin-glossary',
      '--domain',
      'tools',
      ...flags.with(5, '螺丝'),
      '--keep',
      '一颗螺丝',
    );
    expect(own).toMatchObject({ code: 2, err: expect.stringContaining('is a right term of its own concept') });
    expect(await readFile(nails, 'utf8')).toBe(NAILS);
    const failing = await glossary(
      'add',
      terms(),
      '--no-builtin-glossary',
      '--domain',
      'tools',
      ...flags,
      '--keep',
      '一颗镙丝',
    );
    expect(failing).toMatchObject({ code: 1, out: expect.stringContaining('1 of 2 tests failed') });
  });
});

describe('qingyi glossary stats and suggest', () => {
  it('count what rules do on texts', async () => {
    const text = await put('texts/a.txt', '拿着锤子寻找钢钉。');
    const { code, out } = await glossary('stats', text, '--glossary', terms(), '--no-builtin-glossary');
    expect(code).toBe(0);
    expect(out).toContain('nail/钢钉  1 fix\n    拿着锤子寻找«钢钉»。');
    expect(out).toContain('0 rules never acted\n1 document, 9 characters\n');
    const json = await glossary('stats', text, '--glossary', terms(), '--no-builtin-glossary', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({ documents: 1, rules: [{ rule: 'nail/钢钉', found: { fix: 1 } }] });
  });

  it('read files of many records, record by record', async () => {
    const lines = ['拿着锤子寻找钢钉。', '他用“铁丁”(nail)固定木板。'].map((body, id) => JSON.stringify({ id, body }));
    const corpus = await put('texts/a.jsonl', lines.join('\n'));
    const flags = ['--field', 'body', '--id', 'id', '--glossary', terms(), '--no-builtin-glossary'];
    const stats = await glossary('stats', corpus, ...flags);
    expect(stats.out).toContain(`拿着锤子寻找«钢钉»。 ${corpus}#0\n`);
    expect(stats.out).toContain('2 documents, 26 characters\n');
    expect((await glossary('suggest', corpus, ...flags)).out).toContain('- form: 铁丁\n');
  });

  it('see that the file can be written before anything is mined', async () => {
    const { code, err } = await glossary('suggest', nails, '-o', folder);
    expect({ code, err }).toEqual({ code: 2, err: `qingyi: error: ${folder} cannot be written: it is a folder\n` });
  });

  it('write candidates as a glossary file', async () => {
    const text = await put('texts/a.txt', '他用“铁丁”(nail)固定木板。');
    const file = join(folder, 'candidates.yaml');
    const { out } = await glossary('suggest', text, '--glossary', terms(), '--no-builtin-glossary', '-o', file);
    expect(out).toBe(`1 candidate in ${file}\n`);
    expect(await glossary('test', terms(), file)).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toContain('- form: 铁丁\n        tier: flag');
  });

  it('go on where a file cannot be read, and say so', async () => {
    const text = await put('texts/a.txt', '锤子');
    const { code, err } = await glossary(
      'stats',
      text,
      join(folder, 'none.txt'),
      '--glossary',
      terms(),
      '--no-builtin-glossary',
    );
    expect(code).toBe(2);
    expect(err).toContain('none.txt');
  });
});

describe('qingyi glossary export, import and docs', () => {
  it.each(['tbx', 'csv', 'tsv'])('export as %s what import reads', async (format) => {
    const file = join(folder, `out.${format}`);
    const exported = await glossary('export', terms(), '-o', file);
    expect(exported).toMatchObject({ code: 0, err: expect.stringContaining('concepts that lose their cues: 1') });
    const target = join(folder, 'imported');
    expect((await glossary('import', file, '-o', target, '--domain', 'tools')).out).toBe('1 concept in 1 file\n');
    expect(await readFile(join(target, 'tools.yaml'), 'utf8')).toContain('en: nail\n    zh: 钉子\n');
    const again = await glossary('import', file, '-o', target, '--domain', 'tools');
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
  });

  it('say which file they cannot read, and when there is nothing to read or write', async () => {
    const gone = join(folder, 'gone.csv');
    const read = (file: string): Promise<Outcome> => glossary('import', file, '-o', join(folder, 'imported'));
    expect((await read(gone)).err).toBe(`qingyi: error: ${gone} cannot be read: no such file or folder\n`);
    const rows = await put('rows.csv', '甲;乙\n'.repeat(30));
    expect(await read(rows)).toMatchObject({ code: 2, err: expect.stringMatching(/and 10 more\n.*holds no English/) });
    const bare = await put('bare/a.yaml', 'domain: bare\n');
    expect(await glossary('export', bare, '--format', 'tbx')).toMatchObject({
      code: 2,
      err: expect.stringContaining('The glossary has no concept to export.'),
    });
    const wrong = await glossary('import', rows, '-o', folder, '--domain', 'My Terms');
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('lower-case words joined by hyphens') });
  });

  it('refuse a format that is not said', async () => {
    expect(await glossary('export', terms())).toMatchObject({ code: 2, err: expect.stringContaining('--format') });
    expect(await glossary('import', nails, '-o', folder)).toMatchObject({ code: 2 });
  });

  it('render a page', async () => {
    const page = join(folder, 'page.html');
    expect((await glossary('docs', terms(), '-o', page)).out).toBe(`${page} shows 1 concepts\n`);
    expect(await readFile(page, 'utf8')).toContain('钉子');
  });
});

describe('qingyi eval', () => {
  it('prints a table, or JSON', async () => {
    const gold = await put(
      'gold.jsonl',
      [
        {
          id: 'a',
          text: '拿着锤子寻找钢钉。',
          edits: [{ wrong: '钢钉', right: '钉子' }],
          domain: 'tools',
          kind: 'sense-error',
        },
        { id: 'b', text: '一颗镙丝。', edits: [{ wrong: '镙丝', right: '螺丝' }] },
        { id: 'c', text: '骨科的钢钉。', edits: [] },
      ]
        .map((record) => JSON.stringify(record))
        .join('\n'),
    );
    const flags = [gold, '--glossary', terms(), '--no-builtin-glossary'];
    const { code, out } = await qingyi(['eval', ...flags]);
    expect(code).toBe(0);
    expect(out).toContain('3 texts, 1 of them decoys');
    expect(out).toMatch(/ {2}fix +2 +1 +0 +100\.0% +50\.0% +83\.3%\n/);
    expect(out).toContain('  decoys: 0 changed; 0 with a fix, 0 with a suggestion, 0 with a flag\n');
    expect(out).toContain('1 missed\n  b  镙丝 → 螺丝\n');
    expect(JSON.parse((await qingyi(['eval', ...flags, '--format', 'json'])).out)).toMatchObject({
      texts: 3,
      total: { fix: { met: 1 } },
    });
  });
});
