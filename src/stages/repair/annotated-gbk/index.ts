/**
 * Undoes the damage of pages whose software put readings in brackets behind the bytes of GBK characters: 創(chuàng)始.
 * Decides on the whole document; what an author wrote stays.
 */
import type { Edit } from '../../../model/edit.ts';
import type { StageFinding } from '../../../model/finding.ts';
import { NOTHING, type Step, type StepResult } from '../../../model/step.ts';
import { type Annotation, findAnnotations } from './annotation.ts';
import { type Decision, decide } from './decide.ts';

const NAME = 'annotated-gbk';

export const annotatedGbk: Step = { name: NAME, run };

function run(text: string): StepResult {
  const annotations = findAnnotations(text);
  if (!annotations.some(({ kind }) => kind === 'table' || kind === 'torn')) return NOTHING;
  const decision = decide(text, annotations);
  const edits = annotations
    .filter(({ kind, char, reading }) => kind === 'table' && decision.table.get(char) === reading)
    .map((one) => removal(one, decision));
  const findings = [...kept(text, decision)];
  return { edits, findings, rejections: [] };
}

function removal({ start, end, char, reading, spaced }: Annotation, decision: Decision): Edit {
  return {
    span: { start, end: decision.spaced && spaced ? end + 1 : end },
    text: '',
    cause: {
      kind: 'repair',
      name: NAME,
      evidence: [{ kind: 'note', text: `${reading} is a reading of ${char}, annotated throughout the page` }],
    },
  };
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
