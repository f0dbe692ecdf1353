/** Puts the review server of a run on a port of this machine. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { readReports } from '../batch/read-run.ts';
import { reasonOf } from '../corpus/failure.ts';
import { readPageAssets } from '../corpus/read-page.ts';
import { QingyiError } from '../model/error.ts';
import { type ReviewServer, reviewApp } from './app.ts';
import { DECISIONS_FILE, DecisionLog } from './log.ts';
import { readQueue } from './queue.ts';

export interface ReviewOptions extends Pick<ReviewServer, 'by' | 'version' | 'teach'> {
  /** The address to listen at; only this machine can reach `127.0.0.1`. */
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
}

export interface RunningReview {
  /** To be opened in a browser; holds the token. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * @param run the folder of a run
 * @throws {QingyiError} `usage` where the folder is not that of a finished run, `io` where it cannot be read or the
 *   address cannot be had, `configuration` where its decisions are none
 */
export async function serveReview(
  run: string,
  { host, port, by, version, teach }: ReviewOptions,
): Promise<RunningReview> {
  const queue = await readQueue(readReports(run));
  const log = new DecisionLog(join(run, DECISIONS_FILE));
  await log.lines();
  const token = randomBytes(24).toString('base64url');
  const assets = await readPageAssets('review');
  const hosts: string[] = [];
  const name = basename(resolve(run));
  const app = reviewApp({ queue, log, token, hosts: () => hosts, run: name, by, version, assets, teach });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((listening, reject) => {
    server.once('error', (cause) => {
      reject(new QingyiError('io', `${host}:${port} cannot be listened at: ${reasonOf(cause)}`, { cause }));
    });
    server.listen(port, host, listening);
  });
  const { port: given } = server.address() as AddressInfo;
  const shown = isIP(host) === 6 ? `[${host}]` : host;
  for (const one of new Set([shown, 'localhost', '127.0.0.1', '[::1]'])) hosts.push(`${one}:${given}`);
  return {
    url: `http://${shown}:${given}/${token}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
