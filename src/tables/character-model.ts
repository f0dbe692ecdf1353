/**
 * Makes the character model of simplified Chinese from a dictionary of words with their frequencies: how often each
 * character stands, begins a word and ends one, and how often two stand together inside a word.
 * `stages/repair/annotated-gbk/character-model.ts` reads it.
 *
 * Layout, little endian: Uint32 number of characters n, Uint32 number of pairs m; Float32[n] occurrences, Float32[n]
 * beginnings, Float32[n] ends; Uint32[n + 1] where each character's pairs begin; Uint16[n] characters as UTF-16 units;
 * Uint16[m] second character of each pair; Uint8[m] occurrences of the pair, as 16 times their natural logarithm.
 */
import { dict } from '@node-rs/jieba/dict.js';

/**
 * Punctuation, which dictionaries lack: occurrences for each thousand words of running text, rounded from common
 * experience of modern prose.
 */
const PUNCTUATION: Readonly<Record<string, number>> = {
  '，': 75,
  '。': 38,
  '、': 14,
  '“': 10,
  '”': 10,
  '：': 6,
  '；': 3,
  '？': 3,
  '！': 3,
  '《': 3,
  '》': 3,
  '（': 4,
  '）': 4,
  '…': 1,
  '—': 2,
  '·': 1,
  '‘': 0.5,
  '’': 0.5,
  '「': 1,
  '」': 1,
  '『': 0.3,
  '』': 0.3,
  '【': 0.5,
  '】': 0.5,
  '\u3000': 1,
  '％': 0.5,
  '～': 0.2,
  '〈': 0.1,
  '〉': 0.1,
  '○': 0.1,
  '×': 0.05,
  '°': 0.05,
  '℃': 0.05,
  〇: 0.1,
  '．': 0.2,
};

/**
 * What follows function characters in running text, which a list of words cannot tell: of all occurrences of each
 * character on the left, the share that is followed by those on the right, the frequent ones first.
 */
const FOLLOWERS: readonly (readonly [left: string, right: string, share: number])[] = [
  ['吗呢嘛', '，？。！', 0.75],
  ['吧啊呀哦啦哈', '，。！？', 0.65],
  ['了', '，。', 0.25],
  ['了', '一个这的我吗他', 0.2],
  ['的', '，。', 0.08],
  ['的', '人一是时事问情大不方生东地工', 0.25],
  ['我你他她它', '们的是在不就有也要会都说想看还没自', 0.5],
  ['们', '的，在是不就都也有要会可', 0.4],
  ['这那', '个是些样种里么时一', 0.6],
  ['是', '一不我在因你这什有为他', 0.3],
  ['在', '这一我中你他那', 0.15],
  ['不', '是会能要知到可同得好想过敢用', 0.4],
  ['就', '是会要不可能有在', 0.4],
  ['也', '是不有会可要就没能在', 0.45],
  ['都', '是不有会要在可能没', 0.4],
  ['和与及', '他我你其', 0.05],
  ['对把被让给跟', '我你他这自她它方', 0.25],
  ['为', '我你他她它这什了', 0.15],
  ['有', '一的人了什些没', 0.3],
  ['没', '有', 0.5],
  ['会', '有不在让是被', 0.15],
  ['要', '不是我有在', 0.12],
  ['说', '，：的我你这他', 0.25],
  ['着', '，的一', 0.2],
  ['过', '的，程去', 0.2],
  ['得', '很到不更', 0.2],
  ['里', '，的面。', 0.3],
  ['个', '人月，问', 0.1],
  ['时', '，候间', 0.3],
  ['后', '，来', 0.2],
  ['，', '我你他这但就在不而所是因也如那它并有可还', 0.35],
  ['。', '我你这他但在如所', 0.25],
  ['。', '”', 0.1],
  ['：', '“', 0.2],
  ['“', '我你他这', 0.1],
];

const HAN_ONLY = /^[\u3400-\u9fff]+$/;

interface Counts {
  readonly occurrences: Map<number, number>;
  readonly beginnings: Map<number, number>;
  readonly ends: Map<number, number>;
  readonly pairs: Map<number, Map<number, number>>;
}

const add = (counts: Map<number, number>, key: number, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

function countWord(counts: Counts, word: string, frequency: number): void {
  const units = Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
  const [first = 0] = units;
  add(counts.beginnings, first, frequency);
  add(counts.ends, units.at(-1) ?? first, frequency);
  units.forEach((unit, i) => {
    add(counts.occurrences, unit, frequency);
    const next = units[i + 1];
    if (next === undefined) return;
    const row = counts.pairs.get(unit) ?? new Map<number, number>();
    counts.pairs.set(unit, row);
    add(row, next, frequency);
  });
}

function count(): Counts {
  const counts: Counts = { occurrences: new Map(), beginnings: new Map(), ends: new Map(), pairs: new Map() };
  let total = 0;
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency = ''] = line.split(' ');
    if (!HAN_ONLY.test(word)) continue;
    countWord(counts, word, Number(frequency));
    total += Number(frequency);
  }
  for (const [mark, share] of Object.entries(PUNCTUATION)) countWord(counts, mark, (total * share) / 1000);
  countFollowers(counts);
  return counts;
}

function countFollowers({ occurrences, pairs }: Counts): void {
  for (const [left, right, share] of FOLLOWERS) {
    const weights = Array.from(right, (_, i) => 1 / (i + 2));
    const sum = weights.reduce((a, b) => a + b, 0);
    for (const before of left) {
      const unit = before.charCodeAt(0);
      const row = pairs.get(unit) ?? new Map<number, number>();
      pairs.set(unit, row);
      for (const [i, after] of [...right].entries()) {
        add(row, after.charCodeAt(0), (share * (weights[i] ?? 0) * (occurrences.get(unit) ?? 0)) / sum);
      }
    }
  }
}

export function makeCharacterModel(): Uint8Array {
  const { occurrences, beginnings, ends, pairs } = count();
  const units = [...occurrences.keys()].sort((a, b) => a - b);
  const rows = units.map((unit) => [...(pairs.get(unit) ?? [])].sort(([a], [b]) => a - b));
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  const columns = [occurrences, beginnings, ends].map((counts) => units.map((unit) => counts.get(unit) ?? 0));
  const all = rows.flat();
  const parts = [
    new Uint32Array([units.length, all.length]),
    ...columns.map((column) => new Float32Array(column)),
    new Uint32Array(starts),
    new Uint16Array(units),
    new Uint16Array(all.map(([second]) => second)),
    new Uint8Array(all.map(([, times]) => Math.round(16 * Math.log(times)))),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)));
}
