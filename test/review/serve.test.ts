import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QingyiError } from '../../src/model/error.ts';
import { type RunningReview, serveReview } from '../../src/review/serve.ts';
import { teacher } from '../../src/review/teach.ts';
import { makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';

const OPTIONS = { host: '127.0.0.1', port: 0, by: 'ann', version: '1.0.0', teach: teacher([]) };

let folder: string;
let review: RunningReview;

beforeEach(async () => {
  folder = makeFolder({ 'a.txt': '现在大模型公司都在四处寻找钢钉。\n' });
  await qingyi(['clean', join(folder, 'a.txt'), '-o', join(folder, 'out')]);
  review = await serveReview(join(folder, 'out'), OPTIONS);
});
afterEach(() => review.close());

/** Unlike `fetch`, names any host. */
function statusOf(path: string, host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(review.url);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, headers: { host } }, ({ statusCode }) => done(statusCode));
    sent.on('error', failed).end();
  });
}

describe('the review of a run', () => {
  it('is served to this machine only, at an address with a secret', async () => {
    const { hostname, pathname, port } = new URL(review.url);
    expect(hostname).toBe('127.0.0.1');
    expect(pathname).toMatch(/^\/[\w-]{32}\/$/);
    const page = await fetch(review.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('review.js')]);
    for (const asset of ['review.js', 'review.css', 'api/queue']) {
      expect((await fetch(review.url + asset)).status).toBe(200);
    }
    expect(await statusOf(pathname, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusOf(pathname, `localhost:${port}`)).toBe(200);
    expect(await statusOf(pathname, `evil.example:${port}`)).toBe(403);
    expect(await statusOf('/', `127.0.0.1:${port}`)).toBe(403);
    expect(await statusOf(`${pathname}../../run.json`, `127.0.0.1:${port}`)).toBe(403);
  });

  it('says what is wrong with a folder that is no run, and with a port that is taken', async () => {
    await expect(serveReview(folder, OPTIONS)).rejects.toThrow('is not the folder of a run');
    const port = Number(new URL(review.url).port);
    await expect(serveReview(join(folder, 'out'), { ...OPTIONS, port })).rejects.toBeInstanceOf(QingyiError);
  });
});
