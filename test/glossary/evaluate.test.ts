import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { evaluate, type Gold, goldJsonSchema, parseGold } from '../../src/glossary/evaluate.ts';
import { createCleaner } from '../../src/pipeline.ts';

const source = `domain: test
concepts:
  - id: nail
    en: nail
    zh: 钉子
    artefacts:
      - { form: 钢钉, tier: fix }
      - { form: 铁钉, tier: suggest }
      - { form: 铜钉, tier: flag }
`;
const cleaner = createCleaner({ glossary: assembleGlossary([[{ path: 'a.yaml', source }]]), stages: ['detect'] });
const evaluated = (...records: Gold[]) => evaluate(records, (text) => cleaner.clean(text));
const gold = (text: string, ...edits: Gold['edits']): Gold => ({ id: text, text, edits });

describe('evaluation', () => {
  it('counts an edit as met by the tier that finds it with the right replacement', () => {
    const { total, misses, falseAlarms } = evaluated(
      gold('寻找钢钉。', { wrong: '钢钉', right: '钉子' }),
      gold('寻找铁钉。', { wrong: '铁钉', right: '螺丝', also: ['钉子'] }),
      gold('寻找铜钉。', { wrong: '铜钉', right: '铜' }),
      gold('寻找木钉。', { wrong: '木钉', right: '钉子' }),
    );
    expect(total.fix).toEqual({ asked: 4, met: 1, wrong: 0, precision: 1, recall: 0.25, f05: 0.625 });
    expect(total.suggest.met).toBe(1);
    expect(total.flag.met).toBe(1);
    expect(total.all).toMatchObject({ met: 3, wrong: 0, recall: 0.75 });
    expect(misses).toEqual([{ id: '寻找木钉。', wrong: '木钉', right: '钉子', instead: [] }]);
    expect(falseAlarms).toEqual([]);
  });

  it('counts what is found in a decoy, elsewhere, or replaced wrongly as wrong', () => {
    const { total, misses, falseAlarms } = evaluated(
      gold('骨科取出钢钉。'),
      gold('木钉和钢钉。', { wrong: '木钉', right: '钉子' }),
      gold('寻找钢钉。', { wrong: '钢钉', right: '螺丝' }),
    );
    expect(total.fix).toMatchObject({ asked: 2, met: 0, wrong: 3, precision: 0, recall: 0, f05: 0 });
    expect(total.suggest).toMatchObject({ precision: null, f05: null });
    expect(falseAlarms.map(({ id }) => id)).toEqual(['骨科取出钢钉。', '木钉和钢钉。', '寻找钢钉。']);
    expect(misses[1]?.instead).toEqual(['钢钉→钉子 (fix, nail/钢钉)']);
  });

  it('counts decoys apart: those that were changed, and those in which something was found', () => {
    const { decoys } = evaluated(
      gold('寻找钢钉和钢钉。'),
      gold('寻找铁钉和铜钉。'),
      gold('寻找铁钉。'),
      gold('骨科。'),
      gold('寻找钢钉。', { wrong: '钢钉', right: '钉子' }),
    );
    expect(decoys).toEqual({ texts: 4, changed: 1, found: { fix: 1, suggest: 2, flag: 1 } });
  });

  it('has a schema for its lines, which the package ships', async () => {
    const shipped = `${import.meta.dirname}/../../src/report/schemas/gold.json`;
    await expect(`${JSON.stringify(goldJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(shipped);
    const holds = new Ajv().compile(goldJsonSchema());
    for (const line of readFileSync('fixtures/gold/sentences.jsonl', 'utf8').trim().split('\n')) {
      expect(holds(JSON.parse(line))).toBe(true);
    }
    expect(holds({ id: 'a', text: '甲' })).toBe(false);
  });

  it('compares what becomes of the text, not how much of it an edit takes in', () => {
    const { total } = evaluated(gold('去寻找钢钉。', { wrong: '寻找钢钉', right: '寻找钉子' }));
    expect(total.fix).toMatchObject({ met: 1, wrong: 0 });
  });

  it('gives each of two equal edits its own place', () => {
    const edit = { wrong: '钢钉', right: '钉子' };
    expect(evaluated(gold('钢钉，又是钢钉。', edit, edit)).total.fix).toMatchObject({ asked: 2, met: 2, wrong: 0 });
  });

  it('tells domains and kinds apart, decoys included', () => {
    const {
      domains: { tools, medicine },
      kinds,
    } = evaluated(
      { ...gold('寻找钢钉。', { wrong: '钢钉', right: '钉子' }), domain: 'tools', kind: 'sense-error' },
      { ...gold('骨科取出钢钉。'), domain: 'medicine', kind: 'sense-error' },
    );
    expect(tools?.fix.precision).toBe(1);
    expect(medicine?.fix).toMatchObject({ asked: 0, wrong: 1, precision: 0, recall: null });
    expect(kinds['sense-error']?.fix.precision).toBe(0.5);
  });

  it('reads one JSON object a line, and names the lines that are none', () => {
    const good = '{"id":"a","text":"寻找钢钉。","edits":[{"wrong":"钢钉","right":"钉子"}]}';
    expect(parseGold('gold.jsonl', `\ufeff${good}\n\n`)).toHaveLength(1);
    expect(() =>
      parseGold('gold.jsonl', `${good}\n{\n{"id":"b","text":"甲","edits":[{"wrong":"乙","right":"丙"}]}`),
    ).toThrow(
      expect.objectContaining({
        code: 'configuration',
        problems: [
          expect.objectContaining({ line: 2 }),
          expect.objectContaining({ line: 3, message: '"乙" does not stand in the text' }),
        ],
      }),
    );
  });
});
