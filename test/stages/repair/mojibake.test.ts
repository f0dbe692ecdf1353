import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, areDisjoint } from '../../../src/model/edit.ts';
import {
  bytesTable,
  decode,
  type Encoding,
  encode,
  misread,
  NONE,
} from '../../../src/stages/repair/mojibake/codecs.ts';
import { mojibake } from '../../../src/stages/repair/mojibake/index.ts';
import { weigh } from '../../../src/stages/repair/mojibake/plausibility.ts';
import { HANS, HANT } from './sentences.ts';

const repair = (text: string) => applyEdits(text, mojibake.run(text).edits);

/** Some characters of a sentence: short enough to come through a mix-up whole. */
const part = (sentences: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...sentences), fc.nat({ max: 8 }), fc.integer({ min: 4, max: 10 }))
    .map(([sentence, from, length]) => sentence.slice(from, from + length))
    .filter((piece) => /^\p{Script=Han}{4}/u.test(piece));

const text = (sentences: readonly string[], least = 1) =>
  fc.array(fc.constantFrom(...sentences), { minLength: least, maxLength: 6 }).map((parts) => parts.join(''));

/** What the mix-up makes of a text, if it loses nothing. */
function damage(sound: string, written: Encoding, read: Exclude<Encoding, 'utf-8'>): string | undefined {
  const damaged = misread(sound, written, read);
  const back = damaged === undefined ? undefined : encode(damaged, read);
  return back !== undefined && decode(back, written) === sound ? damaged : undefined;
}

describe('mojibake', () => {
  it.each([
    ['utf-8', 'gbk', HANS],
    ['utf-8', 'gbk', HANT],
    ['utf-8', 'windows-1252', HANS],
    ['utf-8', 'windows-1252', HANT],
    ['gbk', 'windows-1252', HANS],
    ['gbk', 'windows-1252', HANT],
    ['big5', 'windows-1252', HANT],
    ['gbk', 'big5', HANS],
    ['big5', 'gbk', HANT],
  ] as const)('undoes %s read as %s wherever nothing was lost', (written, read, sentences) => {
    let repaired = 0;
    fc.assert(
      fc.property(written === 'utf-8' ? part(sentences) : text(sentences), (sound) => {
        const damaged = damage(sound, written, read);
        if (damaged === undefined) return true;
        repaired++;
        return repair(damaged) === sound;
      }),
      { numRuns: 200 },
    );
    expect(repaired).toBeGreaterThan(20);
  });

  it('undoes UTF-8 read as Big5 in the runs that lost nothing', () => {
    fc.assert(
      fc.property(text(HANT), (sound) => {
        const damaged = damage(sound, 'utf-8', 'big5');
        return damaged === undefined || repair(damaged) === sound;
      }),
    );
  });

  it.each([
    ['utf-8', 'windows-1252', 'utf-8', 'windows-1252', HANS],
    ['utf-8', 'gbk', 'utf-8', 'windows-1252', HANS],
    ['gbk', 'windows-1252', 'utf-8', 'windows-1252', HANS],
    ['big5', 'windows-1252', 'utf-8', 'windows-1252', HANT],
  ] as const)('undoes %s read as %s, then %s read as %s', (written, read, writtenAgain, readAgain, sentences) => {
    fc.assert(
      fc.property(text(sentences), (sound) => {
        const once = damage(sound, written, read);
        const twice = once === undefined ? undefined : damage(once, writtenAgain, readAgain);
        return twice === undefined || repair(twice) === sound;
      }),
    );
  });

  it('repairs a run inside sound text and leaves the rest', () => {
    fc.assert(
      fc.property(text(HANS), text(HANS), text(HANS), (before, sound, after) => {
        const damaged = damage(sound, 'utf-8', 'windows-1252');
        return damaged === undefined || repair(before + damaged + after) === before + sound + after;
      }),
    );
  });

  it('leaves sound text in either script alone', () => {
    fc.assert(fc.property(text([...HANS, ...HANT]), (sound) => mojibake.run(sound).edits.length === 0));
  });

  it('leaves any characters of GBK alone that spell nothing', () => {
    const units = [...bytesTable('gbk').entries()].filter(([, value]) => value !== NONE && value > 0xff);
    const anything = fc.array(fc.constantFrom(...units.map(([unit]) => String.fromCharCode(unit))), { maxLength: 60 });
    fc.assert(
      fc.property(anything, (characters) => mojibake.run(characters.join('')).edits.length === 0),
      // Of 300,000 such texts 5 do spell words: the same texts each time, so that a failure means a change.
      { numRuns: 2000, seed: 1 },
    );
  });

  it('gives edits that can be applied, and comes to rest', () => {
    const pieces = fc.constantFrom(...HANS, '閽夊瓙', 'ÔÂÖ®°µÃæ', 'é’‰å­', '\n', '?', '\ufffd', 'déjà', '銆', '锛');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const damaged = parts.join('');
        const { edits } = mojibake.run(damaged);
        const settled = repair(repair(damaged));
        return areDisjoint(edits, damaged.length) && repair(settled) === settled;
      }),
    );
  });

  it('names the mix-up and the bytes it rests on', () => {
    const [edit] = mojibake.run('閽夊瓙').edits;
    expect(edit?.cause.evidence).toEqual([
      { kind: 'note', text: 'UTF-8 was read as GBK.' },
      { kind: 'replay', forced: 6, chosen: '', confidence: 1 },
    ]);
  });

  it('says which byte it chose where one was lost', () => {
    const [edit] = mojibake.run('é’‰å\u00ad').edits;
    expect(edit?.cause.evidence[1]).toMatchObject({ kind: 'replay', chosen: '90' });
  });

  it('marks a character that lost a byte where several readings are likely', () => {
    const { findings } = mojibake.run('浣犲ソ锛屼笘鐣?');
    expect(findings.map(({ tier, actual }) => [tier, actual])).toEqual([
      ['fix', '浣犲ソ锛屼笘'],
      ['flag', '鐣?'],
    ]);
  });

  it('takes a page line by line', () => {
    const damaged = HANS.slice(0, 3).map((sentence) => misread(sentence, 'utf-8', 'windows-1252'));
    expect(mojibake.run(damaged.join('\n')).edits).toHaveLength(3);
  });

  it('takes time in proportion to the text', () => {
    const hostile = 'é’‰å'.repeat(50_000) + '閽'.repeat(50_000) + 'い'.repeat(50_000);
    const start = performance.now();
    mojibake.run(hostile);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('weigh', () => {
  it('is certain of common words behind rare characters', () => {
    expect(weigh('閽夊瓙', '钉子', 'strict')).toBe('certain');
  });

  it('is against what has controls, and what is no Chinese', () => {
    expect(weigh('閽夊瓙', '钉\u0007子', 'strict')).toBe('no');
    expect(weigh('Ã©Ã©Ã©Ã©', 'éééé', 'strict')).toBe('no');
  });
});
