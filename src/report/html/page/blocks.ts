/** Lays a document out as blocks: its heading, rows with changes and the rows next to them, and gaps. */
import type { PageDocument, PageRow } from '../data.ts';
import type { Change, Collection } from './collection.ts';

export type Block =
  | { readonly kind: 'head'; readonly document: PageDocument; readonly count: number }
  /** `shown`: the changes of the row that the filter lets through. */
  | { readonly kind: 'row'; readonly row: PageRow; readonly shown: readonly Change[] }
  /** Rows that are folded away; none where the report does not hold them. */
  | { readonly kind: 'gap'; readonly rows: readonly PageRow[]; readonly lines: number }
  | { readonly kind: 'left'; readonly document: PageDocument };

/** A row with more marks than this is shown in parts. */
const MOST_MARKS = 8;

/** @param changes those of the document that the filter lets through */
export function blocksOf(document: PageDocument, changes: readonly Change[], collection: Collection): Block[] {
  const matched = new Set(changes);
  const rows = document.rows.flatMap(partsOf);
  const shownIn = rows.map(({ pieces }) =>
    pieces.flatMap((piece) => {
      const change = typeof piece === 'string' ? undefined : collection.change(piece);
      return change !== undefined && matched.has(change) ? [change] : [];
    }),
  );
  const visible = new Set(shownIn.flatMap((shown, index) => (shown.length > 0 ? around(rows, index) : [])));
  const blocks: Block[] = [{ kind: 'head', document, count: changes.length }];
  let folded: PageRow[] = [];
  let nextLine = 1;
  const fold = (line: number): void => {
    const first = folded[0]?.line ?? nextLine;
    const lines = line - Math.min(first, nextLine);
    if (lines > 0 && (folded.length === 0 || folded.some(isText))) blocks.push({ kind: 'gap', rows: folded, lines });
    folded = [];
  };
  rows.forEach((row, index) => {
    if (visible.has(index)) {
      fold(row.line);
      blocks.push({ kind: 'row', row, shown: shownIn[index] as Change[] });
      nextLine = row.line + row.count;
    } else folded.push(row);
  });
  const last = rows.at(-1);
  if (last !== undefined) fold(last.line + last.count);
  if (document.left.length > 0) blocks.push({ kind: 'left', document });
  return blocks;
}

/** The row and the nearest ones before and after it that hold text. */
function around(rows: readonly PageRow[], index: number): number[] {
  const near = [-1, -2].map((step) => index + step).find((at) => rows[at] && isText(rows[at]));
  const next = [1, 2].map((step) => index + step).find((at) => rows[at] && isText(rows[at]));
  const found: number[] = [];
  for (let at = near ?? index; at <= (next ?? index); at++) found.push(at);
  return found;
}

function isText({ pieces }: PageRow): boolean {
  return pieces.some((piece) => typeof piece !== 'string' || piece.trim() !== '');
}

/** Splits a row with many marks, at the ends of sentences where there are any. */
function partsOf(row: PageRow): PageRow[] {
  const marks = row.pieces.filter((piece) => typeof piece !== 'string').length;
  if (marks <= MOST_MARKS) return [row];
  const parts: PageRow['pieces'][number][][] = [[]];
  let held = 0;
  for (const piece of row.pieces) {
    const part = parts.at(-1) as PageRow['pieces'][number][];
    if (typeof piece !== 'string') {
      held++;
      part.push(piece);
    } else if (held < MOST_MARKS) part.push(piece);
    else {
      const end = /[。！？；!?;]["”』」）)]*/.exec(piece);
      const at = end === null ? piece.length : end.index + end[0].length;
      part.push(piece.slice(0, at));
      parts.push(at < piece.length ? [piece.slice(at)] : []);
      held = 0;
    }
  }
  const full = parts.filter((pieces) => pieces.length > 0);
  return full.map((pieces, index) => ({ line: row.line, count: index === full.length - 1 ? row.count : 0, pieces }));
}
