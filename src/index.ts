/**
 * The public API. Load a glossary, make a cleaner, clean texts; the report holds the cleaned text and every change.
 */

export { BUILT_IN_GLOSSARY, loadGlossary } from './corpus/read-glossary.ts';
export type { Glossary } from './glossary/compile.ts';
export type { Decision, DecisionLine, DecisionPlace, Scope, Undo, Verdict } from './model/decision.ts';
export type { Document, Revision } from './model/document.ts';
export { applyEdits, type Cause, type Edit, invertEdits } from './model/edit.ts';
export { type ErrorCode, type Problem, QingyiError } from './model/error.ts';
export type { CueScope, Evidence } from './model/evidence.ts';
export type { Category, Finding, Rejection, RejectionReason, Stage, Tier } from './model/finding.ts';
export { changesOf, type Positions, positionsOf } from './model/positions.ts';
export type { Report, Script, Stats } from './model/report.ts';
export type { Concept, Condition, Rule, Term } from './model/rule.ts';
export type { Span } from './model/span.ts';
export { type Cleaner, type CleanerOptions, createCleaner, type Pickable } from './pipeline.ts';
export { csvReport } from './report/csv.ts';
export { findingLines } from './report/findings.ts';
export { githubReport } from './report/github.ts';
export { jsonReport } from './report/json.ts';
export { markdownReport } from './report/markdown.ts';
export { sarifReport } from './report/sarif.ts';
export { unifiedDiff } from './report/unified-diff.ts';
export type { Target } from './stages/script.ts';
