import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { BUILT_IN_GLOSSARY, readGlossaryFiles } from '../../src/corpus/read-glossary.ts';
import { formatGlossary } from '../../src/glossary/format.ts';
import { glossaryFile } from '../../src/glossary/schema.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { anyGlossaryFile } from '../support/any-glossary.ts';

const format = (source: string): string => formatGlossary({ path: 'a.yaml', source });
const contentOf = (source: string) => parseYaml({ path: 'a.yaml', source }, glossaryFile).value;

describe('the canonical form of a glossary file', () => {
  it('has keys in the order of the schema, short lists on one line, tests on a line each, quotes where YAML needs them', () => {
    const source = `# yaml-language-server: $schema=../schema.json
concepts:
  # the makers of Kimi
  - zh: "月之暗面"
    id: moonshot-ai
    en: 'Moonshot AI'
    cues:
      - 杨植麟   # its founder
      - Kimi
    tests: { keep: [嫦娥四号拍到了月球的暗面], fix: ['以[月亮暗面→月之暗面]为代表'] }
    admit:
      - Moonshot

    artefacts:
      - { tier: fix, form: '{月亮|月球}暗面', unless: { within: 20, near: [嫦娥, 登月] } }
domain: ai
`;
    expect(format(source)).toBe(`# yaml-language-server: $schema=../schema.json
domain: ai
concepts:
  # the makers of Kimi
  - id: moonshot-ai
    en: Moonshot AI
    zh: 月之暗面
    admit: [Moonshot]
    cues:
      - 杨植麟 # its founder
      - Kimi

    artefacts:
      - form: "{月亮|月球}暗面"
        tier: fix
        unless: { near: [嫦娥, 登月], within: 20 }
    tests:
      fix:
        - 以[月亮暗面→月之暗面]为代表
      keep:
        - 嫦娥四号拍到了月球的暗面
`);
  });

  it('says the same as before and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyGlossaryFile, fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'BLOCK_LITERAL'), (file, type) => {
        const source = stringify(file, { defaultStringType: type });
        const formatted = format(source);
        expect(contentOf(formatted)).toEqual(contentOf(source));
        expect(format(formatted)).toBe(formatted);
      }),
    );
  });

  it('keeps every comment of the built-in glossary, and what it says', async () => {
    for (const file of readGlossaryFiles([BUILT_IN_GLOSSARY]).flat()) {
      const formatted = formatGlossary(file);
      const comments = (text: string): string[] => (text.match(/(?<=^| )#.*/gm) ?? []).sort();
      expect(comments(formatted)).toEqual(comments(file.source));
      expect(contentOf(formatted)).toEqual(contentOf(file.source));
      expect(format(formatted)).toBe(formatted);
    }
  });

  it('is refused to a file that is no glossary, and to one with aliases', () => {
    expect(() => format('domain: ai\nconcept: []\n')).toThrow('a.yaml cannot be formatted.');
    expect(() => format('domain: &d ai\nprotect: [*d]\n')).toThrow('aliases');
  });
});
