/** Checks of lists: entries that say the same twice. */
import { fold } from '../../language/fold.ts';
import type { YamlPath, YamlSource } from '../../yaml/parse.ts';
import type { ConceptSource } from '../read.ts';
import { TEST_KINDS } from '../tests.ts';
import { type Check, type LintFinding, removing, reporter } from './finding.ts';

/** An entry that its list has already. */
export const repeatedEntries: Check = ({ reading }) => {
  const report = reporter('repeated-entry');
  const check = (file: YamlSource, at: YamlPath, list: readonly string[], keyOf: (entry: string) => string) => {
    const seen = new Set<string>();
    return list.flatMap((entry, index): LintFinding[] => {
      const key = keyOf(entry);
      const place = [...at, index];
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [removing(report('warning', file, place, `"${entry}" is in this list already: remove it`), file, place)];
    });
  };
  return [
    ...reading.files.flatMap(({ file, value }) => [
      ...check(file, ['protect'], value.protect ?? [], fold),
      ...check(file, ['names'], value.names ?? [], asWritten),
    ]),
    ...reading.concepts.flatMap((source) =>
      listsOf(source).flatMap(({ at, list, keyOf }) => check(source.file, at, list, keyOf)),
    ),
  ];
};

/** An admitted term that is the concept's name or preferred term. */
export const idleAdmitted: Check = ({ reading }) => {
  const report = reporter('idle-admitted');
  return reading.concepts.flatMap(({ entry, file, at }) =>
    (entry.admit ?? []).flatMap((term, index): LintFinding[] => {
      if (![entry.en, entry.zh, entry.hant].includes(term)) return [];
      const place = [...at, 'admit', index];
      return [
        removing(report('warning', file, place, `"${term}" is right without being admitted: remove it`), file, place),
      ];
    }),
  );
};

/** One name or term for two concepts. */
export const sharedTerms: Check = ({ reading }) => {
  const report = reporter('shared-term');
  return (['en', 'zh'] as const).flatMap((key) => {
    const owners = new Map<string, string>();
    return reading.concepts.flatMap(({ entry, file, at }): LintFinding[] => {
      const term = entry[key];
      const owner = owners.get(term.toLowerCase());
      if (owner === undefined) {
        owners.set(term.toLowerCase(), entry.id);
        return [];
      }
      const message = `"${term}" is the term of the concept "${owner}" too: put all artefacts of one meaning into one concept`;
      return [report('warning', file, [...at, key], message)];
    });
  });
};

const asWritten = (text: string): string => text;

interface List {
  readonly at: YamlPath;
  readonly list: readonly string[];
  /** Two entries with one key say the same. */
  readonly keyOf: (entry: string) => string;
}

function listsOf({ entry, at }: ConceptSource): List[] {
  const conditions = (entry.artefacts ?? []).flatMap((artefact, index) =>
    (['when', 'unless'] as const).flatMap((key) =>
      (['near', 'preceded', 'followed'] as const).map(
        (part): List => ({
          at: [...at, 'artefacts', index, key, part],
          list: artefact[key]?.[part] ?? [],
          keyOf: fold,
        }),
      ),
    ),
  );
  return [
    { at: [...at, 'admit'], list: entry.admit ?? [], keyOf: asWritten },
    { at: [...at, 'cues'], list: entry.cues ?? [], keyOf: fold },
    ...conditions,
    ...TEST_KINDS.map(
      (kind): List => ({ at: [...at, 'tests', kind], list: entry.tests?.[kind] ?? [], keyOf: asWritten }),
    ),
  ];
}
