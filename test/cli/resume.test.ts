import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesIn, makeFolder } from '../support/folder.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }] }
`;
const ROUNDS = 20;

describe('a run that is killed', () => {
  it('gives, resumed, what it would have given, whenever it was killed', { timeout: 280_000 }, async () => {
    const folder = makeFolder({ 'nails.yaml': NAILS, ...corpus() });
    const start = (output: string, ...flags: string[]): ChildProcess =>
      spawn(
        process.execPath,
        [PROGRAM, 'clean', 'in', '-o', output, '--no-builtin-glossary', '--glossary', 'nails.yaml', ...flags],
        { cwd: folder, stdio: 'ignore' },
      );
    const began = performance.now();
    const [code] = await once(start('whole'), 'exit');
    const duration = performance.now() - began;
    expect(code).toBe(0);
    const whole = results(folder, 'whole');
    for (let round = 0; round < ROUNDS; round++) {
      const output = `killed-${round}`;
      const child = start(output);
      await sleep(((round + Math.random()) / ROUNDS) * duration);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      mkdirSync(join(folder, output), { recursive: true });
      const begun = Object.keys(filesIn(join(folder, output))).includes('run.json');
      const ending = await once(start(output, ...(begun ? ['--resume'] : [])), 'exit');
      expect([round, ...ending]).toEqual([round, 0, null]);
      expect(results(folder, output)).toEqual(whole);
      rmSync(join(folder, output), { recursive: true });
    }
  });
});

function corpus(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (let i = 0; i < 300; i++) files[`in/${i % 7}/${i}.txt`] = `第${i}篇：找钢钉。\n${'没有别的。'.repeat(i % 20)}\n`;
  const lines = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `${JSON.stringify({ n: i, text: `${'这里没有。'.repeat(i % 100)}钢钉` })}\n`,
    ).join('');
  files['in/a.jsonl'] = lines(500);
  files['in/b.jsonl.gz'] = gzipSync(lines(300));
  return files;
}

/** All that the run wrote, without the times in it. */
function results(folder: string, output: string): Record<string, string> {
  const stamp = /"(?:started|finished)": "[^"]*"/g;
  const files = Object.entries(filesIn(join(folder, output)));
  return Object.fromEntries(files.map(([path, content]) => [path, content.replace(stamp, '')]));
}
