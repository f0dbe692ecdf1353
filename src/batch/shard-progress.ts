/**
 * What a worker is doing, in memory that it shares with whoever watches it: how far it is, and which record it is at, so
 * that a record that takes it down is known. One thread writes, others may read a moment later.
 */

/** A record, by the index of its file in the shard and its number in the file, from 1. */
export interface RecordPlace {
  readonly input: number;
  readonly record: number;
}

const FIELDS = ['documents', 'bytes', 'fix', 'suggest', 'quarantined', 'input', 'record', 'units', 'begun'] as const;
type Field = (typeof FIELDS)[number];

/** How much of a shard is done. */
export type ShardCounts = Readonly<Record<'documents' | 'bytes' | 'fix' | 'suggest' | 'quarantined', number>>;

export class ShardProgress {
  readonly buffer: SharedArrayBuffer;
  private readonly fields: Float64Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(FIELDS.length * Float64Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.fields = new Float64Array(buffer);
  }

  add(field: keyof ShardCounts, count: number): void {
    this.set(field, this.get(field) + count);
  }

  /** @param units the length of the record's text */
  begin({ input, record }: RecordPlace, units: number): void {
    this.set('input', input);
    this.set('record', record);
    this.set('units', units);
    this.set('begun', this.get('begun') + 1);
  }

  end(): void {
    this.set('record', 0);
  }

  get counts(): ShardCounts {
    const [documents, bytes, fix, suggest, quarantined] = this.fields;
    return { documents, bytes, fix, suggest, quarantined } as ShardCounts;
  }

  /** The record that is being cleaned, how long it is, and how many were begun by then. */
  get current(): (RecordPlace & { readonly units: number; readonly begun: number }) | undefined {
    const [input, record, units, begun] = (['input', 'record', 'units', 'begun'] as const).map((field) =>
      this.get(field),
    ) as [number, number, number, number];
    return record === 0 ? undefined : { input, record, units, begun };
  }

  private get(field: Field): number {
    return this.fields[FIELDS.indexOf(field)] as number;
  }

  private set(field: Field, value: number): void {
    this.fields[FIELDS.indexOf(field)] = value;
  }
}
