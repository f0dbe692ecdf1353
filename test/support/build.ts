/** Compiles the project before the tests: worker threads run what is in `dist`. Types are not its business. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function setup(): void {
  const compiler = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
  const { error } = spawnSync(compiler, ['-p', fileURLToPath(new URL('../../tsconfig.build.json', import.meta.url))]);
  if (error !== undefined) throw error;
}
