import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import { applyEdits, type Edit } from '../../src/model/edit.ts';
import { unifiedDiff } from '../../src/report/unified-diff.ts';

const cause = { kind: 'rule', name: 'test', evidence: [] } as const;

function revise(source: string, ...rounds: Edit[][]): Document {
  let text = source;
  const revisions = rounds.map((edits) => {
    const before = text;
    text = applyEdits(before, edits);
    return { stage: 'detect', step: 'glossary', before, edits, after: text } as const;
  });
  return { id: '', source, text, revisions };
}

/** Replaces every occurrence of a string. */
function replacing(source: string, from: string, to: string): Document {
  const edits: Edit[] = [];
  for (let start = source.indexOf(from); start !== -1; start = source.indexOf(from, start + from.length)) {
    edits.push({ span: { start, end: start + from.length }, text: to, cause });
  }
  return revise(source, edits);
}

const diffOf = (document: Document, name = 'a.txt'): string =>
  Buffer.from(unifiedDiff(document, name, Buffer.from(document.source))).toString();

describe('a unified diff', () => {
  it('shows three lines around a change, and joins changes that are near each other', () => {
    const source = Array.from(
      { length: 30 },
      (_, index) => `${index + 1}${[10, 14, 25].includes(index) ? '鋼釘' : ''}\n`,
    );
    expect(diffOf(replacing(source.join(''), '鋼釘', '釘子'))).toMatchSnapshot();
  });

  it('is empty where nothing changed, and where later edits took back earlier ones', () => {
    expect(diffOf(revise('一\n二\n'))).toBe('');
    const there: Edit = { span: { start: 0, end: 1 }, text: '三', cause };
    const back: Edit = { span: { start: 0, end: 1 }, text: '一', cause };
    expect(diffOf(revise('一\n二\n', [there], [back]))).toBe('');
  });

  it('leads from the source to the text, whatever the edits', () => {
    const text = fc.string({ unit: fc.constantFrom('一', 'b', ' ', '\n', '\n', '\r\n'), maxLength: 60 });
    const places = fc.array(fc.tuple(fc.nat(8), fc.nat(4), text), { maxLength: 5 });
    fc.assert(
      fc.property(text, fc.array(places, { maxLength: 3 }), (source, rounds) => {
        let current = source;
        const document = revise(
          source,
          ...rounds.map((round) => {
            let at = 0;
            const edits = round.flatMap(([gap, length, replacement]): Edit[] => {
              const start = at + gap;
              const end = start + length;
              if (end > current.length) return [];
              at = end;
              return [{ span: { start, end }, text: replacement, cause }];
            });
            current = applyEdits(current, edits);
            return edits;
          }),
        );
        const diff = diffOf(document);
        return diff === '' ? document.text === source : applyPatch(source, diff) === document.text;
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no time that grows with the square: a megabyte with 20,000 changes is done in seconds', () => {
    const document = replacing('中文字鋼釘中文字中文字中文字中文字中\n'.repeat(20_000), '鋼釘', '釘子');
    const started = performance.now();
    unifiedDiff(document, 'a.txt', Buffer.from(document.source));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

interface FileCase {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly document: Document;
}

const utf8 = (what: string, name: string, source: string, from = '鋼釘', to = '釘子'): FileCase => ({
  what,
  name,
  bytes: Buffer.from(source),
  document: replacing(source, from, to),
});

const GBK = Buffer.from([0xb8, 0xd6, 0xb6, 0xa4, 0x0d, 0x0a, 0xb6, 0xa4]);
const UTF16 = Buffer.from('\ufeff鋼釘\n一\u0a0a二', 'utf16le');

const FILES: readonly FileCase[] = [
  utf8('no final line feed', 'plain.txt', '一\n二\n找鋼釘'),
  utf8('CRLF', 'crlf.txt', '一\r\n找鋼釘\r\n三\r\n'),
  utf8('a byte order mark', 'bom.txt', '\ufeff鋼釘\n二\n'),
  utf8('a byte order mark that goes', 'bom-gone.txt', '\ufeff鋼釘\n二\n', '\ufeff', ''),
  utf8('spaces in the name', 'a folder/an article.txt', '鋼釘\n'),
  utf8('Han characters and quotes in the name', '文章 "一"/月.txt', '鋼釘\n'),
  utf8('a tab and a backslash in the name', 'a\tb\\c.txt', '鋼釘\n'),
  utf8('a text that becomes empty', 'emptied.txt', '\u200b\n', '\u200b\n', ''),
  utf8('a line feed that goes', 'joined.txt', '一\n二\n三', '一\n', '一'),
  { what: 'GBK', name: 'gbk.txt', bytes: GBK, document: replacing('钢钉\r\n钉', '钢钉', '钉子') },
  { what: 'UTF-16', name: 'utf16.txt', bytes: UTF16, document: replacing('鋼釘\n一\u0a0a二', '鋼釘', '釘子') },
];

describe.each([
  ['git apply', 'git', ['apply', '--whitespace=nowarn', '../changes.diff']],
  ['patch', 'patch', ['-s', '-p1', '-i', '../changes.diff']],
])('%s', (_, command, options) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qingyi-diff-'));
    const diffs = FILES.map(({ name, bytes, document }) => {
      mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
      writeFileSync(join(folder, 'in', name), bytes);
      return unifiedDiff(document, name, bytes);
    });
    writeFileSync(join(folder, 'changes.diff'), Buffer.concat(diffs));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const missing = spawnSync(command, ['--version']).error !== undefined;
  it.skipIf(missing)(`applies one diff of ${FILES.length} files (skipped where ${command} is not installed)`, () => {
    const { status, stderr, stdout } = spawnSync(command, options, { cwd: join(folder, 'in'), encoding: 'utf8' });
    expect(stderr + stdout).toBe('');
    expect(status).toBe(0);
    for (const { what, name, document } of FILES) {
      expect(readFileSync(join(folder, 'in', name), 'utf8'), what).toBe(document.text);
    }
  });
});
