/** Makes the changes that lint findings carry. Comments stay. */
import { type Document, isCollection } from 'yaml';
import { documentOf, type YamlPath, type YamlSource } from '../../yaml/parse.ts';
import { formatDocument } from '../format.ts';
import type { LintFinding, Repair } from './finding.ts';

/** The repaired text of each file to which a finding brings a repair; in the canonical form of `formatGlossary`. */
export function repairFiles(findings: readonly LintFinding[]): { file: YamlSource; text: string }[] {
  const repairs = findings.flatMap(({ repair }) => (repair === undefined ? [] : [repair]));
  return [...new Set(repairs.map(({ file }) => file))].map((file) => {
    const document = documentOf(file).clone() as Document;
    // From the end to the start, so that the places of the repairs to come stay right.
    for (const repair of repairs.filter((one) => one.file === file).sort(fromTheEnd)) makeRepair(document, repair);
    return { file, text: formatDocument(document, file.path) };
  });
}

function makeRepair(document: Document, { at, value }: Repair): void {
  if (value === undefined) remove(document, at);
  else document.setIn(at, value);
}

/** Removes an entry, and the list or condition that it leaves empty. */
function remove(document: Document, at: YamlPath): void {
  document.deleteIn(at);
  const parent = at.slice(0, -1);
  const rest = document.getIn(parent);
  if (parent.length > 0 && isCollection(rest) && rest.items.length === 0) remove(document, parent);
}

function fromTheEnd(a: Repair, b: Repair): number {
  for (let depth = 0; depth < Math.min(a.at.length, b.at.length); depth++) {
    const [x, y] = [a.at[depth], b.at[depth]];
    if (x !== y) return typeof x === 'number' && typeof y === 'number' ? y - x : String(y).localeCompare(String(x));
  }
  return b.at.length - a.at.length;
}
