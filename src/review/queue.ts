/** From the reports of a run to the questions that a person is asked. Texts are held as the detect stage first saw them. */
import type { DecisionPlace } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { positionsOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import { contextOf, reviewedText, toReviewed } from '../model/review-place.ts';
import type { Span } from '../model/span.ts';
import { conceptOf } from '../report/entries.ts';
import { placer } from '../report/place.ts';
import { evidenceInWords } from '../report/words.ts';
import type { Around, ReviewItem } from './data.ts';

/** UTF-16 units to each side that a question shows at first. */
const NEAR = 60;

interface Question {
  readonly item: ReviewItem;
  readonly text: string;
  readonly span: Span;
}

export class Queue {
  readonly items: readonly ReviewItem[];
  private readonly questions: readonly Question[];

  constructor(questions: readonly Question[]) {
    this.questions = questions;
    this.items = questions.map(({ item }) => item);
  }

  /** What stands around an item's place, up to `reach` units to each side; undefined where there is no such item. */
  around(id: number, reach: number): Around | undefined {
    const question = this.questions[id];
    return question && aroundOf(question.text, question.span, reach);
  }
}

export async function readQueue(reports: AsyncIterable<Report> | Iterable<Report>): Promise<Queue> {
  const questions: Question[] = [];
  for await (const report of reports) questions.push(...questionsIn(report, questions.length));
  return new Queue(questions);
}

function questionsIn(report: Report, first: number): Question[] {
  const { document, findings, rejections } = report;
  const { text } = reviewedText(document.revisions, document.text);
  const line = placer(document.source);
  const { toSource } = positionsOf(document);
  const moves = new Map<number, (span: Span) => Span>();
  const decided = rejections.filter(({ reason }) => reason === 'review').map(({ finding }) => finding);
  const seen = new Map<string, Question>();
  for (const finding of [...findings, ...decided]) {
    const { stage, rule, actual, at } = finding;
    const move = moves.get(at) ?? toReviewed(document.revisions, at);
    moves.set(at, move);
    const span = move(finding.span);
    // Neither what is about more than a place, nor what only came about by another change.
    if (stage !== 'detect' || span.start === span.end || text.slice(span.start, span.end) !== actual) continue;
    const context = contextOf(text, span);
    const key = `${rule}\0${context}`;
    const known = seen.get(key);
    if (known !== undefined) {
      seen.set(key, { ...known, item: { ...known.item, places: known.item.places + 1 } });
      continue;
    }
    const place = { rule, document: document.id, actual, context };
    const item = itemOf(finding, place, languageOf(text, report), line(toSource(finding.span, at)).line);
    seen.set(key, { item: { ...item, around: aroundOf(text, span, NEAR) }, text, span });
  }
  const sorted = [...seen.values()].sort((a, b) => a.span.start - b.span.start);
  return sorted.map((question, index) => ({ ...question, item: { ...question.item, id: first + index } }));
}

function itemOf(
  { rule, tier, category, expected, evidence, note }: Finding,
  place: Omit<DecisionPlace, 'expected'>,
  lang: string,
  line: number,
): Omit<ReviewItem, 'around'> {
  const typed = evidence.some((one) => one.kind === 'review' && one.verdict === 'edit');
  const proposals = typed ? expected.slice(1) : expected;
  const words = new Set(evidence.flatMap((one) => (one.kind === 'review' ? [] : [evidenceInWords([one])])));
  const doubt = doubtOf(
    tier,
    evidence.some(({ kind }) => kind === 'missing'),
    words.size,
  );
  const concept = conceptOf(rule) ?? '';
  const what = { tier, category, concept, lang, line, proposals, evidence: [...words], note, doubt };
  return { id: 0, ...place, expected: proposals[0], places: 1, ...what };
}

/** A suggestion is more doubtful than a fix, most of all where evidence is missing; evidence makes either surer. */
function doubtOf(tier: Finding['tier'], missing: boolean, evidence: number): number {
  const base = tier === 'fix' ? 0.3 : tier === 'suggest' ? 0.7 : 0.8;
  return Math.min(1, Math.max(0, base + (missing ? 0.2 : -0.1 * Math.min(evidence, 3))));
}

function languageOf(text: string, { stats }: Report): string {
  if (stats.script === 'hans') return 'zh-Hans';
  if (stats.script === 'hant') return 'zh-Hant';
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

function aroundOf(text: string, { start, end }: Span, reach: number): Around {
  const from = whole(text, Math.max(0, start - reach));
  const to = whole(text, Math.min(text.length, end + reach));
  return { before: text.slice(from, start), after: text.slice(end, to), more: from > 0 || to < text.length };
}

/** The offset, moved off the middle of a surrogate pair. */
function whole(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) && offset > 0 ? offset - 1 : offset;
}
