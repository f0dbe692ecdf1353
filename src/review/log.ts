/**
 * The file that decisions are added to. It is only ever added to, whole lines at a time, and read again whenever it has
 * grown: several windows and several servers can work on one run, and none overwrites what another decided.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { formatDecisions, parseDecisions } from '../corpus/decisions.ts';
import { ioError } from '../corpus/failure.ts';
import type { DecisionLine } from '../model/decision.ts';

/** In the folder of a run. */
export const DECISIONS_FILE = 'decisions.jsonl';

const NEWLINE = 0x0a;

export class DecisionLog {
  private readonly path: string;
  private readonly known: DecisionLine[] = [];
  /** Bytes of the file that have been read: up to the end of a line. */
  private read = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /**
   * All lines, those that others added included.
   *
   * @throws {QingyiError} `io`; `configuration` where a line is no decision
   */
  lines(): Promise<readonly DecisionLine[]> {
    return this.inTurn(async (file) => {
      await this.readNew(file);
      return this.known;
    });
  }

  /** Adds lines, and returns all when they are safely on disk. @throws {QingyiError} as {@link lines} */
  append(lines: readonly DecisionLine[]): Promise<readonly DecisionLine[]> {
    return this.inTurn(async (file) => {
      const { size } = await file.stat();
      const last = size === 0 ? NEWLINE : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0];
      // A line that was cut off, by a crash, stays by itself.
      await file.appendFile((last === NEWLINE ? '' : '\n') + formatDecisions(lines));
      await file.datasync();
      await this.readNew(file);
      return this.known;
    });
  }

  private async readNew(file: FileHandle): Promise<void> {
    const { size } = await file.stat();
    if (size < this.read) {
      this.known.length = 0;
      this.read = 0;
    }
    if (size === this.read) return;
    const { buffer } = await file.read(Buffer.alloc(size - this.read), 0, size - this.read, this.read);
    const whole = buffer.subarray(0, buffer.lastIndexOf(NEWLINE) + 1);
    this.known.push(...parseDecisions(this.path, whole.toString('utf8')));
    this.read += whole.length;
  }

  private inTurn<T>(task: (file: FileHandle) => Promise<T>): Promise<T> {
    const turn = this.queue.then(async () => {
      const file = await open(this.path, 'a+').catch((cause: unknown) => {
        throw ioError(`The decisions ${this.path} cannot be used`, cause);
      });
      try {
        return await task(file);
      } finally {
        await file.close();
      }
    });
    this.queue = turn.catch(() => {});
    return turn;
  }
}
