/** The few likeliest of many characters, without sorting them all. Knows nothing of why they are few. */

const MOST = 32;

export class Likeliest {
  readonly codes: Uint16Array = new Uint16Array(MOST);
  /** Natural logarithms, the greatest first. */
  readonly gains: Float64Array = new Float64Array(MOST);
  size = 0;

  /** Keeps the best `width` of the codes, if their gain is at least `least`. */
  choose(codes: readonly number[], gainOf: (code: number) => number, width: number, least: number): void {
    this.size = 0;
    let worst = least;
    for (const code of codes) {
      const gain = gainOf(code);
      if (gain <= worst) continue;
      let n = Math.min(this.size, width - 1);
      for (; n > 0 && (this.gains[n - 1] ?? 0) < gain; n--) {
        this.gains[n] = this.gains[n - 1] ?? 0;
        this.codes[n] = this.codes[n - 1] ?? 0;
      }
      this.gains[n] = gain;
      this.codes[n] = code;
      if (this.size < width) this.size++;
      if (this.size === width) worst = this.gains[width - 1] ?? 0;
    }
  }
}
