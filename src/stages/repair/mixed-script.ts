/**
 * Simplified leftovers in traditional text, as a table that converts character by character makes them where one
 * simplified character stands for several traditional ones: 10年后, 采訪, 那里 become 10年後, 採訪, 那裡. Decided by the
 * phrases of OpenCC's dictionary. Left alone on purpose: a character without such a phrase around it (范先生, 于小姐), one
 * that traditional text writes too (皇后, 公里, 了解, 公布), and a text that has the traditional character elsewhere and so
 * knows the difference.
 */
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
    '熏燻欲慾痴癡粽糉灶竈炮砲麻痲咨諮卷捲向嚮症癥席蓆果菓豆荳坐座具俱象像呆待拿拏仿彷挂掛采彩并併并並家傢搜蒐表錶只隻扎紮折摺板闆胡鬍凶兇尸屍'
  ).match(/../g),
);

/**
 * Characters that alone, without a phrase, are all but always the leftover that they can be. They are mended where the
 * text has them in a phrase too: 登入后 beside 之后.
 */
const ALONE = '后么几于';

export const mixedScript: Step = {
  name: NAME,
  run(text) {
    if (!leftoverPattern().test(text) || identifyScript(text) !== 'hant') return NOTHING;
    const candidates = [...traditionalLines(text)].flatMap(({ line, start }) => candidatesIn(line, start, text));
    const proven = new Set(candidates.filter(({ inPhrase }) => inPhrase).map(({ from, to }) => from + to));
    const edits = candidates
      .filter(({ inPhrase, from, to }) => inPhrase || proven.has(from + to))
      .map(({ at, to, from }): Edit => {
        const evidence = [{ kind: 'note', text: `${from} for ${to}, as a one-way table leaves it` }] as const;
        return { span: { start: at, end: at + 1 }, text: to, cause: { kind: 'repair', name: NAME, evidence } };
      });
    return { ...NOTHING, edits };
  },
};

interface Candidate {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** A phrase of the dictionary decides; else only the character's most frequent meaning speaks for it. */
  readonly inPhrase: boolean;
}

let leftovers: RegExp | undefined;

/** Simplified characters that have a traditional counterpart. */
function leftoverPattern(): RegExp {
  const characters = (): string[] => traditionalToSimplified().flatMap(([from, to]) => (from === to ? [] : [to]));
  leftovers ??= new RegExp(`[${characters().join('')}]`, 'u');
  return leftovers;
}

/** The lines of a text that may hold leftovers. A simplified sentence that a traditional text quotes may not. */
function* traditionalLines(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    if (leftoverPattern().test(line) && ['hant', 'none'].includes(identifyScript(line))) yield { line, start };
    start += line.length + 1;
  }
}

function candidatesIn(line: string, start: number, text: string): Candidate[] {
  const simplified = converter('t', 'cn')(line);
  if (simplified.length !== line.length) return [];
  const toStandard = standardOf(text);
  const leftoversIn = (span: Span, value: string, inPhrase: boolean): Candidate[] =>
    value.split('').flatMap((to, i) => {
      const from = line.charAt(span.start + i);
      const isLeftover = from === simplified[span.start + i] && from !== to;
      if (!isLeftover || ACCEPTED.has(from + to) || text.includes(to)) return [];
      return [{ at: start + span.start + i, from, to, inPhrase }];
    });
  const candidates: Candidate[] = [];
  for (let at = 0; at < line.length; ) {
    const phrase = phraseAt(simplified, at);
    const span = { start: at, end: phrase?.end ?? at + 1 };
    if (phrase !== null) {
      const found = leftoversIn(span, toStandard(phrase.value), true);
      if (found.length > 0 && !cutsWords(simplified, span)) candidates.push(...found);
    } else if (ALONE.includes(line.charAt(at)) && /\p{Script=Han}/u.test(line.charAt(at - 1))) {
      candidates.push(...leftoversIn(span, toStandard(converter('cn', 't')(line.charAt(at))), false));
    }
    at = span.end;
  }
  return candidates;
}

/** A short phrase may be none, as 能干 in 功能干净; inside a longer word (那里 in 在那里) it is one. */
function cutsWords(simplified: string, { start, end }: Span): boolean {
  if (end - start > 2) return false;
  const word = wordAcross(simplified, { start, end });
  return word !== undefined && !word.includes(simplified.slice(start, end));
}

/** OpenCC's 裏 and 爲 where a text has them itself, else the more usual 裡 and 為. */
function standardOf(text: string): (traditional: string) => string {
  return /[裏爲麪]/.test(text) ? (traditional) => traditional : converter('t', 'tw');
}
