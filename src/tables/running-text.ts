/**
 * Unpacks `running-text.bin.br`: which characters follow one or two others in running text, in simplified characters.
 * `language/running-text.ts` reads it; `bench/count-running-text.mjs` counted it, five million characters in all, in what
 * Debian packages hold in Chinese: help and guides (LibreOffice, GNOME, KiCad, the installer, TeX Live, manual pages,
 * Debian's own), the texts of games (Cataclysm: Dark Days Ahead, The Battle for Wesnoth, Dungeon Crawl, Freeciv) and of
 * programs (Gramps, calibre, Stellarium, Warzone 2100, Hedgewars), besides the guides of openclaw-cn and Rust by Example.
 *
 * Layout, little endian: Uint32 number of characters n, of pairs m and of triples t; Uint16[n] first characters as
 * UTF-16 units, Uint16[n] pairs of each; Uint16[m] second characters, Uint16[m] triples of each pair; Uint16[t] third
 * characters; Uint8[n] how far the pairs of a character can be trusted, in 255ths; Uint8[m] the share of the pair, as -16
 * times its natural logarithm; Uint8[m] and Uint8[t] the same for triples. All rows are sorted by character.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

export function unpackRunningText(): Uint8Array {
  return brotliDecompressSync(readFileSync(new URL('../../src/tables/running-text.bin.br', import.meta.url)));
}
