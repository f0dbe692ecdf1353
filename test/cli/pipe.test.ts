import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }] }
`;
const flags = (): string[] => ['--no-builtin-glossary', '--glossary', join(makeFolder({ 'a.yaml': NAILS }), 'a.yaml')];

describe('qingyi pipe', () => {
  it('writes a line for each line, with nothing but the text changed', async () => {
    const line = '{"n": 1.50, "text":"找钢钉","u":[1]}';
    const { code, out, err } = await qingyi(['pipe', ...flags()], `${line}\n{"text":"没事"}\r\n${line}`);
    expect([code, err]).toEqual([0, '']);
    const cleaned = line.replace('钢钉', '钉子');
    expect(out).toBe(`${cleaned}\n{"text":"没事"}\r\n${cleaned}`);
  });

  it('passes on what it cannot read, and says so', async () => {
    const input = 'no JSON\n{"text":"钢钉"}\n\n{"other":1}\n';
    const { code, out, err } = await qingyi(['pipe', ...flags()], input);
    expect([code, out]).toEqual([0, input.replace('钢钉', '钉子')]);
    expect(err).toContain('record 1 is not valid JSON');
  });

  it('takes no input at all', async () => {
    expect(await qingyi(['pipe', ...flags()])).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers each line before the next comes', async () => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const ended = runProgram(['pipe', ...flags()], { stdin, stdout, stderr });
    for (const text of ['钢钉', '一枚钢钉']) {
      stdin.write(`{"text":"${text}"}\n`);
      const [answer] = await new Promise<[Buffer]>((resolve) => stdout.once('data', (data) => resolve([data])));
      expect(`${answer}`).toBe(`{"text":"${text.replace('钢钉', '钉子')}"}\n`);
    }
    stdin.end();
    expect(await ended).toBe(0);
  });
});
