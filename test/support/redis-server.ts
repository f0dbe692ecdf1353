/** A Redis for one test, on a free port, that keeps its data in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { inject, onTestFinished } from 'vitest';
import { makeFolder } from './folder.ts';

export interface TestRedis {
  readonly address: string;
  /** Kills it, and starts it again on the same data. */
  restart(): Promise<void>;
}

/** It ends with the test. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = makeFolder();
  let server = await start(port, folder);
  const kill = async (): Promise<void> => {
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  return {
    address: `redis://127.0.0.1:${port}`,
    async restart() {
      await kill();
      server = await start(port, folder);
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const options = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder, '--appendonly', 'yes', '--save', ''];
  const server = spawn(inject('redis'), options, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.includes('Ready to accept connections')) break;
  }
  server.stdout.resume();
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
