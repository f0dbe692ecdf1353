/**
 * Undoes classic mojibake: text written in one encoding and read as another, once or twice in a row, whole documents
 * or runs inside sound text. Knows nothing of damage that tore characters apart.
 */
import { glanceAt } from '../../../language/units.ts';
import type { Edit } from '../../../model/edit.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { StageFinding } from '../../../model/finding.ts';
import type { Glance } from '../../../model/sign.ts';
import { NOTHING, type Step } from '../../../model/step.ts';
import { bytePairRuns } from './byte-pair-runs.ts';
import type { Candidate, Mixup, Search } from './candidate.ts';
import { doubleByteRuns } from './double-byte-runs.ts';
import { choose, type Solution, solve } from './solve.ts';
import { utf8Runs } from './utf8-runs.ts';

const NAME = 'mojibake';

type Shows = Glance['shows'];
const ANYTHING: Shows = () => true;

let made: readonly Search[] | undefined;

function searches(): readonly Search[] {
  made ??= [
    utf8Runs('gbk'),
    utf8Runs('big5'),
    utf8Runs('windows-1252'),
    doubleByteRuns([
      { written: 'gbk', read: 'big5' },
      { written: 'big5', read: 'gbk' },
    ]),
    bytePairRuns({ written: 'gbk', read: 'windows-1252' }),
    bytePairRuns({ written: 'big5', read: 'windows-1252' }),
  ];
  return made;
}

function candidates(text: string, shows: Shows): Candidate[] {
  const units = glanceAt(text);
  return searches().flatMap(({ sign, find }) => (shows(sign) ? find(text, units) : []));
}

function solutions(text: string, depth: number, shows: Shows): Solution[] {
  const undoAnother = (repaired: string) => (depth > 1 ? undo(repaired, depth - 1) : undefined);
  return choose(candidates(text, shows).flatMap((candidate) => solve(text, candidate, undoAnother) ?? []));
}

function undo(text: string, depth: number): { text: string; mixups: Mixup[] } | undefined {
  const found = solutions(text, depth, ANYTHING);
  if (found.length === 0) return undefined;
  let repaired = '';
  let copied = 0;
  for (const solution of found) {
    repaired += text.slice(copied, solution.start) + solution.text;
    copied = solution.end;
  }
  return { text: repaired + text.slice(copied), mixups: found[0]?.mixups.slice() ?? [] };
}

/**
 * Repairs a run where its characters are, as bytes of the wrong encoding, sound in the right one, doing the damage again
 * gives back what stood there, and the result is far more plausible Chinese. Leaves rare characters, classical verse and
 * accented European text alone, whatever their bytes happen to spell.
 *
 * @example 閽夊瓙 becomes 钉子, é’‰å­ too, and ÔÂÖ®°µÃæ becomes 月之暗面
 */
export const mojibake: Step = {
  name: NAME,
  get signs() {
    return searches().map(({ sign }) => sign);
  },
  run(text, seen) {
    const found = solutions(text, 2, seen?.shows ?? ANYTHING);
    if (found.length === 0) return NOTHING;
    const edits = found.flatMap((solution) => editsOf(text, solution));
    const findings = [
      ...edits.map((edit) => fixed(text, edit)),
      ...found.flatMap((solution) => unmended(text, solution)),
    ];
    return { edits, findings: findings.sort((a, b) => a.span.start - b.span.start), rejections: [] };
  },
};

/** One edit for each line, so that a report shows a damaged page line by line. A line break is the same in all encodings. */
function editsOf(text: string, solution: Solution): Edit[] {
  const before = text.slice(solution.start, solution.end).split('\n');
  const after = solution.text.split('\n');
  const cause = { kind: 'repair', name: NAME, evidence: evidenceOf(solution) } as const;
  let start = solution.start;
  return before.flatMap((line, i) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    const repaired = after[i] as string;
    return repaired === line ? [] : [{ span, text: repaired, cause }];
  });
}

const LABEL = { 'utf-8': 'UTF-8', gbk: 'GBK', big5: 'Big5', 'windows-1252': 'Windows-1252' } as const;

function evidenceOf({ mixups, forced, mended }: Solution): Evidence[] {
  const text = mixups
    .map(({ written, read }) => `${LABEL[written]} was read as ${LABEL[read]}.`)
    .join(' Before that, ');
  const { chosen = '', confidence = 1 } = mended ?? {};
  return [
    { kind: 'note', text },
    { kind: 'replay', forced, chosen, confidence },
  ];
}

function fixed(text: string, { span, text: repaired, cause }: Edit): StageFinding {
  return {
    rule: NAME,
    span,
    actual: text.slice(span.start, span.end),
    expected: [repaired],
    tier: 'fix',
    category: 'linguistic-conventions/character-encoding',
    evidence: cause.evidence,
    note: '',
  };
}

function unmended(text: string, { end, unmendedEnd }: Solution): StageFinding[] {
  if (unmendedEnd === end) return [];
  return [
    {
      rule: NAME,
      span: { start: end, end: unmendedEnd },
      actual: text.slice(end, unmendedEnd),
      expected: [],
      tier: 'flag',
      category: 'linguistic-conventions/character-encoding',
      evidence: [],
      note: 'This character has lost a byte, and several readings are as likely.',
    },
  ];
}
