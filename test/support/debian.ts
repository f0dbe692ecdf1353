/** Programs that tests need besides Node: found on the path, or installed where root on Debian runs the tests. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns the path of the first that is there; empty where there is none */
export function findOrInstall(names: readonly string[], debianPackage: string): string {
  if (find(names) === '') install(debianPackage);
  return find(names);
}

function find(names: readonly string[]): string {
  const { PATH = '' } = process.env;
  return (
    PATH.split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find(isExecutable) ?? ''
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(debianPackage: string): void {
  if (process.getuid?.() !== 0) return;
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], options);
}
