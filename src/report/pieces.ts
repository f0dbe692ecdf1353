/** What is written of a document in pieces: neither too small to be worth a call nor too large to be held. */

/** In UTF-16 units. */
const ENOUGH = 64 * 1024;

/** The same text in fewer pieces. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < ENOUGH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
