/**
 * Damages texts as broken page software does, on real bytes: entries of a table are put in by byte-string replacement,
 * and the result is read pair by pair. Shares nothing with the repair that it is there to test.
 */
import { polyphonic } from 'pinyin-pro';

export interface Site {
  /** Annotated characters and their readings, in the order in which they are replaced. */
  readonly table: readonly (readonly [char: string, reading: string])[];
  /** Whether full-width ASCII became half-width before the damage, after it, or never. */
  readonly narrowing: 'before' | 'after' | 'never';
  /** How probable it is that the text is torn in front of a full-width mark, from 0 to 1. */
  readonly tearing: number;
  /** What becomes of pairs without a character. */
  readonly vanished: 'dropped' | 'private-use';
}

export interface Damaged {
  readonly text: string;
  /** Stretches of the original (after narrowing) whose bytes were not read in their own pairs, in UTF-16 units. */
  readonly garbled: readonly Garbled[];
}

interface Garbled {
  readonly start: number;
  readonly end: number;
  /** True where bytes left no trace: a pair without a character, or an orphan that no reading explains. */
  readonly lost: boolean;
}

/** From 0 to 1. */
export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const bytesOf = new Map<string, string>();
const charOf = new Map<string, string>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const char = trail === 0x7f ? '' : decoder.decode(new Uint8Array([lead, trail]));
    if (char.length !== 1 || char === '\ufffd') continue;
    const bytes = String.fromCharCode(lead, trail);
    charOf.set(bytes, char);
    if (!bytesOf.has(char)) bytesOf.set(char, bytes);
  }
}

const isAscii = (char: string): boolean => char < '\x80';
const inGb2312 = (bytes: string): boolean => bytes >= '\xb0\xa1' && bytes <= '\xf7\xfe' && bytes.charAt(1) >= '\xa1';

/** The bytes of a text in GBK as a string of one unit each; "?" for what GBK lacks. */
export function encode(text: string): string {
  return [...text].map((char) => (isAscii(char) ? char : (bytesOf.get(char) ?? '?'))).join('');
}

/** Characters of the text that such software may annotate: in GBK, outside GB2312, with a toned reading. */
export function annotatable(text: string): [char: string, reading: string][] {
  const pairs: [string, string][] = [];
  for (const char of new Set(text)) {
    const bytes = bytesOf.get(char);
    if (bytes === undefined || inGb2312(bytes) || !/[\u4e00-\u9fa5]/.test(char)) continue;
    const [reading = ''] = polyphonic(char, { type: 'array' })[0] ?? [];
    if (/^[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*$/.test(reading)) pairs.push([char, reading]);
  }
  return pairs;
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;

/** Full-width ASCII made half-width. */
export function narrow(text: string): string {
  return text.replace(FULL_WIDTH, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

const MARKS = ['！', '，', '；', '：', '？'].map((mark) => bytesOf.get(mark) ?? '');

export function damage(original: string, site: Site, random: Random): Damaged {
  const before = site.narrowing === 'before' ? narrow(original) : original;
  const bytes = encode(before);
  const annotated = site.table.reduce((text, [char, reading]) => {
    const key = bytesOf.get(char) ?? '';
    return text.split(key).join(`${key}(${encode(reading)})`);
  }, bytes);
  const { text, intact, lost } = read(annotated, tears(annotated, site.tearing, random), site.vanished);
  return {
    text: site.narrowing === 'after' ? narrow(text) : text,
    garbled: garbledIn(before, bytes, annotated, intact, lost),
  };
}

/** Offsets in front of which the bytes are torn apart. */
function tears(bytes: string, probability: number, random: Random): Set<number> {
  const offsets = new Set<number>();
  for (let at = 0; at < bytes.length - 1; at++) {
    if (MARKS.includes(bytes.slice(at, at + 2)) && random() < probability) offsets.add(at);
  }
  return offsets;
}

/** Reads pair by pair; `intact` holds the offsets of the pairs and ASCII bytes that were read. */
function read(
  bytes: string,
  torn: ReadonlySet<number>,
  vanished: Site['vanished'],
): { text: string; intact: Set<number>; lost: Set<number> } {
  let text = '';
  const intact = new Set<number>();
  const lost = new Set<number>();
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes.charAt(at);
    const pair = bytes.slice(at, at + 2);
    const trail = pair.charAt(1);
    if (isAscii(lead)) {
      intact.add(at);
      text += lead;
      at++;
    } else if (lead === '\x80' || lead === '\xff') {
      text += '?';
      lost.add(at);
      at++;
    } else if (trail === '' || torn.has(at + 1) || trail === ',' || trail === '\n' || trail === '\r') {
      text += '?';
      lost.add(at);
      at++;
    } else if (trail < '@' || trail === '\x7f') {
      text += '?';
      if (trail !== '(') lost.add(at);
      at += 2;
    } else {
      intact.add(at);
      const char = charOf.get(pair) ?? '';
      const isPrivate = /[\ue000-\uf8ff]/.test(char);
      if (isPrivate && vanished === 'dropped') lost.add(at).add(at + 1);
      text += isPrivate && vanished === 'dropped' ? '' : char;
      at += 2;
    }
  }
  return { text, intact, lost };
}

/** Follows the original's characters through the annotated bytes and joins those that were not read as they are. */
function garbledIn(
  original: string,
  bytes: string,
  annotated: string,
  intact: ReadonlySet<number>,
  lost: ReadonlySet<number>,
): Garbled[] {
  const places: number[] = [];
  for (let from = 0, at = 0; from < bytes.length; at++) {
    if (annotated.charAt(at) === '(' && bytes.charAt(from) !== '(') at = annotated.indexOf(')', at);
    else if (annotated.charAt(at) === '(' && isInserted(annotated, at)) at = annotated.indexOf(')', at);
    else places[from++] = at;
  }
  const ranges: { start: number; end: number; lost: boolean }[] = [];
  let offset = 0;
  let unit = 0;
  for (const char of original) {
    const width = isAscii(char) || !bytesOf.has(char) ? 1 : 2;
    const place = places[offset] ?? 0;
    const whole = intact.has(place) && (width === 1 || places[offset + 1] === place + 1);
    const last = ranges.at(-1);
    const isLost = lost.has(place) || (width === 2 && lost.has(places[offset + 1] ?? 0));
    if (!whole && last?.end === unit) {
      last.end = unit + char.length;
      last.lost ||= isLost;
    } else if (!whole) ranges.push({ start: unit, end: unit + char.length, lost: isLost });
    offset += width;
    unit += char.length;
  }
  return ranges;
}

/** True where the bracket opens a reading of bytes that the damage put there: it holds a toned letter. */
function isInserted(annotated: string, at: number): boolean {
  return /^\([a-z]*(?:\xa8[\xa1-\xc0][a-z]*)+\)/.test(annotated.slice(at, at + 16));
}
