/**
 * The characters that are worth a thought where bytes are lost, by their bytes. Made of the dictionary's statistics once, and
 * of what a document has for each document. Knows nothing of what stands around them.
 */
import type { DocumentCounts } from './document-counts.ts';
import { gbk } from './gbk.ts';
import type { Statistics } from './statistics.ts';
import { vanishedTrails } from './trace.ts';

/** The least share of running text that makes a character worth a thought. */
const LIKELY = 3e-6;
const FREQUENT = 2e-4;

type Lists = readonly (readonly number[])[];

/** Characters by their first and second bytes, whatever the document is. */
export interface Common {
  readonly leads: Lists;
  readonly trails: Lists;
  /** By the first byte, those that are frequent. */
  readonly frequent: Lists;
  /** See {@link CharacterModel.betweenVanished}. */
  readonly between: Lists;
  /** The other characters. */
  readonly others: readonly number[];
}

let common: Common | undefined;

export function commonCharacters(known: Statistics): Common {
  common ??= findCommon(known);
  return common;
}

function findCommon({ idOf, occurrences, total, formCost }: Statistics): Common {
  const codes = Array.from({ length: 0xff00 }, (_, code) => code).filter(
    (code) => code >= 0x8140 && unitAt(code) !== 0,
  );
  const share = (code: number): number => (occurrences[idOf[code] ?? 0] ?? 0) / total;
  const isCommon = (code: number): boolean => share(code) > LIKELY && (formCost[code] ?? 0) > -3;
  const likely = codes.filter(isCommon);
  const frequent = byByte(
    likely.filter((code) => share(code) > FREQUENT),
    leadOf,
  );
  const followed = (code: number): boolean => vanishedTrails(trailOf(code)).length > 0;
  return {
    leads: byByte(likely, leadOf),
    trails: byByte(likely, trailOf),
    frequent,
    between: Array.from({ length: 0x100 }, (_, lead) =>
      vanishedTrails(lead).flatMap((byte) => (frequent[byte] ?? []).filter(followed)),
    ),
    others: codes.filter((code) => !isCommon(code)),
  };
}

const unitAt = (code: number): number => gbk().unitOf[code] ?? 0;
const leadOf = (code: number): number => code >> 8;
const trailOf = (code: number): number => code & 0xff;

function byByte(codes: readonly number[], byteOf: (code: number) => number): number[][] {
  const lists: number[][] = Array.from({ length: 0x100 }, () => []);
  for (const code of codes) lists[byteOf(code)]?.push(code);
  return lists;
}

/** The common ones and those that the document has. */
export function likelyCharacters(known: Statistics, { seen }: DocumentCounts): Pick<Common, 'leads' | 'trails'> {
  const { leads, trails, others } = commonCharacters(known);
  const own = others.filter((code) => seen[unitAt(code)] === 1);
  const withOwn = (lists: Lists, byteOf: (code: number) => number): Lists => {
    const more = byByte(own, byteOf);
    return lists.map((list, byte) => (more[byte]?.length ? [...list, ...more[byte]].sort((a, b) => a - b) : list));
  };
  return { leads: withOwn(leads, leadOf), trails: withOwn(trails, trailOf) };
}
