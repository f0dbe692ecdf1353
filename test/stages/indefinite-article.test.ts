import { describe, expect, it } from 'vitest';
import { fitArticle } from '../../src/stages/detect/indefinite-article.ts';

/** The text with the replacement for what stands in []. */
function fitted(marked: string, replacement: string): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const edit = fitArticle(text, { start, end }, replacement);
  return text.slice(0, edit.span.start) + edit.replacement + text.slice(edit.span.end);
}

describe('the indefinite article before a replacement', () => {
  it.each([
    ['an [imitation drug]', 'generic drug', 'a generic drug'],
    ['An [imitation drug] is sold', 'generic drug', 'A generic drug is sold'],
    ['sells a [car gauge chip]', 'automotive-grade chip', 'sells an automotive-grade chip'],
    ['A [rotten-tail building]', 'unfinished building', 'An unfinished building'],
    ['AN [INVERSE REPO]', 'REVERSE REPO', 'A REVERSE REPO'],
    ['A [ROTTEN-TAIL BUILDING]', 'UNFINISHED BUILDING', 'AN UNFINISHED BUILDING'],
    ['a [city vote debt]', 'LGFV bond', 'an LGFV bond'],
    ['an [online car-hailing] app', 'ride-hailing', 'a ride-hailing app'],
    ['a [small horse]', 'unicorn', 'a unicorn'],
    ['an [Are You Hungry] rider', 'Ele.me', 'an Ele.me rider'],
    ['a [messenger vaccine]', 'mRNA vaccine', 'an mRNA vaccine'],
    ['an [empty-making institution]', 'short seller', 'a short seller'],
    ['a “[heavy bomb]”', 'event', 'an “event”'],
  ])('fits: %s', (marked, replacement, right) => {
    expect(fitted(marked, replacement)).toBe(right);
  });

  it.each([
    ['a [big model]', 'large model', 'a large model'],
    ['a [A wheel]', 'Series B', 'a Series B'],
    ['an [air outlet pig]', 'a pig that flies', 'an a pig that flies'],
    ['banana [big house]', 'inn', 'banana inn'],
    ['the [big house]', 'inn', 'the inn'],
    ['R&A [big house]', 'inn', 'R&A inn'],
  ])('is left alone: %s', (marked, replacement, right) => {
    expect(fitted(marked, replacement)).toBe(right);
  });
});
