import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDecisions, parseDecisions } from '../../src/corpus/decisions.ts';
import { type Decision, decisionsInForce } from '../../src/model/decision.ts';
import { DecisionLog } from '../../src/review/log.ts';
import { makeFolder } from '../support/folder.ts';

const decision = (id: string, more: Partial<Decision> = {}): Decision => ({
  id,
  by: 'ann',
  at: '2026-01-01T00:00:00Z',
  verdict: 'accept',
  scope: 'place',
  rule: 'nail/钢钉',
  document: 'a.txt',
  actual: '钢钉',
  expected: '钉子',
  context: '0123',
  ...more,
});
const undo = { id: 'u', by: 'ann', at: '2026-01-01T00:00:00Z', verdict: 'undo', of: 'one' } as const;

describe('decisions.jsonl', () => {
  it('gives back what was written', () => {
    const lines = [
      decision('one', { verdict: 'edit', replacement: '' }),
      decision('two', { expected: undefined }),
      undo,
    ];
    expect(parseDecisions('d', formatDecisions(lines))).toEqual(JSON.parse(JSON.stringify(lines)));
    expect(decisionsInForce(lines).map(({ id }) => id)).toEqual(['two']);
  });

  it('says which line is wrong, and why', () => {
    const text = `${formatDecisions([decision('one')])}{"id":"x"\n${JSON.stringify({ ...decision('two'), scope: 'all' })}\n`;
    expect(() => parseDecisions('d.jsonl', text)).toThrow(
      expect.objectContaining({
        code: 'configuration',
        problems: [
          expect.objectContaining({ line: 2, message: expect.stringContaining('not an object of JSON') }),
          expect.objectContaining({ line: 3, message: expect.stringContaining('scope') }),
        ],
      }),
    );
  });

  it('loses nothing where several add to one file at once', async () => {
    const path = join(makeFolder(), 'decisions.jsonl');
    const logs = [new DecisionLog(path), new DecisionLog(path)];
    await Promise.all(Array.from({ length: 60 }, (_, index) => logs[index % 2]?.append([decision(`${index}`)])));
    const lines = parseDecisions(path, readFileSync(path, 'utf8'));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(60);
    for (const log of logs) expect(await log.lines()).toEqual(lines);
  });

  it('waits for the rest of a line that is being written, and reads a file again that was put back', async () => {
    const path = join(makeFolder(), 'decisions.jsonl');
    const line = formatDecisions([decision('one')]);
    writeFileSync(path, line + line.slice(0, 9));
    const log = new DecisionLog(path);
    expect(await log.lines()).toHaveLength(1);
    appendFileSync(path, line.slice(9));
    expect(await log.lines()).toHaveLength(2);
    writeFileSync(path, line);
    expect(await log.lines()).toHaveLength(1);
  });
});
