import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGlossary } from '../../src/corpus/read-glossary.ts';
import { createCleaner } from '../../src/pipeline.ts';
import { jsonReport } from '../../src/report/json.ts';

const glossary = await loadGlossary(join(import.meta.dirname, '../../glossary'));
const { clean } = createCleaner({ glossary });
const gbk = (text: string): string => new TextDecoder('gbk').decode(Buffer.from(text));

/** What stands in one line, over and over. */
const LINES = {
  'sound text': '他在县城开了一家小店，卖茶叶和玩具，',
  'hits that are fixed': '现在大模型公司都在四处寻找钢钉，',
  'hits that are rejected': '月亮暗面和网络排序，',
  'mojibake that was read as GBK': gbk('现在大模型公司'),
  'mojibake that was read as Latin': Buffer.from('现在大模型公司').toString('latin1'),
  'left-over HTML': '甲&nbsp;乙</p>',
  'brackets with glosses': '算力(computing power)和',
  'brackets with glosses of other terms': '大模型团队缺少计算强度力(computing power)，工人买钢钉，',
  'invisible characters': '清\u200b译',
};

/** Milliseconds of the processor, the least of three. */
function timeOf(text: string): number {
  const times = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    jsonReport('1.0.0', [clean(text)]);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('one long line', () => {
  it.each(Object.entries(LINES))('takes time in proportion to its length: %s', (_, piece) => {
    const few = Math.ceil(20_000 / piece.length);
    timeOf(piece.repeat(few));
    // Eight times the text would take 64 times as long if time were quadratic.
    expect(timeOf(piece.repeat(8 * few))).toBeLessThan(30 * Math.max(5, timeOf(piece.repeat(few))));
  });
});
