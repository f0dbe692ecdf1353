/**
 * The one door to OpenCC's dictionaries: conversion between scripts, with the results of opencc-js, and its characters
 * and phrases. Knows nothing of qingyi's texts. Tables are read when they are first asked for.
 */

import { convertAround } from './ideographic-description.ts';
import { loadScriptDictionary, type Phrase, type ScriptDictionary } from './script-dictionary.ts';
import { unitsToText } from './units.ts';

type Convert = (text: string) => string;

/**
 * For each pair of scripts the dictionaries that opencc-js chains, in their order. A phrase that the first one replaced
 * bounds the phrases of those behind it.
 */
const CHAINS = {
  cn: { t: ['s2t'], tw: ['s2t', 't2tw'], hk: ['s2t', 't2hk'] },
  t: { cn: ['t2s'], tw: ['t2tw'], hk: ['t2hk'] },
} as const;

type Chains = typeof CHAINS;

const dictionaries = new Map<string, ScriptDictionary>();
const converters = new Map<string, Convert>();

/**
 * Converts characters and their phrases (头发 to 頭髮), not vocabulary (软件 stays 軟件, never 軟體). The names are
 * opencc-js's: `cn` simplified, `t` OpenCC's traditional, `tw` and `hk` the regions' standard characters.
 */
export function converter<From extends keyof Chains>(from: From, to: keyof Chains[From] & string): Convert {
  const key = `${from} ${to}`;
  let convert = converters.get(key);
  if (convert === undefined) {
    convert = makeConverter((CHAINS[from] as Readonly<Record<string, readonly string[]>>)[to] ?? []);
    converters.set(key, convert);
  }
  return convert;
}

/** Traditional characters and the simplified one of each. */
export const traditionalToSimplified = (): [string, string][] => dictionary('t2s').characters();

/** Simplified characters and the most frequent traditional one of each. */
export const simplifiedToTraditional = (): [string, string][] => dictionary('s2t').characters();

/** The longest phrase of OpenCC's dictionary that stands at `offset`, in traditional characters, and where it ends. */
export function phraseAt(simplified: string, offset: number): Phrase | undefined {
  return dictionary('s2t').phraseAt(simplified, offset);
}

function dictionary(name: string): ScriptDictionary {
  let loaded = dictionaries.get(name);
  if (loaded === undefined) {
    loaded = loadScriptDictionary(`opencc-${name}.bin`);
    dictionaries.set(name, loaded);
  }
  return loaded;
}

/** Few texts have any: ideographic descriptions, and the blocks of the ideographs that are normalized before conversion. */
const RARE = /[\u2ff0-\u2fff\uf900-\ufaff\ud87e]/;

function makeConverter(names: readonly string[]): Convert {
  const convert = chained(names.map(dictionary));
  return (text) => {
    if (!RARE.test(text)) return convert(text);
    const normalize = chained([dictionary('normalization')]);
    return convertAround(text, (part) => convert(normalize(part)));
  };
}

/** A longer text is converted in pieces of this length, in UTF-16 units, and of what it takes to part no key. */
const PIECE = 1 << 15;

function chained(chain: readonly ScriptDictionary[]): Convert {
  const isEdge = (unit: number): boolean => chain.every(({ isForeign }) => isForeign(unit));
  return (text) => {
    let converted = '';
    for (let start = 0, end = PIECE; start < text.length; start = end, end += PIECE) {
      while (end < text.length && !isEdge(text.charCodeAt(end))) end++;
      converted += convertPiece(text.slice(start, end), chain);
    }
    return converted;
  };
}

function convertPiece(piece: string, chain: readonly ScriptDictionary[]): string {
  const room = roomFor(piece.length);
  let [input, output] = room.units;
  let [limits, cuts] = room.limits;
  limits.fill(0, 0, piece.length);
  let length = Buffer.from(input.buffer).write(piece, 'utf16le') >> 1;
  for (const { replace } of chain) {
    cuts.fill(0, 0, 2 * length + 1);
    length = replace(input, length, output, limits, cuts);
    [input, output] = [output, input];
    [limits, cuts] = [cuts, limits];
  }
  return unitsToText(input.subarray(0, length));
}

/** Where a piece is converted: each dictionary of a chain may double it. */
interface Room {
  readonly units: readonly [Uint16Array<ArrayBuffer>, Uint16Array<ArrayBuffer>];
  readonly limits: readonly [Uint8Array, Uint8Array];
}

let usual: Room | undefined;

function roomFor(length: number): Room {
  if (length > 2 * PIECE) return makeRoom(length);
  usual ??= makeRoom(2 * PIECE);
  return usual;
}

function makeRoom(length: number): Room {
  const size = 4 * length + 1;
  return {
    units: [new Uint16Array(size), new Uint16Array(size)],
    limits: [new Uint8Array(size), new Uint8Array(size)],
  };
}
