/** The header lines of WARC records and HTTP messages, kept as they are written but for what is set. */

/** From the first line to the empty one. */
export class HeaderLines {
  readonly #lines: string[];

  /** @param block in Latin-1, so that no byte is lost */
  constructor(block: Uint8Array) {
    this.#lines = Buffer.from(block)
      .toString('latin1')
      .split(/(?<=\n)(?![ \t])/);
  }

  get first(): string {
    return (this.#lines[0] ?? '').trim();
  }

  get(name: string): string | undefined {
    const line = this.#lines[this.#find(name)];
    return line?.slice(line.indexOf(':') + 1).trim();
  }

  /** Does nothing where there is no such line. */
  set(name: string, value: string | undefined): void {
    const at = this.#find(name);
    const line = this.#lines[at];
    if (line === undefined) return;
    if (value === undefined) this.#lines.splice(at, 1);
    else this.#lines[at] = line.replace(/^([^:]*:[ \t]*).*?(\r?\n)$/s, (_, before, after) => before + value + after);
  }

  rename(name: string, other: string): void {
    const at = this.#find(name);
    const line = this.#lines[at];
    if (line !== undefined) this.#lines[at] = other + line.slice(line.indexOf(':'));
  }

  bytes(): Buffer {
    return Buffer.from(this.#lines.join(''), 'latin1');
  }

  #find(name: string): number {
    return this.#lines.findIndex((line, i) => i > 0 && line.slice(0, line.indexOf(':')).toLowerCase() === name);
  }
}
