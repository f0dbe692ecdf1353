/**
 * Undoes the damage of pages whose software put readings in brackets behind the bytes of GBK characters: 創(chuàng)始, and
 * 盡管?chē)?guó)內, where that tore the bytes apart. Decides on the whole document; what an author wrote stays.
 */
import { applyEdits, type Edit } from '../../../model/edit.ts';
import type { StageFinding } from '../../../model/finding.ts';
import type { Glance } from '../../../model/sign.ts';
import { overlaps, type Span } from '../../../model/span.ts';
import { NOTHING, type Step, type StepResult } from '../../../model/step.ts';
import { type Annotation, findAnnotations, SIGN } from './annotation.ts';
import { characterModel } from './character-model.ts';
import { ClauseLengths } from './clause-lengths.ts';
import { type Decision, decide } from './decide.ts';
import { gbk } from './gbk.ts';
import { findNoBreakSpaces } from './no-break-space.ts';
import type { Page } from './page.ts';
import { findWindows, type Window, withoutGarble } from './window.ts';

const NAME = 'annotated-gbk';

/** The least confidence with which a reading is applied, not only suggested. */
interface Sure {
  /** Where bytes that had vanished were chosen. */
  readonly chosen: number;
  /** Where all bytes of the reading stand on the page. */
  readonly whole: number;
}

/** The confidence of whole readings is on the careful side: measured, hardly one in two hundred from 0.93 on is wrong. */
const SURE: Sure = { chosen: 0.98, whole: 0.93 };

/**
 * The same where no plain annotation shows what the page does. There all windows are mended or none: what one run only
 * suggested, the next one must not apply.
 */
const SURE_ALONE: Sure = { chosen: 0.995, whole: 0.995 };
const NEVER: Sure = { chosen: 2, whole: 2 };

const isSure = ({ proven }: Window, sure: Sure): boolean =>
  proven !== undefined && proven.evidence.confidence >= (proven.evidence.chosen === '' ? sure.whole : sure.chosen);

export const annotatedGbk: Step = { name: NAME, signs: [SIGN], run };

function run(text: string, _?: Glance, again = false): StepResult {
  const annotations = findAnnotations(text);
  if (annotations.every(({ kind }) => kind === 'common' || kind === 'gloss')) return NOTHING;
  const decision = decide(text, annotations);
  const removals = annotations
    .filter(
      (one) => one.kind === 'straddling' || (one.kind === 'table' && decision.table.get(one.char) === one.reading),
    )
    .map((one) => removal(one, decision));
  const damaged = decision.table.size > 0 || decision.torn;
  const spaces = damaged ? [...findNoBreakSpaces(text)].map(space) : [];
  const windows: Window[] = [];
  for (const window of damaged ? findWindows(text, pageOf(text, removals, decision)) : []) {
    if (again && removals.length + spaces.length === 0 && !isSure(window, SURE_ALONE)) return NOTHING;
    windows.push(window);
  }
  const garbled = windows.map(({ span }) => span);
  const plain = outside(removals, garbled);
  const sure = plain.length > 0 ? SURE : windows.every((window) => isSure(window, SURE_ALONE)) ? SURE_ALONE : NEVER;
  const edits = [...plain, ...outside(spaces, garbled), ...windows.flatMap((window) => mend(window, sure))].sort(
    byPosition,
  );
  const findings = [...windows.map((window) => report(text, window, sure)), ...kept(text, decision)];
  return { edits, findings, rejections: [] };
}

function removal({ start, end, char, reading, kind, spaced }: Annotation, decision: Decision): Edit {
  const note =
    kind === 'straddling'
      ? `the bytes in front spell a character that reads ${reading}, one byte off`
      : `${reading} is a reading of ${char}, which the page annotates throughout`;
  return {
    span: { start, end: decision.spaced && spaced ? end + 1 : end },
    text: '',
    cause: { kind: 'repair', name: NAME, evidence: [{ kind: 'note', text: note }] },
  };
}

function space(span: Span): Edit {
  const note = 'no-break spaces, which GBK lacks, show as "?" on damaged pages';
  return { span, text: ' ', cause: { kind: 'repair', name: NAME, evidence: [{ kind: 'note', text: note }] } };
}

const byPosition = (a: Edit, b: Edit): number => a.span.start - b.span.start;

/** The edits that touch none of the spans; both sorted. */
function outside(edits: readonly Edit[], spans: readonly Span[]): Edit[] {
  let next = 0;
  return edits.filter(({ span }) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const garble = spans[next];
    return garble === undefined || !overlaps(garble, span);
  });
}

function pageOf(text: string, removals: readonly Edit[], { table, strict }: Decision): Page {
  const { codeOf } = gbk();
  const undamaged = withoutGarble(applyEdits(text, removals));
  return {
    model: characterModel(undamaged),
    clauses: new ClauseLengths(undamaged),
    table,
    readings: new Set(table.values()),
    strict: new Set([...strict].map((char) => codeOf[char.charCodeAt(0)] ?? 0)),
    vanished: /[\ue000-\uf8ff]/.test(text) ? 'private-use' : 'dropped',
  };
}

function mend(window: Window, sure: Sure): Edit[] {
  const { span, proven } = window;
  if (proven === undefined || !isSure(window, sure)) return [];
  return [{ span, text: proven.text, cause: { kind: 'repair', name: NAME, evidence: [proven.evidence] } }];
}

function report(text: string, window: Window, sure: Sure): StageFinding {
  const { span, proven } = window;
  const actual = text.slice(span.start, span.end);
  const found = { rule: NAME, span, actual, category: 'linguistic-conventions/character-encoding' as const };
  if (proven === undefined) {
    const note = 'Misaligned bytes, of which no reading could be proven: left as scraped.';
    return { ...found, expected: [], tier: 'flag', evidence: [], note };
  }
  const evidence = [proven.evidence];
  if (isSure(window, sure)) return { ...found, expected: [proven.text], tier: 'fix', evidence, note: '' };
  const note = 'The bytes that vanished leave more than one reading open.';
  return { ...found, expected: [proven.text, ...proven.others], tier: 'suggest', evidence, note };
}

function* kept(text: string, { kept, reason }: Decision): Generator<StageFinding> {
  const first = kept[0];
  if (first === undefined) return;
  const span = { start: first.start, end: first.end };
  yield {
    rule: NAME,
    span,
    actual: text.slice(span.start, span.end),
    expected: [],
    tier: 'flag',
    category: 'linguistic-conventions/character-encoding',
    evidence: [{ kind: 'note', text: `${kept.length} like this` }],
    note: `Readings in brackets were kept: ${reason || 'they do not fit the rest of the page'}.`,
  };
}
