/** What a lint check says: a problem at a place of a glossary file, how bad it is, and the repair where one is safe. */
import type { Problem } from '../../model/error.ts';
import type { Report } from '../../model/report.ts';
import { problemAt, type YamlPath, type YamlSource } from '../../yaml/parse.ts';
import type { Glossary } from '../compile.ts';
import type { ConceptSource, GlossaryReading } from '../read.ts';

/** An `error` is a rule that does not do what it says, or a correction that nothing vouches for. */
export type Severity = 'error' | 'warning';

/** A change that no result of the glossary depends on: a new value for an entry, or its removal. */
export interface Repair {
  readonly file: YamlSource;
  readonly at: YamlPath;
  /** Undefined where the entry is removed. */
  readonly value: string | undefined;
}

export interface LintFinding extends Problem {
  /** The check's name. */
  readonly check: string;
  readonly severity: Severity;
  readonly repair?: Repair;
}

/** What the checks look at: a glossary that compiles. */
export interface LintInput {
  readonly reading: GlossaryReading;
  readonly glossary: Glossary;
  /** Runs the glossary over a text. */
  clean(text: string): Report;
}

export type Check = (input: LintInput) => LintFinding[];

/** Makes the findings of one check. */
export function reporter(check: string) {
  return (severity: Severity, file: YamlSource, at: YamlPath, message: string): LintFinding => ({
    ...problemAt(file, at, message),
    check,
    severity,
  });
}

/** The finding, with the removal of the entry that it stands at. */
export function removing(finding: LintFinding, file: YamlSource, at: YamlPath): LintFinding {
  return { ...finding, repair: { file, at, value: undefined } };
}

/** The place of a rule's artefact, or of something in it. */
export function ruleAt(source: ConceptSource, rule: ConceptSource['rules'][number], ...path: YamlPath): YamlPath {
  return [...source.at, 'artefacts', source.rules.indexOf(rule), ...path];
}
