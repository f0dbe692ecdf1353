/**
 * Reads the tables that the build makes from the dictionaries of other packages (`build.ts`). The one place outside
 * corpus, batch, review and cli that reads files, and it reads only the package's own.
 */
import { readFileSync } from 'node:fs';

/** The bytes of `dist/tables/<name>`. The path is the same from `src/tables` and from `dist/tables`. */
export function loadTable(name: string): Uint8Array {
  return readFileSync(new URL(`../../dist/tables/${name}`, import.meta.url));
}
