/** Finds the files that a glob pattern matches, for shells that leave patterns to the program. */
import { glob, isDynamicPattern } from 'tinyglobby';

export interface Matches {
  /** The folder in front of the first part that holds a pattern. */
  readonly base: string;
  /** Paths of files from there, by their names. */
  readonly below: readonly string[];
}

/** True of `a/*.txt`, `a/**` and `a/{b,c}`. */
export function isGlob(path: string): boolean {
  return isDynamicPattern(path);
}

/** Links are followed; what begins with a dot is matched only where the pattern says so. */
export async function matchGlob(pattern: string): Promise<Matches> {
  const parts = pattern.split('/');
  const fixed = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const below = await glob(parts.slice(fixed).join('/'), { cwd: base });
  return { base, below: below.sort() };
}
