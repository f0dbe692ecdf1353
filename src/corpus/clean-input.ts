/** Cleans a file in its format: reports and new content as they come, and in the end what was wrong with it. */
import { changesOf } from '../model/positions.ts';
import type { Report } from '../model/report.ts';
import type { Cleaner } from '../pipeline.ts';
import { cleanRecord } from './clean-record.ts';
import type { Change, Fault, Fields, Input, TextRecord, Visitor } from './formats/format.ts';
import { type FileFormat, rewriteFile } from './formats/index.ts';

export interface Cleaning {
  readonly cleaner: Cleaner;
  readonly fields: Fields;
  /** Takes the report on each record. What depends on the record only is to be done before it waits for anything. */
  report(report: Report): void | Promise<void>;
  /** Takes the new content, piece by piece. */
  write(piece: Uint8Array): void | Promise<void>;
  /** Takes what is left as it was because it cannot be read or cleaned: records, or the rest of the file. */
  quarantine?(fault: Quarantined): void;
  readonly watch?: Watch;
}

/** A fault, with the record where there is one. */
export interface Quarantined extends Fault {
  readonly id?: string;
  readonly text?: string;
}

/** Looks on, record by record. */
export interface Watch {
  /**
   * @param number of the record, from 1
   * @returns why the record is not to be cleaned; undefined where it is
   */
  begin(number: number, record: TextRecord): string | undefined;
  /** Not called where reporting on it throws: the record is then the one to blame. */
  end(): void;
}

/**
 * @returns what is wrong with the file, as follows its name; undefined where nothing is
 * @throws {QingyiError} `io` where the file cannot be read or the content not be written, `usage` where this machine
 *   cannot write its compression
 */
export async function cleanInput(format: FileFormat, input: Input, cleaning: Cleaning): Promise<string | undefined> {
  const { visitor, wrong } = visitRecords(cleaning);
  for await (const piece of rewriteFile(format, input, cleaning.fields, visitor)) await cleaning.write(piece);
  return wrong();
}

/** Cleans what a format finds, record by record. */
export function visitRecords(cleaning: Omit<Cleaning, 'fields' | 'write'>): {
  readonly visitor: Visitor;
  /** What was wrong with the file, as {@link cleanInput} says it. */
  wrong(): string | undefined;
} {
  let records = 0;
  const faults: Fault[] = [];
  const counts = new Map<Fault['kind'], number>();
  const fault = (fault: Quarantined): void => {
    if (fault.kind !== 'no-text') cleaning.quarantine?.(fault);
    const count = (counts.get(fault.kind) ?? 0) + 1;
    counts.set(fault.kind, count);
    if (count === 1) faults.push(fault);
  };
  const clean = async (record: TextRecord): Promise<readonly Change[]> => {
    records++;
    const { cleaner, watch } = cleaning;
    const unfit = watch?.begin(records, record);
    const report = unfit === undefined ? attempt(() => cleanRecord(cleaner, record)) : new Error(unfit);
    if (report instanceof Error) {
      watch?.end();
      const message = `could not be cleaned: ${report.message}`;
      fault({ kind: 'failed', record: records, message, id: record.id, text: record.text });
      return [];
    }
    const reported = cleaning.report(report);
    const changes = changesOf(report.document);
    // What is still to be written takes a disk's time, not the record's.
    watch?.end();
    await reported;
    return changes;
  };
  const wrong = (): string | undefined => {
    const said = faults.flatMap((fault) => sentence(fault, counts.get(fault.kind) ?? 1, records));
    return said.length === 0 ? undefined : said.join('; ');
  };
  return { visitor: { clean, fault }, wrong };
}

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error as Error;
  }
}

/** A text is missing in some records of most corpora: that is wrong only where it is missing in all. */
function sentence({ kind, record, message }: Fault, count: number, records: number): string[] {
  if (record === undefined) {
    if (kind === 'no-text') return [`${message}: choose another with --field`];
    return [records === 0 ? message : `${message}; ${records} records were read`];
  }
  if (kind === 'no-text') {
    return records > 0 ? [] : [`has no text in any record: record ${record} ${message}; choose another with --field`];
  }
  const others = count === 1 ? '' : `, and ${count - 1} more are at fault`;
  return [`holds records that were left as they are: record ${record} ${message}${others}`];
}
