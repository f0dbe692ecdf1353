/** Texts as arrays of UTF-16 units, which are read several times as fast as strings, and back. Changes nothing in them. */

/** For a term or a form, in units, a buffer costs more than it saves. */
const SHORT = 64;

/** The units of a text, as an array of its own. */
export function unitsOf(text: string): Uint16Array {
  if (text.length >= SHORT) {
    const { buffer, byteOffset } = Buffer.from(text, 'utf16le');
    return new Uint16Array(buffer, byteOffset, text.length);
  }
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

/** Larger texts are read into arrays of their own, so that none of them stays in memory. */
const SHARED = 0x10000;
let shared: Buffer | undefined;

/** The units of a text for a look at once: the next call may overwrite them. */
export function glanceAt(text: string): Uint16Array {
  if (text.length > SHARED) return unitsOf(text);
  shared ??= Buffer.alloc(2 * SHARED);
  shared.write(text, 'utf16le');
  return new Uint16Array(shared.buffer, shared.byteOffset, text.length);
}

/** The text of UTF-16 units; lone surrogates stay what they are. */
export function unitsToText(units: Uint16Array): string {
  if (units.length < SHORT) return String.fromCharCode.apply(undefined, units as unknown as number[]);
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}
