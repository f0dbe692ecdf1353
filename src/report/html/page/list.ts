/** A long list of blocks of which only those near the window are drawn: each chunk holds its place until then. */
import type { Block } from './blocks.ts';
import type { Change } from './collection.ts';
import { element } from './dom.ts';
import { type Drawing, drawBlock } from './draw.ts';

/** Blocks in a chunk. */
const CHUNK = 8;

/** How far outside the window chunks are drawn. */
const MARGIN = '1500px';

interface Chunk {
  readonly place: HTMLElement;
  readonly blocks: readonly Block[];
}

export class List {
  private readonly main: HTMLElement;
  private readonly observer: IntersectionObserver;
  private readonly chunks = new Map<Element, Chunk>();
  private readonly chunkOf = new Map<Change, Chunk>();
  private drawing: Drawing | undefined;

  constructor(main: HTMLElement) {
    this.main = main;
    this.observer = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const chunk = this.chunks.get(target);
          if (chunk === undefined) continue;
          if (isIntersecting) this.fill(chunk);
          else this.empty(chunk);
        }
      },
      { rootMargin: `${MARGIN} 0px` },
    );
  }

  /** @param documents the blocks of each document, with its language */
  show(documents: readonly { readonly lang: string; readonly blocks: readonly Block[] }[], drawing: Drawing): void {
    this.observer.disconnect();
    this.chunks.clear();
    this.chunkOf.clear();
    this.drawing = drawing;
    const articles = documents.map(({ lang, blocks }) => {
      const article = element('article', { lang, class: drawing.view });
      for (let at = 0; at < blocks.length; at += CHUNK) {
        const chunk = { place: element('div', { class: 'chunk' }), blocks: blocks.slice(at, at + CHUNK) };
        chunk.place.style.minHeight = `${chunk.blocks.reduce((sum, block) => sum + heightOf(block), 0)}px`;
        this.chunks.set(chunk.place, chunk);
        for (const block of chunk.blocks) {
          if (block.kind === 'row') for (const change of block.shown) this.chunkOf.set(change, chunk);
        }
        article.append(chunk.place);
      }
      return article;
    });
    this.main.replaceChildren(...articles);
    for (const place of this.chunks.keys()) this.observer.observe(place);
  }

  /** Brings a change into the window. */
  reveal(change: Change): void {
    const chunk = this.chunkOf.get(change);
    if (chunk === undefined) return;
    this.fill(chunk);
    const mark = chunk.place.querySelector(`[data-change="${change.index}"]`);
    mark?.scrollIntoView({ block: 'center' });
    // Chunks that are drawn now may move it.
    requestAnimationFrame(() => requestAnimationFrame(() => mark?.scrollIntoView({ block: 'center' })));
    for (const old of this.main.querySelectorAll('.current')) {
      old.classList.remove('current');
      if (old instanceof HTMLDetailsElement) old.open = false;
    }
    const note = chunk.place.querySelector<HTMLDetailsElement>(`[data-note~="${change.index}"]`);
    for (const part of [...chunk.place.querySelectorAll(`[data-change="${change.index}"]`), note]) {
      part?.classList.add('current');
    }
    if (note !== null) note.open = true;
    note?.querySelector('summary')?.focus({ preventScroll: true });
  }

  /** Draws everything, for the printer. */
  fillAll(): void {
    for (const chunk of this.chunks.values()) this.fill(chunk);
    for (const note of this.main.querySelectorAll('details')) note.open = true;
  }

  private fill({ place, blocks }: Chunk): void {
    const drawing = this.drawing;
    if (drawing === undefined || place.firstChild !== null) return;
    place.append(...blocks.map((block) => drawBlock(block, drawing)));
    place.style.minHeight = '';
  }

  private empty({ place }: Chunk): void {
    if (place.firstChild === null || place.contains(document.activeElement)) return;
    place.style.minHeight = `${place.offsetHeight}px`;
    place.replaceChildren();
  }
}

/** A guess, in CSS pixels. */
function heightOf(block: Block): number {
  if (block.kind !== 'row') return 48;
  const units = block.row.pieces.reduce(
    (sum, piece) => sum + (typeof piece === 'string' ? Math.min(160, piece.length) : 12),
    0,
  );
  return Math.max(40 + (units / 36) * 30, block.shown.length * 62);
}
