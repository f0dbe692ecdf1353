/** What the decoder is told of the page that it works on. */
import type { CharacterModel } from './character-model.ts';
import type { ClauseLengths } from './clause-lengths.ts';
import { gbk, isGb2312Han } from './gbk.ts';
import { hasReading } from './readings.ts';
import { vanishedTrails } from './trace.ts';

export interface Page {
  readonly model: CharacterModel;
  readonly clauses: ClauseLengths;
  /** Annotated characters and the reading of each, as far as the undamaged parts of the page show them. */
  readonly table: ReadonlyMap<string, string>;
  /** The readings of the table. */
  readonly readings: ReadonlySet<string>;
  /** GBK codes of those that never stand without their reading. */
  readonly strict: ReadonlySet<number>;
  /** Whether pairs without a character disappeared or became private-use characters. */
  readonly vanished: 'dropped' | 'private-use';
}

const between = new WeakMap<Page, Map<number, readonly number[]>>();

/** Frequent characters between two pairs that show nothing, of which the first begins with `lead`. */
export function betweenVanished(page: Page, lead: number): readonly number[] {
  const known = remembered(between, page, () => new Map<number, readonly number[]>());
  return remembered(known, lead, () =>
    vanishedTrails(lead).flatMap((byte) =>
      page.model.frequentStartingWith(byte).filter((code) => vanishedTrails(code & 0xff).length > 0),
    ),
  );
}

/** True where the page may have annotated the character like this. */
export function mayAnnotate({ table }: Pick<Page, 'table'>, code: number, reading: string): boolean {
  const unit = gbk().unitOf[code] ?? 0;
  if (unit < 0x3400 || unit > 0x9fff || isGb2312Han(code)) return false;
  const char = String.fromCharCode(unit);
  const known = table.get(char);
  return known === undefined ? hasReading(char, reading) : known === reading;
}

const ofAnyPage = new Map<string, readonly number[]>();
const ofPage = new WeakMap<Page, Map<string, readonly number[]>>();
const ANY_PAGE = { table: new Map<string, string>() } as const;

/** The characters with that first byte, and a second one that can be a first, that the page may annotate like this. */
export function annotatedWith(page: Page, lead: number, reading: string): readonly number[] {
  const known = remembered(ofPage, page, () => new Map<string, readonly number[]>());
  const key = lead + reading;
  return remembered(known, key, () => {
    const all = Array.from({ length: 0x7e }, (_, i) => (lead << 8) | (0x81 + i));
    const anywhere = remembered(ofAnyPage, key, () => all.filter((code) => mayAnnotate(ANY_PAGE, code, reading)));
    return anywhere.filter((code) => mayAnnotate(page, code, reading));
  });
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, make: () => Value): Value {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}
