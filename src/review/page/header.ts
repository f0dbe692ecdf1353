/** Draws how far the review is, and what its switches would do. */
import { byId } from '../../report/html/page/dom.ts';
import type { Board, View } from './board.ts';

export function drawHeader(board: Board, view: View, canUndo: boolean): void {
  const { items } = board;
  const decided = board.decided.toLocaleString('en');
  byId('progress', HTMLElement).textContent = `${decided} of ${items.length.toLocaleString('en')} decided`;
  byId('meter', HTMLProgressElement).value = items.length === 0 ? 1 : board.decided / items.length;
  byId('group', HTMLButtonElement).textContent = view.group === 'rule' ? 'By rule' : 'By document';
  byId('order', HTMLButtonElement).textContent = view.order === 'doubt' ? 'Doubtful first' : 'Frequent first';
  byId('hide', HTMLButtonElement).textContent = view.hide ? 'Show decided' : 'Hide decided';
  byId('undo', HTMLButtonElement).disabled = !canUndo;
}
