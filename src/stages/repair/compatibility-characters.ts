/**
 * Replaces look-alikes that old encodings and OCR leave in text by the characters themselves. Knows single characters and
 * their neighbours, nothing of the rest of the document.
 */
import type { Edit } from '../../model/edit.ts';
import type { Step } from '../../model/step.ts';

const NAME = 'compatibility-characters';

/** U+D87E is the first half of the ideographs beyond U+FFFF. */
const ANY = /[\u2e80-\u2fd5\uf900-\ufad9\uff65-\uff9f\ud87e]/;

/** At least two letters of half-width katakana; a single ･ or ｰ may be drawing or an emoticon. */
const KATAKANA = /[\uff66-\uff9f\uff65]*[\uff66-\uff6f\uff71-\uff9d][\uff65-\uff9f]*[\uff66-\uff9f]/u;
const RADICALS = /[\u2e80-\u2ef3\u2f00-\u2fd5]+/u;
const IDEOGRAPH = /[\uf900-\ufad9\u{2f800}-\u{2fa1d}](?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])/u;
const EACH = new RegExp(
  `(?<ideograph>${IDEOGRAPH.source})|(?<radicals>${RADICALS.source})|(?<katakana>${KATAKANA.source})`,
  'gu',
);

/** A text that talks about radicals keeps them; so does a list of more than these. */
const ABOUT_RADICALS = /部首|偏旁|[Rr]adical/u;
const MOST_RADICALS = 4;

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/u;
const DRAWING = /[()（）<>ω∀Д´`~^_=|;\\/*+]/u;

/** Parts of characters that look like an ideograph and for which Unicode has no mapping: those that fonts confuse. */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/**
 * Replaces compatibility ideographs by the unified ones (樂 at U+F914 by 樂), Kangxi radicals beside Han by the
 * ideographs (⼈⼯智能 by 人工智能), and half-width katakana by full-width ones.
 *
 * Stays on purpose: full-width letters and digits, which are legal typography; radicals by themselves, and in a text
 * about radicals; ideographs with a variation selector; half-width katakana in emoticons such as (ﾟДﾟ); single ones.
 *
 * @example ﾃｽﾄ becomes テスト
 */
export const compatibilityCharacters: Step = {
  name: NAME,
  signs: [[ANY]],
  run(text) {
    const keepRadicals = ABOUT_RADICALS.test(text);
    const edits: Edit[] = [];
    for (const match of text.matchAll(EACH)) {
      const [actual] = match;
      const start = match.index;
      const end = start + actual.length;
      const before = text[start - 1] ?? '';
      const after = text[end] ?? '';
      const { katakana, radicals } = match.groups ?? {};
      let replacement = actual;
      if (katakana !== undefined) replacement = fullWidth(katakana, before, after);
      else if (radicals === undefined) replacement = actual.normalize('NFC');
      else if (!keepRadicals) replacement = ideographs(radicals, before, after);
      if (replacement === actual) continue;
      const note = `U+${(actual.codePointAt(0) as number).toString(16).toUpperCase()}`;
      edits.push({
        span: { start, end },
        text: replacement,
        cause: { kind: 'repair', name: NAME, evidence: [{ kind: 'note', text: note }] },
      });
    }
    return { edits, findings: [], rejections: [] };
  },
};

function fullWidth(katakana: string, before: string, after: string): string {
  return DRAWING.test(before) || DRAWING.test(after) ? katakana : katakana.normalize('NFKC');
}

/** Radicals inside a word of ideographs are ideographs. */
function ideographs(radicals: string, before: string, after: string): string {
  if (radicals.length > MOST_RADICALS || !(HAN.test(before) || HAN.test(after))) return radicals;
  return Array.from(radicals, (radical) => SUPPLEMENT[radical] ?? radical.normalize('NFKC')).join('');
}
