/**
 * Undoes the damage of pages whose software put readings in brackets behind the bytes of GBK characters: 創(chuàng)始, and
 * 盡管?chē)?guó)內, where that tore the bytes apart. Decides on the whole document; what an author wrote stays.
 */
import { applyEdits, type Edit } from '../../../model/edit.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { StageFinding } from '../../../model/finding.ts';
import { contains, overlaps, type Span } from '../../../model/span.ts';
import { NOTHING, type Step, type StepResult } from '../../../model/step.ts';
import { type Annotation, findAnnotations } from './annotation.ts';
import { characterModel } from './character-model.ts';
import { type Decision, decide } from './decide.ts';
import { gbk } from './gbk.ts';
import { findNoBreakSpaces } from './no-break-space.ts';
import type { Page } from './page.ts';
import type { Proven } from './prove.ts';
import { findWindows, type Window, withoutGarble } from './window.ts';

const NAME = 'annotated-gbk';

/** Below this confidence a reading is suggested, not applied. */
const SURE = 0.9;

/**
 * The same where no plain annotation shows what the page does. There all windows are mended or none: what one run only
 * suggested, the next one must not apply.
 */
const SURE_ALONE = 0.995;
const NEVER = 2;

const isSure = ({ proven }: Window, sure: number): boolean =>
  proven !== undefined && proven.evidence.confidence >= sure;

export const annotatedGbk: Step = { name: NAME, run };

function run(text: string): StepResult {
  const annotations = findAnnotations(text);
  if (annotations.every(({ kind }) => kind === 'common' || kind === 'gloss')) return NOTHING;
  const decision = decide(text, annotations);
  const removals = annotations
    .filter(
      (one) => one.kind === 'straddling' || (one.kind === 'table' && decision.table.get(one.char) === one.reading),
    )
    .map((one) => removal(one, decision));
  const damaged = decision.table.size > 0 || decision.torn;
  const windows = damaged ? [...findWindows(text, pageOf(text, removals, decision))] : [];
  const garbled = windows.flatMap(({ span, proven }) => proven?.segments.map((segment) => segment.span) ?? [span]);
  const spaces = damaged ? [...findNoBreakSpaces(text)].map(space) : [];
  const plain = outside(removals, garbled);
  const sure = plain.length > 0 ? SURE : windows.every((window) => isSure(window, SURE_ALONE)) ? SURE_ALONE : NEVER;
  const edits = [...plain, ...outside(spaces, garbled), ...windows.flatMap((window) => mend(window, sure))].sort(
    byPosition,
  );
  const findings = [...windows.map((window) => report(text, window, edits, sure)), ...kept(text, decision)];
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
  return {
    model: characterModel(withoutGarble(applyEdits(text, removals))),
    table,
    strict: new Set([...strict].map((char) => codeOf[char.charCodeAt(0)] ?? 0)),
    vanished: /[\ue000-\uf8ff]/.test(text) ? 'private-use' : 'dropped',
  };
}

function mend({ proven }: Window, sure: number): Edit[] {
  if (proven === undefined || proven.evidence.confidence < sure) return [];
  const cause = { kind: 'repair' as const, name: NAME, evidence: [proven.evidence] };
  return proven.segments.map(({ span, text }) => ({ span, text, cause }));
}

function report(text: string, { span, proven }: Window, edits: readonly Edit[], sure: number): StageFinding {
  const found = {
    rule: NAME,
    span,
    actual: text.slice(span.start, span.end),
    category: 'linguistic-conventions/character-encoding' as const,
  };
  if (proven === undefined) {
    const note = 'Misaligned bytes, of which no reading could be proven: left as scraped.';
    return { ...found, expected: [], tier: 'flag', evidence: [], note };
  }
  const expected = [mended(text, span, proven, edits)];
  const evidence: Evidence[] = [proven.evidence];
  if (proven.evidence.confidence >= sure) return { ...found, expected, tier: 'fix', evidence, note: '' };
  return {
    ...found,
    expected,
    tier: 'suggest',
    evidence,
    note: 'The bytes that vanished leave more than one reading open.',
  };
}

/** What the span becomes by the proven segments and by the edits between them. */
function mended(text: string, span: Span, { segments }: Proven, edits: readonly Edit[]): string {
  const between = edits.filter((edit) => contains(span, edit.span) && edit.text === '');
  const all = [...between.filter((edit) => !segments.some((segment) => overlaps(segment.span, edit.span))), ...segments]
    .map((change) => ({
      ...change,
      span: { start: change.span.start - span.start, end: change.span.end - span.start },
    }))
    .sort((a, b) => a.span.start - b.span.start);
  return applyEdits(text.slice(span.start, span.end), all as Edit[]);
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
