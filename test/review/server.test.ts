import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { reviewApp } from '../../src/review/app.ts';
import type { LessonAnswer, LinesAnswer, QueueAnswer } from '../../src/review/data.ts';
import { DECISIONS_FILE, DecisionLog } from '../../src/review/log.ts';
import { readQueue } from '../../src/review/queue.ts';
import { teacher } from '../../src/review/teach.ts';
import { makeFolder } from '../support/folder.ts';
import { hostileReport, reportOf, type TestRule } from '../support/reports.ts';

const RULES: readonly TestRule[] = [
  { rule: 'nail/鋼釘', from: '鋼釘', to: '釘子', evidence: [{ kind: 'missing', scope: 'paragraph' }] },
  { rule: 'nail/鋼釘', from: '钢钉', to: '钉子', tier: 'suggest' },
  { rule: 'moon/月亮', from: '月亮', to: '', tier: 'flag' },
];
const NAILS = `domain: tools
concepts:
  - id: nail # the proverb
    en: nail
    zh: 钉子
    artefacts:
      - form: 钢钉
        tier: fix
    tests:
      fix:
        - 到处找[钢钉→钉子]
`;
const HOST = '127.0.0.1:4321';
const TOKEN = 'a-token';

let folder: string;
let app: Hono;

async function appOf(reports: readonly Report[]): Promise<Hono> {
  folder = makeFolder({ 'nails.yaml': NAILS });
  return reviewApp({
    queue: await readQueue(reports),
    log: new DecisionLog(join(folder, DECISIONS_FILE)),
    token: TOKEN,
    hosts: () => [HOST],
    run: 'out',
    by: 'ann',
    version: '1.0.0',
    assets: { script: 'script', style: 'style' },
    teach: teacher([join(folder, 'nails.yaml')]),
  });
}

beforeEach(async () => {
  app = await appOf([
    reportOf(`鋼釘${'一二三四五六七八九十'.repeat(30)}钢钉和月亮。\n`, RULES, 'one.txt'),
    reportOf('他們的鋼釘。\n', RULES, 'two.txt'),
  ]);
});

type Headers = Record<string, string>;
const get = async (path: string, headers: Headers = {}): Promise<Response> =>
  app.request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } });
const post = async (path: string, body: unknown, headers: Headers = {}): Promise<Response> =>
  app.request(`http://${HOST}/${TOKEN}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json', ...headers },
  });
const queue = async (): Promise<QueueAnswer> => (await (await get(`/${TOKEN}/api/queue`)).json()) as QueueAnswer;
const decide = async (body: object): Promise<LinesAnswer> =>
  (await (await post('/api/decisions', { after: 0, ...body })).json()) as LinesAnswer;

describe('the safety of the review server', () => {
  it('serves the page with a strict policy', async () => {
    const response = await get(`/${TOKEN}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    ['another name for this machine', `/${TOKEN}/`, { host: 'evil.example:4321' }],
    ['another port', `/${TOKEN}/`, { host: '127.0.0.1:1' }],
    ['no token', '/', {}],
    ['a wrong token', '/a-tokem/', {}],
    ['a wrong token before an API', '/x/api/queue', {}],
    ['a page of another site', `/${TOKEN}/api/queue`, { origin: 'http://evil.example' }],
    ['a page in a sandbox', `/${TOKEN}/api/queue`, { origin: 'null' }],
    ['a frame of another site', `/${TOKEN}/`, { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, path, headers) => {
    const response = await get(path, headers);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('鋼釘');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['no origin', { origin: '' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['https on the same name', { origin: `https://${HOST}` }],
    ['a form of another site', { 'content-type': 'text/plain' }],
  ])('takes no decision from %s', async (_, headers) => {
    const response = await post('/api/decisions', { item: 0, verdict: 'accept', scope: 'place', after: 0 }, headers);
    expect(response.status).toBe(403);
    expect(await (await get(`/${TOKEN}/api/decisions`)).json()).toEqual({ lines: [], total: 0 });
  });

  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/run.json',
    '/run.json',
    '/decisions.jsonl',
    '/api/../../x',
  ])('leads to no file: %s', async (path) => {
    const response = await get(`/${TOKEN}${path}`);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).toMatch(/^\{"error":/);
  });

  it('refuses what is too large, is no JSON, or is not asked for', async () => {
    expect((await post('/api/decisions', 'x'.repeat(70_000))).status).toBe(413);
    expect((await post('/api/decisions', '{')).status).toBe(400);
    const decision = { item: 0, verdict: 'accept', scope: 'place', after: 0 };
    for (const wrong of [
      { ...decision, more: 1 },
      { ...decision, scope: 'all' },
      { ...decision, replacement: 'x' },
      { ...decision, verdict: 'edit' },
      { ...decision, verdict: 'edit', replacement: 'x'.repeat(1001) },
    ]) {
      expect((await post('/api/decisions', wrong)).status).toBe(400);
    }
    expect((await post('/api/decisions', { ...decision, item: 99 })).status).toBe(404);
    expect((await post('/api/undo', { of: 'nothing', after: 0 })).status).toBe(404);
    expect((await get(`/${TOKEN}/api/context?item=0&reach=1e99`)).status).toBe(200);
    expect((await get(`/${TOKEN}/api/context?item=__proto__&reach=1`)).status).toBe(404);
    expect((await get(`/${TOKEN}/api/decisions?after=-1`)).status).toBe(400);
  });

  it('gives hostile texts out as data only', async () => {
    app = await appOf([hostileReport]);
    const response = await get(`/${TOKEN}/api/queue`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await get(`/${TOKEN}/`)).text()).not.toContain('onerror');
  });
});

describe('the review server', () => {
  it('asks about every place, with its context, and widens that', async () => {
    const { items, by, run } = await queue();
    expect([by, run]).toEqual(['ann', 'out']);
    expect(items.map(({ document, actual, expected }) => [document, actual, expected])).toEqual([
      ['one.txt', '鋼釘', '釘子'],
      ['one.txt', '钢钉', '钉子'],
      ['one.txt', '月亮', ''],
      ['two.txt', '鋼釘', '釘子'],
    ]);
    expect(items[0]?.around).toMatchObject({ before: '', more: true });
    expect(items[0]?.around.after).toHaveLength(60);
    expect(await (await get(`/${TOKEN}/api/context?item=0&reach=999`)).json()).toMatchObject({ more: false });
  });

  it('asks once about places that read the same', async () => {
    app = await appOf([reportOf('同一句鋼釘，同一句話，前後都有二十多個字，一個也不少。\n'.repeat(4), RULES)]);
    expect((await queue()).items.map(({ places }) => places)).toEqual([1, 3]);
  });

  it('takes a decision for a place, a document and a rule', async () => {
    const { lines } = await decide({ item: 0, verdict: 'reject', scope: 'place' });
    expect(lines).toMatchObject([
      { by: 'ann', verdict: 'reject', rule: 'nail/鋼釘', document: 'one.txt', actual: '鋼釘' },
    ]);
    const { lines: more, total } = await decide({ item: 3, verdict: 'accept', scope: 'rule', after: 1 });
    expect(total).toBe(3);
    // One for each replacement, and both with one id, so that one undo takes them back.
    expect(more).toMatchObject([
      { actual: '鋼釘', expected: '釘子' },
      { actual: '钢钉', expected: '钉子' },
    ]);
    expect(new Set(more.map(({ id }) => id)).size).toBe(1);
    const undone = (await (await post('/api/undo', { of: more[0]?.id, after: 3 })).json()) as LinesAnswer;
    expect(undone).toMatchObject({ lines: [{ verdict: 'undo', of: more[0]?.id }], total: 4 });
  });

  it('loses no decision of two that are made at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => decide({ item: index % 4, verdict: 'reject', scope: 'place' })),
    );
    expect(readFileSync(join(folder, DECISIONS_FILE), 'utf8').trimEnd().split('\n')).toHaveLength(20);
  });
});

describe('teaching the glossary', () => {
  const rule: TestRule = { rule: 'nail/钢钉', from: '钢钉', to: '钉子' };
  const teach = async (body: object): Promise<LessonAnswer> =>
    (await (await post('/api/lesson', { item: 0, near: '', keep: '', write: false, ...body })).json()) as LessonAnswer;

  beforeEach(async () => {
    app = await appOf([reportOf('骨科用的钢钉。\n', [rule])]);
  });

  it('shows the diff and the result of the tests, and writes nothing yet', async () => {
    const answer = await teach({ near: '骨科', keep: '骨科用的钢钉。' });
    expect(answer).toMatchObject({ tests: 2, failures: [], written: false });
    expect(answer.diff).toContain('+        unless: { near: [骨科] }');
    expect(answer.diff).toContain('+        - 骨科用的钢钉。');
    expect(readFileSync(join(folder, 'nails.yaml'), 'utf8')).toBe(NAILS);
  });

  it('writes the exception and the test, and keeps the comments', async () => {
    expect(await teach({ near: '骨科', keep: '骨科用的钢钉。', write: true })).toMatchObject({ written: true });
    const written = readFileSync(join(folder, 'nails.yaml'), 'utf8');
    expect(written).toContain('id: nail # the proverb');
    expect(written).toContain('unless: { near: [骨科] }');
  });

  it('writes nothing where a test of the concept fails', async () => {
    for (const lesson of [{ keep: '骨科用的钢钉。' }, { near: '到处' }]) {
      const answer = await teach({ ...lesson, write: true });
      expect(answer).toMatchObject({ written: false, failures: [expect.stringContaining('钢钉')] });
      expect(readFileSync(join(folder, 'nails.yaml'), 'utf8')).toBe(NAILS);
    }
  });

  it('says why a rule cannot be taught', async () => {
    app = await appOf([reportOf('月亮', RULES)]);
    expect(await (await post('/api/lesson', { item: 0, near: 'x', keep: '', write: true })).json()).toEqual({
      error: 'moon/月亮 is no artefact of the glossary, so that there is nothing to teach.',
    });
    const response = await post('/api/lesson', { item: 0, near: ' ', keep: '', write: true });
    expect(response.status).toBe(400);
  });
});
