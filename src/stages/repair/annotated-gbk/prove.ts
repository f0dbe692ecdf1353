/**
 * Accepts only those readings of a window whose damage gives back exactly what was scraped, and says how sure the best
 * of them is.
 */
import type { Evidence } from '../../../model/evidence.ts';
import type { Span } from '../../../model/span.ts';
import { damage, equalsUpToWidth, type Incident, obeysTable } from './damage.ts';
import type { Candidate, Decoded } from './decode.ts';
import { gbk } from './gbk.ts';
import { Act } from './hypothesis.ts';
import type { Page } from './page.ts';
import { TEMPER } from './weights.ts';

/** A stretch of misaligned bytes and what it was. */
export interface Proven {
  readonly span: Span;
  readonly text: string;
  /** Other readings that the proof accepts, the best first. */
  readonly others: readonly string[];
  readonly evidence: Extract<Evidence, { kind: 'replay' }>;
}

interface Segment {
  readonly span: Span;
  readonly text: string;
  /** Offsets into the reading's bytes. */
  readonly bytes: Span;
  /** How likely readings are that were dropped in favour of it, as a multiple of it. */
  readonly rivals: number;
}

interface Reading {
  readonly segments: readonly Segment[];
  readonly bytes: readonly number[];
  readonly incidents: readonly Incident[];
  /** Offsets of the bytes that what was scraped leaves open. */
  readonly open: ReadonlySet<number>;
  readonly score: number;
  /** How many characters it has. */
  readonly characters: number;
}

/** What a missed character costs at least, and how much more than usual in the document. */
const MISSED = 6.5;
const UNUSUAL = 2;
/** Texts stranger than this, as the character model counts it, are ones it knows too little of to prove a reading. */
const FAMILIAR = 6;
const UNFAMILIAR_AT_MOST = 0.999;
const OTHERS = 3;

/**
 * The garbled stretches of a window in the best reading that the proof accepts: none where the window is what it seems,
 * with its question marks; undefined where no reading can be proven.
 */
export function prove(text: string, decoded: Decoded, page: Page): readonly Proven[] | undefined {
  const start = decoded.tokens[0]?.start ?? 0;
  const scraped = text.slice(start, decoded.tokens[decoded.consumed]?.start ?? text.length);
  const accepted = decoded.candidates
    .map((candidate) => rebuild(text, decoded, candidate))
    .filter(({ bytes, incidents }) => {
      const again = damage(bytes, incidents, page.vanished);
      return equalsUpToWidth(again, scraped) && obeysTable(bytes, incidents, page.strict);
    });
  const [best] = accepted;
  if (best === undefined) return undefined;
  const readings = [...new Map(accepted.toReversed().map((reading) => [reading.bytes.join(), reading])).values()];
  return best.segments.map((segment) => weigh(segment, best, readings, page.model.strangeness));
}

/**
 * What is set aside for readings that the search missed: as likely as one of so many characters that are rather unusual
 * in the document.
 */
const missedScore = (characters: number, strangeness: number): number =>
  -5 - Math.max(MISSED, strangeness + UNUSUAL) * characters;

/** How sure a stretch is: the share of the probability of all readings that agree on it. */
function weigh(segment: Segment, best: Reading, readings: readonly Reading[], strangeness: number): Proven {
  const shares = new Map<string, number>();
  for (const { segments, score } of readings) {
    const same = segments.find(({ span }) => span.start === segment.span.start && span.end === segment.span.end);
    const text = same?.text ?? '';
    shares.set(text, (shares.get(text) ?? 0) + Math.exp(TEMPER * (score - best.score)));
  }
  const { span, text, bytes } = segment;
  const missed = Math.exp(TEMPER * (missedScore(best.characters, strangeness) - best.score));
  const share = shares.get(text) ?? 0;
  const all = [...shares.values()].reduce((sum, one) => sum + one, missed + share * segment.rivals);
  const others = [...shares].filter(([other]) => other !== text && other !== '').sort(([, a], [, b]) => b - a);
  const chosen = [...best.open].filter((at) => bytes.start <= at && at < bytes.end).sort((a, b) => a - b);
  return {
    ...{ span, text },
    others: others.slice(0, OTHERS).map(([other]) => other),
    evidence: {
      kind: 'replay',
      forced: bytes.end - bytes.start - chosen.length,
      chosen: chosen.map((at) => (best.bytes[at] ?? 0).toString(16).padStart(2, '0')).join(''),
      confidence: Math.min(share / all, strangeness > FAMILIAR ? UNFAMILIAR_AT_MOST : 1),
    },
  };
}

function rebuild(text: string, { tokens, steps }: Decoded, { path, score }: Candidate): Reading {
  const { unitOf } = gbk();
  const bytes: number[] = [];
  const incidents: Incident[] = [];
  const open = new Set<number>();
  const pieces: Piece[] = [];
  for (const step of path) {
    const code = steps.code[step] ?? 0;
    const at = steps.at[step] ?? 0;
    const token = tokens[steps.token[step] ?? 0];
    const act = steps.act[step] ?? Act.None;
    if (token === undefined) continue;
    const from = bytes.length;
    if (code >= 0x80) bytes.push(code >> 8, code & 0xff);
    else if (code !== 0) bytes.push(code);
    if (act === Act.Insert || act === Act.Read)
      incidents.push({ at, inserted: `(${text.slice(token.start + 1, token.end)}` });
    if (act === Act.Tear) incidents.push({ at, inserted: '' });
    if (act === Act.Tear || act === Act.Read) open.add(at - 1);
    if (act === Act.Vanish || act === Act.Orphan) open.add(at).add(at + 1);
    const shown = code === 0 ? '' : String.fromCharCode(code < 0x80 ? code : (unitOf[code] ?? 0));
    const garbled = act !== Act.Copy && (code !== 0 || (token.kind === 'reading' && token.torn));
    pieces.push({
      ...{ span: token, text: shown, garbled },
      copied: act === Act.Copy,
      bytes: { start: from, end: bytes.length },
      rivals: steps.rivals[step] ?? 0,
    });
  }
  const characters = path.filter((step) => steps.code[step] !== 0).length;
  return { segments: join(pieces), bytes, incidents, open, score, characters };
}

interface Piece extends Segment {
  readonly copied: boolean;
  readonly garbled: boolean;
}

/** Neighbouring pieces that were not copied, where at least one of them was garbled. */
function join(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  let run: Piece[] = [];
  let rivals = 0;
  const close = (): void => {
    const first = run.findIndex(({ garbled }) => garbled);
    const garble = first < 0 ? [] : run.slice(first);
    const [start, end] = [garble[0], garble.at(-1)];
    if (start !== undefined && end !== undefined) {
      const span = { start: start.span.start, end: end.span.end };
      const bytes = { start: start.bytes.start, end: end.bytes.end };
      segments.push({ span, text: garble.map((piece) => piece.text).join(''), bytes, rivals });
      rivals = 0;
    }
    run = [];
  };
  for (const piece of pieces) {
    rivals += piece.rivals;
    if (piece.copied) close();
    else run.push(piece);
  }
  close();
  return segments;
}
