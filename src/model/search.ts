/** Binary search. */
import type { Span } from './span.ts';

/** The first index from 0 to `count` for which a condition holds that, once it holds, holds from there on. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A function that finds among `guards` one that holds against a hit, without looking at those far from it. Sorts them. */
export function coveredBy<G extends Span>(
  guards: G[],
  holds: (guard: G, hit: Span) => boolean,
): (hit: Span) => G | undefined {
  guards.sort((a, b) => a.start - b.start);
  const longest = guards.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return (hit) => {
    const first = firstIndex(guards.length, (i) => (guards[i] as Span).start >= hit.start - longest);
    for (let i = first; i < guards.length && (guards[i] as G).start < hit.end; i++) {
      if (holds(guards[i] as G, hit)) return guards[i];
    }
    return undefined;
  };
}
