/** The one file that knows the order of the stages. A cleaner runs them over a text until none changes it any more. */
import type { Glossary } from './glossary/compile.ts';
import { glancer } from './language/glance.ts';
import { type DecisionLine, Decisions } from './model/decision.ts';
import { type Document, OBJECT, type Revision } from './model/document.ts';
import { applyEdits } from './model/edit.ts';
import type { Finding, Rejection, Stage, StageFinding, Tier } from './model/finding.ts';
import { Latest } from './model/latest.ts';
import { positionsOf } from './model/positions.ts';
import type { Report, Script } from './model/report.ts';
import type { Review } from './model/review.ts';
import type { Concept } from './model/rule.ts';
import type { Step } from './model/step.ts';
import { findInconsistentNames, findMissingTerms } from './stages/consistency.ts';
import { decode } from './stages/decode.ts';
import { MISPLACED } from './stages/detect/gloss-place.ts';
import { conceptsIn } from './stages/detect/hits.ts';
import { type Detected, detector } from './stages/detect/index.ts';
import { repairs } from './stages/repair/index.ts';
import { resolve } from './stages/resolve.ts';
import { reviewer } from './stages/review.ts';
import { scriptStep, type Target } from './stages/script.ts';

/** The stages that can be picked; decoding and reporting always take place. */
const PICKABLE: readonly ['repair', 'script', 'detect'] = ['repair', 'script', 'detect'];
/** A stage that can be picked. */
export type Pickable = (typeof PICKABLE)[number];

/** How to clean. */
export interface CleanerOptions {
  /** What the detect stage knows; from {@link loadGlossary}. */
  readonly glossary: Glossary;
  /** The stages to run; all of them if not given. */
  readonly stages?: readonly Pickable[];
  /** The script to convert to: `hans`, `hant`, `tw` or `hk`; `keep`, the default, converts nothing. */
  readonly script?: 'keep' | Target;
  /** Removes page boilerplate (share lines, disclaimers, addresses) instead of flagging it; false if not given. */
  readonly stripBoilerplate?: boolean;
  /** What was decided in review, the oldest first; none if not given. */
  readonly decisions?: readonly DecisionLine[];
}

/** Cleans texts; from {@link createCleaner}. */
export interface Cleaner {
  /**
   * Cleans one text.
   *
   * @param input a text, or the bytes of one: UTF-8, UTF-16 with a byte order mark, GB18030 or Big5
   * @param id what the document is called in the report: a path, a URL; empty if not given
   * @param source the text that this one was translated from, where it is known: what it names is evidence
   * @returns the report, with the cleaned text in `report.document.text`. Nothing is thrown: what is wrong with a text
   *   is a finding.
   */
  clean(input: string | Uint8Array, id?: string, source?: string): Report;
}

/** After this many rounds, a text that still changes is left as it is. No case is known. */
const MOST_ROUNDS = 8;

/**
 * Makes a cleaner, which may be used for any number of texts. The result of cleaning is stable: cleaning it again
 * changes nothing.
 *
 * @example
 * const cleaner = createCleaner({ glossary: await loadGlossary() });
 * const report = cleaner.clean('现在大模型公司都在四处寻找钢钉。');
 * report.document.text; // 现在大模型公司都在四处寻找钉子。
 */
export function createCleaner({
  glossary,
  stages = PICKABLE,
  script = 'keep',
  stripBoilerplate = false,
  decisions = [],
}: CleanerOptions): Cleaner {
  const detect = detector(glossary);
  const decided = decisions.length === 0 ? undefined : new Decisions(decisions);
  const fixedSteps: Record<Exclude<Pickable, 'detect'>, readonly Step[]> = {
    repair: repairs({ stripBoilerplate }),
    script: script === 'keep' ? [] : [scriptStep(script)],
  };
  const signs = Object.values(fixedSteps).flatMap((steps) => steps.flatMap((step) => step.signs ?? []));
  const glance = glancer([...signs, ...MISPLACED]);
  return {
    clean(input, id = '', source = '') {
      const named = source === '' ? NO_CONCEPTS : conceptsIn(source, glossary);
      const review = decided && reviewer(decided, id);
      const revisions: Revision[] = [];
      const reviewRound = review && ((text: string): Review => review.round(text, revisions));
      const detectSeen = (text: string): Detected => detect(text, seen, named);
      const steps = { ...fixedSteps, detect: [detectStep(detectSeen, named, reviewRound)] };
      const order = PICKABLE.filter((stage) => stages.includes(stage)).flatMap((stage) =>
        steps[stage].map((step) => ({ stage, step })),
      );
      const decoded = typeof input === 'string' ? { text: input, findings: [] } : decode(input);
      const findings: Finding[] = decoded.findings.map((finding) => ({ ...finding, stage: 'decode', at: 0 }));
      const rejections: Rejection[] = [];
      let text = decoded.text;
      let seen = glance(text);
      for (let round = 0, settled = false; !settled && round < MOST_ROUNDS; round++) {
        settled = true;
        for (const { stage, step } of order) {
          if (step.signs !== undefined && !step.signs.some(seen.shows)) continue;
          const at = revisions.length;
          const complete = completer(stage, at);
          const result = step.run(text, seen, round > 0);
          for (const finding of result.findings) findings.push(complete(finding));
          for (const lost of result.rejections)
            rejections.push({ finding: complete(lost.finding), reason: lost.reason, by: lost.by });
          const before = text;
          const edits = result.edits.filter(
            ({ span, text: by }) => !(before.slice(span.start, span.end) + by).includes(OBJECT),
          );
          if (edits.length === 0) continue;
          text = applyEdits(before, edits);
          revisions.push({ stage, step: step.name, before, edits, after: text });
          seen = glance(text);
          settled = false;
        }
      }
      const unfit = review?.unfit() ?? [];
      findings.push(...unfit.map((finding): Finding => ({ ...finding, stage: 'detect', at: revisions.length })));
      return makeReport({ id, source: decoded.text, text, revisions }, seen.script, findings, rejections);
    },
  };
}

const NO_CONCEPTS: ReadonlySet<Concept> = new Set();

function detectStep(
  detect: (text: string) => Detected,
  named: ReadonlySet<Concept>,
  review?: (text: string) => Review,
): Step {
  return {
    name: 'glossary',
    run(text) {
      const { findings, rejections, terms, concepts } = detect(text);
      const resolved = resolve(findings, rejections, review?.(text));
      const wrong = resolved.findings.flatMap(({ rule, span }) => {
        const concept = concepts.get(rule);
        return concept === undefined ? [] : [{ concept, span }];
      });
      const whole = [
        ...findInconsistentNames(text, wrong, terms),
        ...findMissingTerms(text, named, [...wrong, ...terms]),
      ];
      return { ...resolved, findings: [...resolved.findings, ...whole] };
    },
  };
}

/** Names the parts one by one, which is several times as fast as to spread them: a text can have a million findings. */
function completer(stage: Stage, at: number): (finding: StageFinding) => Finding {
  return ({ rule, span, actual, expected, tier, category, evidence, note }) => {
    return { rule, span, actual, expected, tier, category, evidence, note, stage, at };
  };
}

function makeReport(document: Document, script: Script, all: readonly Finding[], lost: readonly Rejection[]): Report {
  const { toSource } = positionsOf(document);
  const found = new Latest<Finding>();
  for (const finding of all) found.set(finding.rule, toSource(finding.span, finding.at), finding);
  const missed = new Latest<Rejection>();
  for (const rejection of lost) {
    const { rule, span, at } = rejection.finding;
    const place = toSource(span, at);
    if (!found.has(rule, place)) missed.set(rule, place, rejection);
  }
  const findings = found.items;
  const counts: Record<Tier, number> = { fix: 0, suggest: 0, flag: 0 };
  for (const { tier } of findings) counts[tier]++;
  const edits: Record<string, number> = {};
  for (const { step, edits: made } of document.revisions) edits[step] = (edits[step] ?? 0) + made.length;
  return {
    document,
    findings,
    rejections: missed.items,
    stats: { units: document.source.length, script, edits, findings: counts },
  };
}
