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

/** A stretch of misaligned bytes, read anew. */
export interface Segment {
  readonly span: Span;
  readonly text: string;
}

export interface Proven {
  /** Empty where the window is what it seems: a question mark. */
  readonly segments: readonly Segment[];
  readonly evidence: Extract<Evidence, { kind: 'replay' }>;
}

interface Reading {
  readonly segments: readonly Segment[];
  readonly bytes: readonly number[];
  readonly incidents: readonly Incident[];
  /** Offsets of the bytes that what was scraped leaves open. */
  readonly open: ReadonlySet<number>;
  /** True where a pair left no trace. */
  readonly vanished: boolean;
  readonly score: number;
}

/**
 * The model takes characters for independent, so its distances are too sure of themselves: by about this factor where
 * whole pairs vanished, hardly where single bytes did. Measured on texts that the benchmark does not use.
 */
const TEMPER_VANISHED = 0.6;
const TEMPER_ORPHANED = 0.9;

/** The best reading that the proof accepts; undefined where there is none. */
export function prove(text: string, decoded: Decoded, page: Page): Proven | undefined {
  const start = decoded.tokens[0]?.start ?? 0;
  const scraped = text.slice(start, decoded.tokens[decoded.consumed]?.start ?? text.length);
  const proven = decoded.candidates
    .map((candidate) => rebuild(text, decoded, candidate))
    .filter(({ bytes, incidents }) => {
      const again = damage(bytes, incidents, page.vanished);
      return equalsUpToWidth(again, scraped) && obeysTable(bytes, incidents, page.strict);
    });
  const [best] = proven;
  if (best === undefined) return undefined;
  const chosen = [...best.open].sort((a, b) => a - b).map((at) => (best.bytes[at] ?? 0).toString(16).padStart(2, '0'));
  const evidence = {
    kind: 'replay' as const,
    forced: best.bytes.length - chosen.length,
    chosen: chosen.join(''),
    confidence: confidence(proven),
  };
  return { segments: best.segments, evidence };
}

/** The best reading's share of the probability of all that differ. */
function confidence(proven: readonly Reading[]): number {
  const best = new Map<string, number>();
  const temper = proven[0]?.vanished === true ? TEMPER_VANISHED : TEMPER_ORPHANED;
  for (const { bytes, score } of proven) {
    const key = bytes.join();
    best.set(key, Math.max(score, best.get(key) ?? Number.NEGATIVE_INFINITY));
  }
  const top = Math.max(...best.values());
  const weights = [...best.values()].map((score) => Math.exp(temper * (score - top)));
  return 1 / weights.reduce((sum, weight) => sum + weight, 0);
}

function rebuild(text: string, { tokens, steps }: Decoded, { path, score }: Candidate): Reading {
  const { unitOf } = gbk();
  const bytes: number[] = [];
  const incidents: Incident[] = [];
  const open = new Set<number>();
  const pieces: Piece[] = [];
  let vanished = false;
  for (const step of path) {
    const code = steps.code[step] ?? 0;
    const at = steps.at[step] ?? 0;
    const token = tokens[steps.token[step] ?? 0];
    const act = steps.act[step] ?? Act.None;
    if (token === undefined) continue;
    if (code >= 0x80) bytes.push(code >> 8, code & 0xff);
    else if (code !== 0) bytes.push(code);
    if (act === Act.Insert) incidents.push({ at, inserted: `(${text.slice(token.start + 1, token.end)}` });
    if (act === Act.Tear) incidents.push({ at, inserted: '' });
    if (act === Act.Tear) open.add(at - 1);
    vanished ||= act === Act.Vanish;
    if (act === Act.Vanish || act === Act.Orphan) open.add(at).add(at + 1);
    const shown = code === 0 ? '' : String.fromCharCode(code < 0x80 ? code : (unitOf[code] ?? 0));
    const garbled = act !== Act.Copy && (code !== 0 || (token.kind === 'reading' && token.torn));
    pieces.push({ span: token, text: shown, copied: act === Act.Copy, garbled });
  }
  return { segments: join(pieces), bytes, incidents, open, vanished, score };
}

interface Piece extends Segment {
  readonly copied: boolean;
  readonly garbled: boolean;
}

/** Neighbouring pieces that were not copied, where at least one of them was garbled. */
function join(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  let run: Piece[] = [];
  const close = (): void => {
    const first = run.findIndex(({ garbled }) => garbled);
    const garble = first < 0 ? [] : run.slice(first);
    const [start, end] = [garble[0], garble.at(-1)];
    if (start !== undefined && end !== undefined) {
      const span = { start: start.span.start, end: end.span.end };
      segments.push({ span, text: garble.map((piece) => piece.text).join('') });
    }
    run = [];
  };
  for (const piece of pieces) {
    if (piece.copied) close();
    else run.push(piece);
  }
  close();
  return segments;
}
