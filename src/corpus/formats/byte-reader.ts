/** Reads a stream of bytes by lengths and marks instead of chunks. */

export class ByteReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** @returns fewer bytes only where the stream ends before */
  async read(length: number): Promise<Buffer> {
    while (this.#length < length && (await this.#more()));
    return this.#take(Math.min(length, this.#length));
  }

  /**
   * Up to and with a mark, or at most `limit` bytes.
   *
   * @returns without the mark at its end where there is none before the stream's end or the limit
   */
  async readThrough(mark: string, limit: number): Promise<Buffer> {
    for (let searched = 0; ; ) {
      const all = this.#joined();
      const at = all.indexOf(mark, searched, 'latin1');
      if (at >= 0) return this.#take(Math.min(at + mark.length, limit));
      searched = Math.max(0, all.length - mark.length + 1);
      if (all.length >= limit || !(await this.#more())) return this.#take(Math.min(limit, this.#length));
    }
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#iterator.next();
    if (done) return false;
    this.#chunks.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    this.#length += value.length;
    return true;
  }

  #joined(): Buffer {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(length: number): Buffer {
    const all = this.#joined();
    this.#chunks = length < all.length ? [all.subarray(length)] : [];
    this.#length -= length;
    return all.subarray(0, length);
  }
}
