/** Checks that simplified fields hold simplified characters, and traditional ones traditional. */
import { converter } from '../../language/opencc.ts';
import { countScripts } from '../../language/script.ts';
import type { YamlPath } from '../../yaml/parse.ts';
import type { ConceptSource } from '../read.ts';
import { type Check, type LintFinding, removing, reporter } from './finding.ts';

/**
 * Traditional characters in `form`, which can be converted: forms are found in both scripts. A term is written as it
 * stands, and a name may keep an old character (昇腾), so that only its author knows.
 */
export const traditionalInSimplified: Check = ({ reading }) => {
  const report = reporter('mixed-script');
  return reading.concepts.flatMap((source) =>
    simplifiedFields(source).flatMap(({ value, at }): LintFinding[] => {
      if (countScripts(value).hant === 0) return [];
      const simplified = converter('t', 'cn')(value);
      if (at.at(-1) !== 'form') {
        const message = `"${value}" holds traditional characters: write "${simplified}", unless the name is written so`;
        return [report('warning', source.file, at, message)];
      }
      const message = `"${value}" holds traditional characters: write "${simplified}", which serves both scripts`;
      return [{ ...report('error', source.file, at, message), repair: { file: source.file, at, value: simplified } }];
    }),
  );
};

/** `hant` with simplified characters, or the same as what is derived without it. */
export const doubtfulHant: Check = ({ reading }) => {
  const report = reporter('doubtful-hant');
  return reading.concepts.flatMap(({ entry, file, at }): LintFinding[] => {
    const { zh, hant } = entry;
    if (hant === undefined) return [];
    const place = [...at, 'hant'];
    if (hant === converter('cn', 'tw')(zh)) {
      return [removing(report('warning', file, place, '`hant` is what is derived anyway: remove it'), file, place)];
    }
    if (countScripts(hant).hans === 0) return [];
    return [report('error', file, place, `"${hant}" holds simplified characters: write the term in traditional ones`)];
  });
};

function simplifiedFields({ entry, at }: ConceptSource): { value: string; at: YamlPath }[] {
  return [
    { value: entry.zh, at: [...at, 'zh'] },
    ...(entry.artefacts ?? []).flatMap(({ form, to }, index) => [
      { value: form, at: [...at, 'artefacts', index, 'form'] },
      ...(to === undefined ? [] : [{ value: to, at: [...at, 'artefacts', index, 'to'] }]),
    ]),
  ];
}
