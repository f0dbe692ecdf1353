/**
 * Simplified leftovers in traditional text, as a table that converts character by character makes them where one
 * simplified character stands for several traditional ones: 10年后, 采訪, 那里 become 10年後, 採訪, 那裡. Decided by the
 * phrases of OpenCC's dictionary. Left alone on purpose: a character without such a phrase around it (范先生, 于小姐), one
 * that traditional text writes too (皇后, 公里, 了解, 公布), and a text that has the traditional character elsewhere and so
 * knows the difference.
 */
import { fold } from '../../language/fold.ts';
import { converter, phraseAt, traditionalToSimplified } from '../../language/opencc.ts';
import { identifyScript } from '../../language/script.ts';
import { wordAcross } from '../../language/words.ts';
import type { Edit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import { NOTHING, type Step } from '../../model/step.ts';

const NAME = 'mixed-script';

/** Pairs of which traditional text accepts the first for the second, in some words or in all. */
const ACCEPTED: ReadonlySet<string> = new Set(
  (
    '了瞭布佈占佔注註伙夥局侷才纔志誌升昇升陞周週游遊念唸台臺群羣床牀污汙借藉岳嶽克剋背揹仇讎杰傑托託帘簾秘祕吃喫杯盃雇僱奸姦回迴暗闇' +
    '熏燻欲慾痴癡粽糉灶竈炮砲麻痲咨諮卷捲向嚮症癥席蓆果菓豆荳坐座具俱象像呆待拿拏仿彷挂掛采彩并併并並家傢搜蒐表錶只隻扎紮折摺板闆胡鬍' +
    '凶兇尸屍'
  ).match(/../g),
);

/**
 * Characters that alone, without a phrase, are all but always the leftover that they can be. They are mended where the
 * text has them in a phrase too: 登入后 beside 之后.
 */
const ALONE = '后么几于';

/** The longest way from a character to the start of a phrase that has it, in UTF-16 units. */
const REACH = 4;

export const mixedScript: Step = {
  name: NAME,
  run(text) {
    if (identifyScript(text) !== 'hant') return NOTHING;
    const simplified = fold(text);
    const toStandard = standardOf(text);
    const known = new Map<string, boolean>();
    const has = (character: string): boolean => {
      const answer = known.get(character) ?? text.includes(character);
      known.set(character, answer);
      return answer;
    };
    const found = [...text.matchAll(leftoverPattern())].flatMap(({ index }) =>
      leftoverAt(index, text, simplified, has, toStandard),
    );
    const proven = new Set(found.filter(({ inPhrase }) => inPhrase).map(({ from, to }) => from + to));
    const edits = found
      .filter(({ at, inPhrase, from, to }) => (inPhrase || proven.has(from + to)) && isInTraditionalLine(text, at))
      .map(({ at, to, from }): Edit => {
        const evidence = [{ kind: 'note', text: `${from} for ${to}, as a one-way table leaves it` }] as const;
        return { span: { start: at, end: at + 1 }, text: to, cause: { kind: 'repair', name: NAME, evidence } };
      });
    return { ...NOTHING, edits };
  },
};

let leftovers: RegExp | undefined;

/** Simplified characters for which traditional text must have another. */
function leftoverPattern(): RegExp {
  if (leftovers === undefined) {
    const pairs = traditionalToSimplified().filter(([from, to]) => from !== to && !ACCEPTED.has(to + from));
    leftovers = new RegExp(`[${[...new Set(pairs.map(([, to]) => to))].join('')}]`, 'gu');
  }
  return leftovers;
}

interface Leftover {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** A phrase of the dictionary decides; else only the character's most frequent meaning speaks for it. */
  readonly inPhrase: boolean;
}

function leftoverAt(
  at: number,
  text: string,
  simplified: string,
  has: (character: string) => boolean,
  toStandard: (text: string) => string,
): Leftover[] {
  const from = text.charAt(at);
  const phrase = phraseOver(simplified, at);
  if (phrase === undefined && !(ALONE.includes(from) && /\p{Script=Han}/u.test(text.charAt(at - 1)))) return [];
  const to = toStandard(phrase?.value ?? converter('cn', 't')(from)).charAt(at - (phrase?.span.start ?? at));
  if (to === '' || to === from || ACCEPTED.has(from + to) || has(to)) return [];
  if (phrase !== undefined && cutsWords(simplified, phrase.span)) return [];
  return [{ at, from, to, inPhrase: phrase !== undefined }];
}

/** The longest phrase of the dictionary that has the character at `at`; of several, the first. */
function phraseOver(simplified: string, at: number): { span: Span; value: string } | undefined {
  let longest: { span: Span; value: string } | undefined;
  for (let start = Math.max(0, at - REACH); start <= at; start++) {
    const phrase = phraseAt(simplified, start);
    if (phrase === null || phrase.end <= at || phrase.value.length !== phrase.end - start) continue;
    const { span } = longest ?? { span: { start, end: start } };
    if (phrase.end - start > span.end - span.start) longest = { span: { start, end: phrase.end }, value: phrase.value };
  }
  return longest;
}

/** A short phrase may be none, as 能干 in 功能干净; inside a longer word (那里 in 在那里) it is one. */
function cutsWords(simplified: string, { start, end }: Span): boolean {
  if (end - start > 2) return false;
  const word = wordAcross(simplified, { start, end });
  return word !== undefined && !word.includes(simplified.slice(start, end));
}

/** How much of a line to each side of a character tells the script there, in UTF-16 units. */
const NEIGHBOURHOOD = 100;

/** A simplified sentence that a traditional text quotes is not traditional. */
function isInTraditionalLine(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - NEIGHBOURHOOD), at)
    .split('\n')
    .at(-1);
  const after = text.slice(at, at + NEIGHBOURHOOD).split('\n')[0];
  const script = identifyScript(`${before}${after}`);
  return script === 'hant' || script === 'none';
}

/** OpenCC's 裏 and 爲 where a text has them itself, else the more usual 裡 and 為. */
function standardOf(text: string): (traditional: string) => string {
  return /[裏爲麪]/.test(text) ? (traditional) => traditional : converter('t', 'tw');
}
