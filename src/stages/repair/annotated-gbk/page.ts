/** What the decoder is told of the page that it works on. */
import type { CharacterModel } from './character-model.ts';
import type { ClauseLengths } from './clause-lengths.ts';
import { gbk, isGb2312Han } from './gbk.ts';
import { hasReading } from './readings.ts';

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

/** True where the page may have annotated the character like this. */
export function mayAnnotate({ table }: Pick<Page, 'table'>, code: number, reading: string): boolean {
  const unit = gbk().unitOf[code] ?? 0;
  if (unit < 0x3400 || unit > 0x9fff || isGb2312Han(code)) return false;
  const char = String.fromCharCode(unit);
  const known = table.get(char);
  return known === undefined ? hasReading(char, reading) : known === reading;
}

const ANY_PAGE = { table: new Map<string, string>() } as const;
/** By reading and first byte. */
const onAnyPage = new Map<string, Map<number, readonly number[]>>();
/** Chinese has fewer syllables: what is more is none. */
const MOST_READINGS = 2000;

/** The characters with that first byte, and a second one that can be a first, that the page may annotate like this. */
export function annotatedWith(page: Page, lead: number, reading: string): readonly number[] {
  if (onAnyPage.size > MOST_READINGS) onAnyPage.clear();
  const byLead = remembered(onAnyPage, reading, () => new Map<number, readonly number[]>());
  const codes = remembered(byLead, lead, () =>
    Array.from({ length: 0x7e }, (_, i) => (lead << 8) | (0x81 + i)).filter((code) =>
      mayAnnotate(ANY_PAGE, code, reading),
    ),
  );
  return codes.length === 0 ? codes : codes.filter((code) => mayAnnotate(page, code, reading));
}

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}
