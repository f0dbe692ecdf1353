/** Draws blocks as elements: the text with its marks, inline or side by side, and the notes beside it. */
import type { PageEntry, PageRow } from '../data.ts';
import type { Block } from './blocks.ts';
import type { Change, Collection } from './collection.ts';
import { button, element } from './dom.ts';
import { notesOf, SIGNS } from './notes.ts';
import { textOf } from './text.ts';

export type View = 'inline' | 'side';
type Side = 'before' | 'after' | 'both';

/** Unmarked text that is longer than twice this is shown only near the marks, in UTF-16 units. */
const NEAR = 80;

export interface Drawing {
  readonly collection: Collection;
  readonly view: View;
  /** Called when a person points at a change. */
  readonly select: (change: Change) => void;
}

export function drawBlock(block: Block, drawing: Drawing): HTMLElement {
  switch (block.kind) {
    case 'head':
      return element(
        'h2',
        { class: 'document' },
        element('bdi', {}, textOf(block.document.id || 'text', true)),
        element('small', {}, `${block.count.toLocaleString('en')} ${block.count === 1 ? 'change' : 'changes'}`),
      );
    case 'gap':
      return drawGap(block.rows, block.lines, drawing);
    case 'row':
      return drawRow(block.row, block.shown, drawing);
    case 'left':
      return element(
        'details',
        { class: 'left' },
        element('summary', {}, `${block.document.left.length.toLocaleString('en')} looked at and left alone`),
        element(
          'ul',
          {},
          ...block.document.left.map(({ line, actual, rule, why }) =>
            element(
              'li',
              {},
              `line ${line.toLocaleString('en')}: `,
              element('bdi', { lang: block.document.lang }, textOf(actual, true)),
              ' — ',
              textOf(why, true),
              element('small', {}, textOf(rule, true)),
            ),
          ),
        ),
      );
  }
}

function drawGap(rows: readonly PageRow[], lines: number, drawing: Drawing): HTMLElement {
  const words = `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'} without a change`;
  if (rows.length === 0) return element('p', { class: 'gap' }, words);
  const gap = button(words, 'gap', () => {
    gap.replaceWith(...rows.map((row) => drawRow(row, [], drawing, true)));
  });
  return gap;
}

/** @param open shows all of the row's text */
function drawRow(row: PageRow, shown: readonly Change[], drawing: Drawing, open = false): HTMLElement {
  const sides: readonly Side[] = drawing.view === 'side' ? ['before', 'after'] : ['both'];
  const texts = sides.map((side) => {
    const text = element('div', { class: `text ${side}` });
    row.pieces.forEach((piece, index) => {
      if (typeof piece === 'string') text.append(open ? textOf(piece, false) : nearby(piece, index, row, shown.length));
      else text.append(drawMark(drawing.collection.change(piece), side, shown, drawing));
    });
    return text;
  });
  const notes = notesOf(shown, drawing.select);
  return element(
    'div',
    { class: `row${shown.length === 0 && !open ? ' context' : ''}` },
    element('span', { class: 'line' }, `${row.line}`),
    ...texts,
    notes.length === 0 ? undefined : element('div', { class: 'notes' }, ...notes),
  );
}

/** Long unmarked text, with its middle or its outer end folded away. */
function nearby(text: string, index: number, row: PageRow, shown: number): Node {
  const head = shown === 0 || index > 0 ? NEAR : 0;
  const tail = shown > 0 && index < row.pieces.length - 1 ? NEAR : 0;
  if (text.length <= 2 * NEAR || shown === 0) return textOf(text, false);
  const [from, to] = [edge(text, head), edge(text, text.length - tail)];
  const fold = button('⋯', 'fold', () => fold.replaceWith(textOf(text.slice(from, to), false)));
  fold.setAttribute('aria-label', `Show ${to - from} more characters`);
  const fragment = document.createDocumentFragment();
  fragment.append(textOf(text.slice(0, from), false), fold, textOf(text.slice(to), false));
  return fragment;
}

/** The offset, moved off the middle of a surrogate pair. */
function edge(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function drawMark(change: Change, side: Side, shown: readonly Change[], drawing: Drawing): HTMLElement {
  const isShown = shown.includes(change);
  const { mark, number, index } = change;
  const tier = tierOf(mark.entries);
  const made = element('span', {
    class: `mark ${tier}${isShown ? '' : ' other'}`,
    'data-change': `${index}`,
  });
  for (const segment of mark.segments) {
    if (typeof segment === 'string') made.append(element(tier === 'fix' ? 'span' : 'mark', {}, textOf(segment, true)));
    else {
      const [before, after] = segment;
      if (before !== '' && side !== 'after') made.append(element('del', {}, textOf(before, true)));
      if (after !== '' && side !== 'before') made.append(element('ins', {}, textOf(after, true)));
    }
  }
  if (!isShown) return made;
  made.addEventListener('click', () => drawing.select(change));
  if (side !== 'after')
    made.append(
      element(
        'sup',
        { class: 'number', 'aria-hidden': 'true' },
        `${mark.segments.length === 0 ? SIGNS[tier] : ''}${number}`,
      ),
    );
  return made;
}

/** The tier of a mark: that of the entry that does most. */
function tierOf(entries: readonly PageEntry[]): PageEntry['tier'] {
  const tiers = entries.map(({ tier }) => tier);
  return tiers.includes('fix') ? 'fix' : tiers.includes('suggest') ? 'suggest' : 'flag';
}
