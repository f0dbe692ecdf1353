// Holds the gold sentences to their format, so that a figure measured on them means what it says.
// Must not know the glossary: the sentences are written blind to its rules.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const FOLDER = 'fixtures/gold';

const Sentence = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  edits: z.array(
    z.strictObject({
      wrong: z.string().min(1),
      right: z.string().min(1),
      also: z.array(z.string().min(1)).nonempty().optional(),
    }),
  ),
  domain: z.enum([
    'ai',
    'venture-capital',
    'semiconductors',
    'electric-vehicles',
    'internet',
    'consumer',
    'finance',
    'biotech',
    'policy',
    'idioms',
    'business-jargon',
    'latin',
    'english',
  ]),
  kind: z.enum([
    'name-calque',
    'sense-error',
    'word-by-word',
    'transliteration',
    'round-trip',
    'broken-latin',
    'gloss',
  ]),
});
type Sentence = z.infer<typeof Sentence>;

const read = (file: string): readonly Sentence[] =>
  readFileSync(`${FOLDER}/${file}`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => Sentence.parse(JSON.parse(line)));

const fromTexts = read('sentences-b.jsonl');
const singles = ['sentences.jsonl', 'sentences-c.jsonl', 'sentences-d.jsonl', 'sentences-e.jsonl'].flatMap(read);
const all = [...singles, ...fromTexts];

const withArtefacts = (sentences: readonly Sentence[]): number => sentences.filter(({ edits }) => edits.length).length;
const decoys = (sentences: readonly Sentence[]): number => sentences.length - withArtefacts(sentences);

describe('the gold sentences', () => {
  it('have unique ids and unique texts', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it('hold every wrong form exactly once', () => {
    const astray = all.filter(({ text, edits }) => edits.some(({ wrong }) => text.split(wrong).length !== 2));
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('never accept a wrong form as its own replacement', () => {
    const idle = all.filter(({ edits }) =>
      edits.some(({ wrong, right, also = [] }) => [right, ...also].includes(wrong)),
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it('number 1,130 with artefacts and 820 decoys, 120 of each out of texts', () => {
    expect(withArtefacts(all)).toBeGreaterThanOrEqual(1130);
    expect(decoys(all)).toBeGreaterThanOrEqual(820);
    expect(withArtefacts(fromTexts)).toBeGreaterThanOrEqual(120);
    expect(decoys(fromTexts)).toBeGreaterThanOrEqual(120);
  });

  it('stand in the texts that they are taken from', () => {
    const texts = new Map(
      readdirSync(`${FOLDER}/texts`).map((file) => [
        file.slice(0, file.indexOf('-')),
        readFileSync(`${FOLDER}/texts/${file}`, 'utf8'),
      ]),
    );
    const strays = fromTexts.filter(({ id, text }) => !texts.get(id.slice(0, id.indexOf('-')))?.includes(text));
    expect(strays.map(({ id }) => id)).toEqual([]);
  });
});
