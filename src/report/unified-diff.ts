/**
 * The changes of a document as a unified diff that `git apply` and `patch -p1` accept. Made from the edits, which are
 * known; texts are never compared.
 */
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import type { Document } from '../model/document.ts';
import { changesOf } from '../model/positions.ts';
import type { Span } from '../model/span.ts';
import { lineOf, lineStarts } from './place.ts';

/** Lines shown around a change. */
const CONTEXT = 3;

/** A block of lines that became others. Line numbers count from 0, half-open. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/**
 * @param name what the file is called below the folder in which the diff is applied, with `/` between folders
 * @param bytes the file as it is. Where it is not the UTF-8 of the document's source, the diff replaces all of its
 *   lines, so that it still applies: the cleaned text is UTF-8.
 * @returns the bytes of the diff; none where the file stays as it is
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const bytes = new TextEncoder().encode('现在大模型公司都在四处寻找钢钉。');
 * const diff = unifiedDiff(cleaner.clean(bytes).document, 'a.txt', bytes);
 * new TextDecoder().decode(diff).split('\n')[0]; // diff --git a/a.txt b/a.txt
 */
export function unifiedDiff(document: Document, name: string, bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.from(document.source).equals(file)) {
    const lines = new Lines(document.source);
    return Buffer.from(print(name, hunksOf(lines, blocksOf(document, lines))));
  }
  // In latin1, each character is one byte: lines of any encoding come out as they went in.
  const [before, after] = [file.toString('latin1'), Buffer.from(document.text).toString('latin1')];
  const lines = new Lines(before);
  const whole = { first: 0, last: lines.count, text: after };
  return Buffer.from(print(name, before === after ? [] : hunksOf(lines, [whole])), 'latin1');
}

function print(name: string, hunks: StructuredPatchHunk[]): string {
  if (hunks.length === 0) return '';
  // GNU patch takes a name for ended at its first space, unless a tab follows it.
  const end = name.includes(' ') ? '\t' : undefined;
  const [oldFileName, newFileName] = [`a/${name}`, `b/${name}`];
  const patch = { oldFileName, newFileName, oldHeader: end, newHeader: end, isGit: true, hunks };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** A text by its lines; a last line without a line feed is one too. */
class Lines {
  readonly starts: readonly number[];
  readonly count: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.starts = lineStarts(text);
    this.count = this.starts.at(-1) === text.length ? this.starts.length - 1 : this.starts.length;
  }

  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  slice(first: number, last: number): string {
    return this.text.slice(this.startOf(first), this.startOf(last));
  }
}

/** The lines that changes touch; changes that share a line are one block. */
function blocksOf(document: Document, lines: Lines): Block[] {
  const { source } = document;
  const blocks: Block[] = [];
  let open: { first: number; last: number; pieces: string[]; copied: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { first, last, pieces, copied } = open;
    blocks.push({ first, last, text: pieces.join('') + source.slice(copied, lines.startOf(last)) });
  };
  for (const { span, text } of changesOf(document)) {
    if (source.slice(span.start, span.end) === text) continue;
    const first = lineOf(lines.starts, span.start);
    const last = Math.min(lastLine(source, lines, span, text) + 1, lines.count);
    if (open === undefined || first >= open.last) {
      close();
      open = { first, last, pieces: [], copied: lines.startOf(first) };
    }
    open.pieces.push(source.slice(open.copied, span.start), text);
    open.copied = span.end;
    open.last = Math.max(open.last, last);
  }
  close();
  return blocks;
}

/** The last line that a change touches: the one that its end lies in, unless whole lines became whole lines. */
function lastLine(source: string, { starts }: Lines, { start, end }: Span, text: string): number {
  const line = lineOf(starts, end);
  const removed = end > start && source[end - 1] === '\n';
  const whole = text === '' ? start === 0 || source[start - 1] === '\n' : text.endsWith('\n');
  return removed && whole ? line - 1 : line;
}

function hunksOf(source: Lines, blocks: readonly Block[]): StructuredPatchHunk[] {
  const hunks: StructuredPatchHunk[] = [];
  let shift = 0;
  for (let next = 0; next < blocks.length; ) {
    const oldStart = Math.max(0, (blocks[next] as Block).first - CONTEXT);
    const newStart = oldStart + shift;
    const lines: string[] = [];
    let at = oldStart;
    const copy = (to: number, sign: ' ' | '-'): void => {
      for (const line of signed(sign, source.slice(at, to))) lines.push(line);
      at = to;
    };
    do {
      const { first, last, text } = blocks[next] as Block;
      copy(first, ' ');
      copy(last, '-');
      for (const line of signed('+', text)) lines.push(line);
      shift += new Lines(text).count - (last - first);
      next++;
    } while (next < blocks.length && (blocks[next] as Block).first - at <= 2 * CONTEXT);
    copy(Math.min(source.count, at + CONTEXT), ' ');
    hunks.push({
      oldStart: oldStart + 1,
      oldLines: at - oldStart,
      newStart: newStart + 1,
      newLines: at + shift - newStart,
      lines,
    });
  }
  return hunks;
}

function signed(sign: ' ' | '-' | '+', text: string): string[] {
  if (text === '') return [];
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n').map((line) => sign + line);
  return ended ? lines : [...lines, '\\ No newline at end of file'];
}
