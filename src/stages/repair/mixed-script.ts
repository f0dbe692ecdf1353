/**
 * Simplified leftovers in traditional text, as a table that converts character by character makes them where one
 * simplified character stands for several traditional ones: 10年后, 采訪, 那里 become 10年後, 採訪, 那裡. Decided by the
 * phrases of OpenCC's dictionary. Left alone on purpose: a character without such a phrase around it (范先生, 于小姐), one
 * that traditional text writes too (皇后, 公里, 了解), an old way of writing (采 for 採 in a poem), and a text that has the
 * traditional character elsewhere and so knows the difference.
 */
import { fold } from '../../language/fold.ts';
import { converter, phraseAt } from '../../language/opencc.ts';
import { identifyScript, isTraditionalOnly } from '../../language/script.ts';
import { glanceAt, unitsToText } from '../../language/units.ts';
import { isWord, wordAcross, wordStarts } from '../../language/words.ts';
import type { Edit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import { NOTHING, type Step } from '../../model/step.ts';

const NAME = 'mixed-script';

/** Leftovers with what they stand for, where traditional text of any age keeps the two apart. */
const PAIRS: ReadonlySet<string> = new Set(
  '后後里裡里裏么麼于於采採制製系係系繫愿願范範几幾准準松鬆面麵面麪征徵冲衝余餘干乾干幹谷穀丑醜舍捨致緻郁鬱须鬚斗鬥划劃'.match(
    /../g,
  ),
);

/**
 * What no correct text has, so that one of them shows that a table was at work. The others are old ways of writing too:
 * a poem may have 采 for 採.
 */
const PROOF = /后後|么麼|愿願|几幾/;
const PROOF_WORDS =
  /採[訪購用取集樣納]|製[作造品片]|[研複繪]製|[關對由屬位處基]於|[這那哪]裡|[這那哪]裏|範圍|標準|準備/;

/** The leftovers in these. */
const PROVING = '后么愿几采制于里范准';

/**
 * Characters that alone, without a phrase, are all but always the leftover that they can be. They are mended where the
 * text has them in a phrase too: 登入后 beside 之后.
 */
const ALONE = '后么几于';

/**
 * Inside of what a word names: 車間里, 目錄里. Neither a distance (三公里), a name (克里姆林) nor a neighbourhood (大安區龍安里)
 * ends with a word there, or shows none.
 */
const INSIDE = '里';
const NEIGHBOURHOOD_OF_A_TOWN = /[區市鄉鎮縣].{1,4}里|里[長民鄰辦第0-9一二三四五六七八九十]/;

/** The longest way from a character to the start of a phrase that has it, in UTF-16 units. */
const REACH = 4;
/** How far to each side the words around a character are looked at, in UTF-16 units. */
const REACH_OF_WORDS = 12;

export const mixedScript: Step = {
  name: NAME,
  signs: [[isTraditionalOnly]],
  run(text, seen) {
    if ((seen?.script ?? identifyScript(text)) !== 'hant') return NOTHING;
    const known = new Map<string, boolean>();
    const has = (character: string): boolean => {
      const answer = known.get(character) ?? text.includes(character);
      known.set(character, answer);
      return answer;
    };
    const places = placesOfLeftovers(text).filter((at) => !MEANINGS.get(text.charAt(at))?.every(has));
    if (places.length === 0) return NOTHING;
    const simplified = seen === undefined ? fold(text) : unitsToText(seen.folded);
    const toStandard = standardOf(text);
    const at = (place: number): Leftover[] => leftoverAt(place, text, simplified, has, toStandard);
    const mayProve = places.filter((place) => PROVING.includes(text.charAt(place)));
    if (!mayProve.some((place) => at(place).some(({ proof }) => proof))) return NOTHING;
    const found = places.flatMap(at);
    const proven = new Set(found.filter(({ decided }) => decided).map(({ from, to }) => from + to));
    const edits = found
      .filter(({ at, decided, from, to }) => (decided || proven.has(from + to)) && isInTraditionalLine(text, at))
      .map(({ at, to, from }): Edit => {
        const evidence = [{ kind: 'note', text: `${from} for ${to}, as a one-way table leaves it` }] as const;
        return { span: { start: at, end: at + 1 }, text: to, cause: { kind: 'repair', name: NAME, evidence } };
      });
    return { ...NOTHING, edits };
  },
};

/** What each leftover can stand for. */
const MEANINGS = new Map<string, string[]>();
for (const [from = '', to = ''] of PAIRS) MEANINGS.set(from, [...(MEANINGS.get(from) ?? []), to]);

const IS_LEFTOVER = new Uint8Array(0x10000);
for (const from of MEANINGS.keys()) IS_LEFTOVER[from.charCodeAt(0)] = 1;

function placesOfLeftovers(text: string): number[] {
  const units = glanceAt(text);
  const places: number[] = [];
  for (let i = 0; i < units.length; i++) if (IS_LEFTOVER[units[i] as number] === 1) places.push(i);
  return places;
}

interface Leftover {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** A phrase of the dictionary or the word in front decides; else only the most frequent meaning speaks for it. */
  readonly decided: boolean;
  /** The phrase shows that a table was at work. */
  readonly proof: boolean;
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
  if (phrase?.value.charAt(at - phrase.span.start) === from) return [];
  const cut = phrase !== undefined && cutsWords(simplified, phrase.span);
  const decided = (phrase !== undefined && !cut) || (from === INSIDE && isBehindWord(simplified, text, at));
  const alone = phrase === undefined && ALONE.includes(from) && /\p{Script=Han}/u.test(text.charAt(at - 1));
  if (!decided && !alone) return [];
  const to = toStandard(phrase?.value ?? converter('cn', 't')(from)).charAt(at - (phrase?.span.start ?? at));
  if (!PAIRS.has(from + to) || has(to)) return [];
  const proof = phrase !== undefined && !cut && (PROOF.test(from + to) || PROOF_WORDS.test(toStandard(phrase.value)));
  return [{ at, from, to, decided, proof }];
}

/** True where the character is a word by itself, behind one of two characters or more or behind a quotation. */
function isBehindWord(simplified: string, text: string, at: number): boolean {
  if (NEIGHBOURHOOD_OF_A_TOWN.test(text.slice(Math.max(0, at - 5), at + 2))) return false;
  const starts = wordStarts(simplified, {
    start: Math.max(0, at - REACH_OF_WORDS),
    end: Math.min(simplified.length, at + REACH_OF_WORDS),
  });
  const word = starts.indexOf(at);
  if (word === -1 || (starts[word + 1] ?? at + 1) !== at + 1) return false;
  const before = simplified.slice(starts[word - 1] ?? at, at);
  return /[”」』》）]$/.test(before) || (before.length > 1 && isWord(before));
}

/** The longest phrase of the dictionary that has the character at `at`; of several, the first. */
function phraseOver(simplified: string, at: number): { span: Span; value: string } | undefined {
  let longest: { span: Span; value: string } | undefined;
  let most = 0;
  for (let start = Math.max(0, at - REACH); start <= at; start++) {
    const phrase = phraseAt(simplified, start);
    if (phrase === undefined || phrase.end <= at || phrase.end - start <= most) continue;
    const { end, value } = phrase;
    if (value.length !== end - start) continue;
    longest = { span: { start, end }, value };
    most = end - start;
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
  let usual: boolean | undefined;
  return (traditional) => {
    usual ??= !/[裏爲麪]/.test(text);
    return usual ? converter('t', 'tw')(traditional) : traditional;
  };
}
