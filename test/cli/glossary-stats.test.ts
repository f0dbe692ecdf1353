import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/batch/read-run.ts';
import { formatDecisions } from '../../src/corpus/decisions.ts';
import type { Decision } from '../../src/model/decision.ts';
import { decide } from '../../src/review/decide.ts';
import { readQueue } from '../../src/review/queue.ts';
import { makeFolder } from '../support/folder.ts';
import { qingyi } from '../support/program.ts';

const NAILS = `domain: tools
concepts:
  - { id: nail, en: nail, zh: 钉子, artefacts: [{ form: 钢钉, tier: fix }, { form: 钢针, tier: suggest }] }
`;

async function statsOf(rejected: number): Promise<{ code: number; out: string }> {
  const lines = Array.from(
    { length: 5 },
    (_, index) => `${`第${index}行`.repeat(10)}钢钉，还有${`第${index}句`.repeat(10)}钢针。\n`,
  );
  const folder = makeFolder({ 'a.txt': lines.join(''), 'nails.yaml': NAILS });
  const flags = ['--no-builtin-glossary', '--glossary', join(folder, 'nails.yaml')];
  await qingyi(['clean', join(folder, 'a.txt'), '-o', join(folder, 'out'), ...flags]);
  const { items } = await readQueue(readReports(join(folder, 'out')));
  const nails = items.filter(({ rule }) => rule === 'nail/钢钉');
  const decisions = nails.flatMap(({ id }, index): Decision[] => {
    const verdict = index < rejected ? 'reject' : 'accept';
    return decide(
      items,
      { item: id, verdict, scope: 'place', after: 0 },
      { id: `${id}`, by: 'ann', at: '2026-01-01T00:00:00Z' },
    );
  });
  const file = join(folder, 'decisions.jsonl');
  writeFileSync(file, formatDecisions(decisions));
  return qingyi(['glossary', 'stats', join(folder, 'a.txt'), ...flags, '--decisions', file]);
}

describe('qingyi glossary stats --decisions', () => {
  it('counts what was decided about each rule, and proposes to demote one that is rejected too often', async () => {
    const { code, out } = await statsOf(1);
    expect(code).toBe(0);
    expect(out).toContain('nail/钢钉  4 fix  (reviewed: 4 accepted, 1 rejected, 0 edited, 20 % rejected)');
    expect(out).toContain('tier: suggest would fit nail/钢钉, of which 20 % was rejected');
  });

  it('proposes nothing where little was rejected', async () => {
    expect((await statsOf(0)).out).not.toContain('would fit');
  });
});
