/** Reports to print, made without a glossary: each pair of words is a rule. */
import type { Revision } from '../../src/model/document.ts';
import { applyEdits, type Edit } from '../../src/model/edit.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Finding, Tier } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';

export interface TestRule {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly tier?: Tier;
  readonly evidence?: readonly Evidence[];
  readonly note?: string;
}

/** Finds every occurrence of `from`, left to right, and replaces those of tier fix (the default) in one revision. */
export function reportOf(source: string, rules: readonly TestRule[], id = 'article.txt'): Report {
  const found: Finding[] = rules.flatMap(({ rule, from, to, tier = 'fix', evidence = [], note = '' }) =>
    [...placesOf(source, from)].map(
      (index): Finding => ({
        stage: 'detect',
        rule,
        span: { start: index, end: index + from.length },
        at: 0,
        actual: from,
        expected: [to],
        tier,
        category: 'terminology/wrong-term',
        evidence,
        note,
      }),
    ),
  );
  const findings = found.sort((a, b) => a.span.start - b.span.start);
  const fixes = findings.filter(({ tier }) => tier === 'fix');
  const edits = fixes.map(
    ({ span, expected, rule, evidence }): Edit => ({
      span,
      text: expected[0] ?? '',
      cause: { kind: 'rule', name: rule, evidence },
    }),
  );
  const text = applyEdits(source, edits);
  const revisions: Revision[] =
    edits.length === 0 ? [] : [{ stage: 'detect', step: 'glossary', before: source, edits, after: text }];
  return {
    document: { id, source, text, revisions },
    findings,
    rejections: [],
    stats: {
      units: source.length,
      script: 'hans',
      edits: edits.length === 0 ? {} : { glossary: edits.length },
      findings: {
        fix: fixes.length,
        suggest: findings.filter(({ tier }) => tier === 'suggest').length,
        flag: findings.filter(({ tier }) => tier === 'flag').length,
      },
    },
  };
}

function* placesOf(source: string, from: string): Generator<number> {
  for (let at = source.indexOf(from); at !== -1; at = source.indexOf(from, at + from.length)) yield at;
}

/** What a hostile article and a hostile glossary hold. */
const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--<script>',
  '\u2028\u2029',
  '\u202eevil\u202c\u2066\u0000\u0007',
  '\ud800',
  '=HYPERLINK("http://example.com")',
  '@someone #1 `code` | **bold** [a](javascript:alert(1)) &lt; ]]>',
  '::error::%0A,',
];

export const hostileReport: Report = reportOf(
  HOSTILE.map((text) => `找${text}鋼釘${text}\n`).join(''),
  [
    { rule: 'nail/鋼釘', from: '鋼釘', to: HOSTILE.join(''), evidence: [{ kind: 'note', text: HOSTILE.join('') }] },
    ...HOSTILE.map((text) => ({ rule: `x/${text}`, from: text, to: '', tier: 'suggest', note: text }) as const),
  ],
  `a folder/${HOSTILE.join('')}/文章.txt`,
);
