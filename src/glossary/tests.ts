/**
 * The one-line tests of a glossary: `[wrong→right]` marks each expected change. Reads and runs them; how a text is
 * cleaned is handed in.
 */
import type { Report } from '../model/report.ts';
import type { YamlPath, YamlSource } from '../yaml/parse.ts';

export const TEST_KINDS = ['fix', 'suggest', 'flag', 'keep'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** A test as the glossary has it, and where it stands. */
export interface GlossaryTest {
  readonly concept: string;
  readonly kind: TestKind;
  readonly line: string;
  readonly file: YamlSource;
  readonly at: YamlPath;
}

export interface Mark {
  readonly start: number;
  readonly wrong: string;
  /** Undefined in a `flag` test. */
  readonly right: string | undefined;
}

const MARKED = /\[([^[\]→]+)→([^[\]→]*)\]/g;
const FLAGGED = /\[([^[\]→]+)\]/g;

/** The text of a test line and its marks; `start` is into that text. */
export function readTestLine(kind: TestKind, line: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let copied = 0;
  if (kind !== 'keep') {
    for (const match of line.matchAll(kind === 'flag' ? FLAGGED : MARKED)) {
      text += line.slice(copied, match.index);
      marks.push({ start: text.length, wrong: match[1] as string, right: match[2] });
      text += match[1];
      copied = match.index + match[0].length;
    }
  }
  return { text: text + line.slice(copied), marks };
}

/** What is wrong with a test line as such, or undefined. */
export function checkTestLine(kind: TestKind, line: string): string | undefined {
  if (kind === 'keep') return line.includes('→') ? 'a keep test marks nothing: it is correct text' : undefined;
  if (readTestLine(kind, line).marks.length > 0) return undefined;
  return `a ${kind} test marks what it expects: ${kind === 'flag' ? '[wrong]' : '[wrong→right]'}`;
}

/** A test that fails, and how. */
export interface TestFailure {
  readonly test: GlossaryTest;
  readonly message: string;
}

/** Runs the tests and returns those that fail. */
export function runTests(tests: readonly GlossaryTest[], clean: (text: string) => Report): TestFailure[] {
  return tests.flatMap((test) => {
    const message = runTest(test, clean);
    return message === undefined ? [] : [{ test, message }];
  });
}

function runTest({ concept, kind, line }: GlossaryTest, clean: (text: string) => Report): string | undefined {
  const { text, marks } = readTestLine(kind, line);
  const report = clean(text);
  const found = report.findings.filter((finding) => finding.rule.startsWith(`${concept}/`));
  const changes = marks.map(({ start, wrong, right }) => `${start} ${wrong}${right === undefined ? '' : `→${right}`}`);
  if (kind === 'keep') {
    if (report.document.text !== text) return `is changed to: ${report.document.text}`;
    const [finding] = found;
    return finding && `is found by ${finding.rule} (${finding.tier}): ${finding.actual}`;
  }
  if (kind === 'fix') {
    let expected = text;
    for (const { start, wrong, right } of marks.toReversed()) {
      expected = expected.slice(0, start) + right + expected.slice(start + wrong.length);
    }
    const { text: actual } = report.document;
    return actual === expected ? undefined : `becomes: ${actual}${whyNot(report)}`;
  }
  const actual = found
    .filter(({ tier }) => tier === kind)
    .map((finding) => `${finding.span.start} ${finding.actual}${kind === 'flag' ? '' : `→${finding.expected[0]}`}`);
  if (report.document.text !== text) return `is changed to: ${report.document.text}`;
  if (actual.join('\n') === changes.join('\n')) return undefined;
  return `${kind === 'flag' ? 'flags' : 'suggests'} ${actual.join(', ') || 'nothing'}${whyNot(report)}`;
}

function whyNot(report: Report): string {
  const reasons = report.rejections.map(({ finding, reason, by }) => `${finding.rule} ${reason}${by && ` by ${by}`}`);
  return reasons.length === 0 ? '' : ` (rejected: ${reasons.join('; ')})`;
}
