/** Compiles the project before the tests: worker threads run what is in `dist`. Types are not its business. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup(): Promise<void> {
  const compiler = `${ROOT}/node_modules/.bin/tsc`;
  const { error } = spawnSync(compiler, ['-p', `${ROOT}/tsconfig.build.json`]);
  if (error !== undefined) throw error;
  await build({ root: ROOT, mode: 'program' });
}
