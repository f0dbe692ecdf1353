/** Checks of `when`, `unless`, `otherwise` and cues: parts that can never hold, or that change nothing. */
import { fold } from '../../language/fold.ts';
import type { YamlPath } from '../../yaml/parse.ts';
import type { ConceptSource } from '../read.ts';
import type { ArtefactEntry, ConditionEntry } from '../schema.ts';
import { type Check, type LintFinding, removing, reporter } from './finding.ts';

/** Words that texts about anything hold, so that they show nothing. */
const GENERIC = new Set(
  [
    '公司 企业 市场 技术 产品 中国 发展 行业 时间 问题 工作 项目 服务 用户 记者 报道 表示 认为 目前 今年 去年 未来 全球 国内',
    '国际 美国 北京 上海 经济 社会 文化 管理 系统 平台 数据 信息 团队 业务 客户 价值 模式 方面 领域 情况 消息 新闻 文章 世界',
    '国家 我们 他们 可以 进行 the a an of and in on to for is company market technology product china people time year new',
  ].flatMap((words) => words.split(' ')),
);

/** `cues` asked for where the concept has none. */
export const missingCues: Check = ({ reading }) => {
  const report = reporter('missing-cues');
  return eachArtefact(reading.concepts, ({ file, entry }, { when, unless, otherwise }, at) => {
    if ((entry.cues ?? []).length > 0) return [];
    const advice = `give "${entry.id}" cues, or take this part away`;
    const never = otherwise === undefined ? 'the artefact never acts' : `its tier is always ${otherwise}`;
    return [
      ...(when?.cues === undefined
        ? []
        : [report('error', file, [...at, 'when', 'cues'], `the concept has no cues, so ${never}: ${advice}`)]),
      ...(unless?.cues === undefined
        ? []
        : [
            report(
              'warning',
              file,
              [...at, 'unless', 'cues'],
              `the concept has no cues, so this never holds: ${advice}`,
            ),
          ]),
    ];
  });
};

/** Keys without effect, which can be removed. */
export const idleKeys: Check = ({ reading }) => {
  const report = reporter('idle-key');
  return eachArtefact(reading.concepts, ({ file, entry }, artefact, at) => {
    const idle = (path: readonly string[], message: string): LintFinding =>
      removing(report('warning', file, [...at, ...path], `${message}: remove it`), file, [...at, ...path]);
    const { when, otherwise, tier, to, lang, category } = artefact;
    const found: LintFinding[] = [];
    if (otherwise !== undefined && when === undefined)
      found.push(idle(['otherwise'], '`otherwise` without `when` says nothing'));
    if (when !== undefined && otherwise === tier) {
      const message = `\`otherwise\` is the tier itself, so \`when\` changes nothing: lower \`otherwise\`, or remove \`when\``;
      found.push(report('warning', file, [...at, 'otherwise'], message));
    }
    if (to !== undefined && to === (lang === 'en' ? entry.en : entry.zh))
      found.push(idle(['to'], "`to` is the concept's term"));
    if (lang === 'zh') found.push(idle(['lang'], '`lang` is zh without being said'));
    if (category === 'terminology/wrong-term') found.push(idle(['category'], 'this category is the usual one'));
    for (const key of ['when', 'unless'] as const) {
      const condition = artefact[key];
      if (condition?.within !== undefined && !hasReach(condition)) {
        found.push(idle([key, 'within'], '`within` is the reach of `near` and `cues: window`, and neither is given'));
      }
    }
    return found;
  });
};

/** Cues that nearly every text holds. */
export const genericCues: Check = ({ reading }) => {
  const report = reporter('generic-cue');
  return eachCue(reading.concepts, ({ file }, cue, place) => {
    const single = /^\p{Script=Han}$/u.test(cue);
    if (!single && !GENERIC.has(fold(cue))) return [];
    const message = `"${cue}" stands in texts about anything, so it shows nothing: use names and terms of this concept's own field`;
    return [report('warning', file, place(), message)];
  });
};

/** A cue that is a form of its own concept: the artefact would vouch for itself. */
export const ownFormCues: Check = ({ reading }) => {
  const report = reporter('own-form-cue');
  return reading.concepts.flatMap((source) => {
    const owners = new Map(source.rules.flatMap((rule) => rule.forms.map((form) => [fold(form), rule] as const)));
    return eachCue([source], ({ file }, cue, place) => {
      const rule = owners.get(fold(cue));
      if (rule === undefined) return [];
      return [
        report(
          'warning',
          file,
          place(),
          `"${cue}" is a form of ${rule.id}, which must not be its own evidence: remove it`,
        ),
      ];
    });
  });
};

function hasReach({ near, cues }: ConditionEntry): boolean {
  return near !== undefined || cues === 'window';
}

function eachArtefact(
  concepts: readonly ConceptSource[],
  check: (source: ConceptSource, artefact: ArtefactEntry, at: ConceptSource['at']) => LintFinding[],
): LintFinding[] {
  return concepts.flatMap((source) =>
    (source.entry.artefacts ?? []).flatMap((artefact, index) =>
      check(source, artefact, [...source.at, 'artefacts', index]),
    ),
  );
}

function eachCue(
  concepts: readonly ConceptSource[],
  check: (source: ConceptSource, cue: string, place: () => YamlPath) => LintFinding[],
): LintFinding[] {
  return concepts.flatMap((source) =>
    (source.entry.cues ?? []).flatMap((cue, index) => check(source, cue, () => [...source.at, 'cues', index])),
  );
}
