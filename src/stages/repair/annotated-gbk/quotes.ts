/** Whether quotation marks and brackets open and close in turn, as a part of what makes a text likely. */

/** GBK codes of marks that open, each followed by the one that closes. */
const PAIRS: readonly (readonly [number, number])[] = [
  [0xa1ae, 0xa1af],
  [0xa1b0, 0xa1b1],
  [0xa1b6, 0xa1b7],
  [0xa1b8, 0xa1b9],
];

/** GBK codes of 。？！…, and of the marks that were narrowed. */
const SENTENCE_ENDS: ReadonlySet<number> = new Set([0xa1a3, 0xa3bf, 0xa3a1, 0xa1ad, 0x3f, 0x21]);
const UNEXPECTED = -4;
/** What a closing mark is worth behind the end of a sentence. */
const AFTER_SENTENCE = 3;

/** Bits, one for each pair that is open, after `code`. */
export function openAfter(open: number, code: number): number {
  if (code < 0xa1ae || code > 0xa1b9) return open;
  for (const [i, [opening, closing]] of PAIRS.entries()) {
    if (code === opening) return open | (1 << i);
    if (code === closing) return open & ~(1 << i);
  }
  return open;
}

/** What the order is worth, in natural logarithms: an opening mark where none is open, a closing one where one is. */
export function scoreOrder(open: number, before: number, code: number): number {
  if (code < 0xa1ae || code > 0xa1b9) return 0;
  for (const [i, [opening, closing]] of PAIRS.entries()) {
    const isOpen = (open & (1 << i)) !== 0;
    if (code === opening) return isOpen ? UNEXPECTED : 0;
    if (code === closing) return (isOpen ? 0 : UNEXPECTED) + (SENTENCE_ENDS.has(before) ? AFTER_SENTENCE : 0);
  }
  return 0;
}
