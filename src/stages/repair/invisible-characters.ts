/**
 * Removes characters that nobody sees and that break search and matching. Knows Unicode's scripts and nothing of the
 * other repairs.
 */
import type { Edit } from '../../model/edit.ts';
import type { StageFinding } from '../../model/finding.ts';
import type { Step } from '../../model/step.ts';

const NAME = 'invisible-characters';

const JOINERS = '\\u200c\\u200d';
const BIDI = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
const OTHERS = '\\u00ad\\u180e\\u200b\\u2060-\\u2064\\ufeff\\ufff9-\\ufffb';
const SELECTORS = '\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}';
const CONTROLS = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f';
const SPACES = '\\u00a0\\u202f';
const PRIVATE = '\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

/** The units of all of them: those beyond U+FFFF begin with one of a few surrogates. */
const ANY = new RegExp(
  `[${JOINERS}${BIDI}${OTHERS}${CONTROLS}${SPACES}\\ufe00-\\ufe0f\\udb40\\ue000-\\uf8ff\\udb80-\\udbff]`,
);
const EACH = new RegExp(
  `(?<space>[${SPACES}]+)|(?<private>[${PRIVATE}]+)|(?<invisible>[${JOINERS}${BIDI}${OTHERS}${SELECTORS}${CONTROLS}])`,
  'gu',
);

const JOINED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const EMOJI = /\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const SELECTABLE = /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Math}#*0-9]/u;
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const SPACE_LESS_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Removes zero-width characters, soft hyphens, byte order marks inside the text, bidi controls and control characters.
 * A no-break space between Han is taken out, as the page's layout put it there; beside anything else it is left. Private
 * characters are flagged: what they stood for is not known.
 *
 * Stays on purpose: a byte order mark at the start; joiners in emoji and in scripts that need them; variation selectors
 * behind what they can select; zero-width spaces between letters of scripts without spaces; bidi controls in a text that
 * has right-to-left letters; tabs and line ends of any kind.
 *
 * @example 清\u200b译 becomes 清译, and 👨\u200d👩\u200d👧 stays
 */
export const invisibleCharacters: Step = {
  name: NAME,
  signs: [[ANY]],
  run(text) {
    const rightToLeft = RIGHT_TO_LEFT.test(text);
    const edits: Edit[] = [];
    const findings: StageFinding[] = [];
    for (const match of text.matchAll(EACH)) {
      const { space, private: unknown } = match.groups as Record<string, string | undefined>;
      const [actual] = match;
      const span = { start: match.index, end: match.index + actual.length };
      const before = characterBefore(text, span.start);
      const after = characterAt(text, span.end);
      if (unknown !== undefined) findings.push(flag(actual, span));
      else if (
        space !== undefined
          ? HAN.test(before) && HAN.test(after)
          : !isMeant(actual, before, after, span.start, rightToLeft)
      ) {
        edits.push({
          span,
          text: '',
          cause: { kind: 'repair', name: NAME, evidence: [{ kind: 'note', text: nameOf(actual) }] },
        });
      }
    }
    return { edits, findings, rejections: [] };
  },
};

const IS_JOINER = new RegExp(`^[${JOINERS}]$`, 'u');
const IS_BIDI = new RegExp(`^[${BIDI}]$`, 'u');
const IS_SELECTOR = new RegExp(`^[${SELECTORS}]$`, 'u');

function isMeant(character: string, before: string, after: string, at: number, rightToLeft: boolean): boolean {
  if (character === '\ufeff') return at === 0;
  if (IS_JOINER.test(character)) {
    return (EMOJI.test(before) && EMOJI.test(after)) || JOINED_SCRIPT.test(before);
  }
  if (IS_BIDI.test(character)) return rightToLeft;
  if (IS_SELECTOR.test(character)) return SELECTABLE.test(before);
  return character === '\u200b' && SPACE_LESS_SCRIPT.test(before) && SPACE_LESS_SCRIPT.test(after);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(0xdc00 <= low && low <= 0xdfff ? at - 2 : at - 1 < 0 ? 0 : at - 1, at);
}

function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

function nameOf(character: string): string {
  const codePoint = character.codePointAt(0) as number;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function flag(actual: string, span: { readonly start: number; readonly end: number }): StageFinding {
  return {
    rule: NAME,
    span,
    actual,
    expected: [],
    tier: 'flag',
    category: 'linguistic-conventions/character-encoding',
    evidence: [{ kind: 'note', text: nameOf(actual) }],
    note: 'A private-use character stands here, and what it stood for is known only to the page that made it.',
  };
}
