import { describe, expect, it } from 'vitest';
import { renderGlossary } from '../../src/glossary/docs/page.ts';
import { readGlossary } from '../../src/glossary/read.ts';

const render = (source: string, title = 'A glossary'): string =>
  renderGlossary(readGlossary([[{ path: 'a.yaml', source }]]), title);

const SOURCE = `domain: ai
protect: [登月计划]
concepts:
  - id: moonshot-ai
    en: Moonshot AI
    zh: 月之暗面
    hant: 月之闇面
    admit: [Moonshot]
    cues: [杨植麟]
    artefacts:
      - form: "{月亮|月球}暗面"
        tier: fix
        when: { cues: document }
        unless: { near: [嫦娥], within: 60, followed: [的石头] }
        otherwise: suggest
        note: The makers of Kimi.
    tests:
      fix: ["杨植麟的[月亮暗面→月之暗面]"]
      keep: [嫦娥拍到了月球暗面]
`;

describe('the page of a glossary', () => {
  it('shows terms in their languages, artefacts with their conditions, and tests with their marks', () => {
    const page = render(SOURCE);
    for (const part of [
      '<span class="zh" lang="zh-Hans">月之暗面</span>',
      '<span class="zh hant" lang="zh-Hant">月之闇面</span>',
      '<span class="en" lang="en">Moonshot AI</span>',
      '<code lang="zh-Hans">{月亮|月球}暗面</code>',
      'a cue in the document',
      'near (within 60) <ul class="chips"><li lang="zh-Hans">嫦娥</li></ul> or directly in front of',
      '<b class="tier suggest">suggest</b>',
      'The makers of Kimi.',
      '杨植麟的<del>月亮暗面</del><ins>月之暗面</ins>',
      'Protected strings',
    ]) {
      expect(page).toContain(part);
    }
  });

  it('escapes all text', () => {
    const hostile = '<img src=x onerror=alert(1)>\\"&';
    const source = `domain: x
protect: ["${hostile}"]
concepts:
  - id: x
    en: "${hostile}"
    zh: "${hostile}甲"
    admit: ["${hostile}乙"]
    cues: ["${hostile}"]
    artefacts: [{ form: "${hostile}丙", tier: flag, note: "${hostile}", when: { near: ["${hostile}"] } }]
    tests: { flag: ["${hostile}[${hostile}丙]"] }
`;
    const page = render(source, '<script>alert(1)</script>');
    expect(page).not.toContain('<img');
    expect(page.match(/<script>/g)).toHaveLength(1);
  });

  it('needs nothing else: no address is loaded, and only its own script and style may run', () => {
    const page = render(SOURCE);
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import|https?:/);
    expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'"/);
  });

  it('is the same for the same glossary', () => {
    expect(render(SOURCE)).toBe(render(SOURCE));
  });
});
