/** What the measurements run on, the same every time: documents made of the fixtures' sentences, and rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** One sentence in so many comes from the texts full of artefacts, the others from correct ones. */
const CORRECT = 20;

/**
 * Documents in simplified characters.
 *
 * @param bytes of all documents, in UTF-8
 * @param units of one document
 */
export function documents(bytes, units) {
  const random = randomNumbers(1);
  const pick = (items) => items[Math.floor(random() * items.length)];
  const correct = sentences('negative').filter((sentence) => !/[a-z]{4}/i.test(sentence));
  const wrong = sentences('gold/texts');
  const found = [];
  for (let size = 0; size < bytes; ) {
    let text = '';
    while (text.length < units) text += pick(random() * CORRECT < 1 ? wrong : correct) + (random() < 0.1 ? '\n' : '');
    // A text of its own, as one that was read: a part of a longer text is slower to go through.
    const read = Buffer.from(text);
    found.push(read.toString());
    size += read.length;
  }
  return found;
}

function sentences(folder) {
  const texts = readdirSync(FIXTURES + folder).map((name) => readFileSync(`${FIXTURES}${folder}/${name}`, 'utf8'));
  return texts.flatMap((text) => text.match(/[^。！？\n]{8,}[。！？]?/g) ?? []);
}

/** A glossary of rules that have nothing to do with any text: three artefacts of eight spellings a concept. */
export function glossaryOf(count) {
  const random = randomNumbers(count);
  const han = (length) =>
    Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))).join('');
  const concepts = Array.from({ length: Math.ceil(count / 3) }, (_, index) => {
    const artefacts = Array.from({ length: Math.min(3, count - 3 * index) }, () => {
      const form = `${han(2)}{${han(1)}|${han(2)}}[的]${han(1)}{${han(1)}|${han(1)}}`;
      return `      - { form: "${form}", tier: fix, when: { cues: document }, unless: { near: [${han(2)}, ${han(2)}] } }`;
    });
    return `  - id: concept-${index}
    en: Concept ${index}
    zh: ${han(5)}
    cues: [${han(3)}, ${han(3)}, ${han(3)}]
    artefacts:
${artefacts.join('\n')}
    tests: { keep: [${han(12)}, ${han(12)}] }`;
  });
  return `domain: bench\nconcepts:\n${concepts.join('\n')}\n`;
}

/** The same numbers every time (a linear congruential generator). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
