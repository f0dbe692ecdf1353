import pico from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { terminalDiff } from '../../src/report/terminal-diff.ts';
import { hostileReport, reportOf } from '../support/reports.ts';

const [plain, coloured] = [pico.createColors(false), pico.createColors(true)];
const RULES = [
  { rule: 'nail/鋼釘', from: '鋼釘', to: '釘子' },
  { rule: 'moonshot-ai/月亮暗面', from: '月亮暗面', to: '月之暗面', tier: 'suggest' },
] as const;
const article = reportOf(`一\n他們找鋼釘，${'沒有別的，'.repeat(20)}月亮暗面。\n三\n`, RULES);

describe('the diff for a terminal', () => {
  it('marks changes inside their lines, with brackets where there are no colours', () => {
    expect(terminalDiff(article, plain, 60)).toMatchInlineSnapshot(`
      "article.txt
      2 │ 他們找[-鋼釘-]{+釘子+}，沒有別的，沒有別的，沒有別的，
        │ 沒有別的，沒有別的，沒有別的…沒有別的，沒有別的，沒有別
        │ 的，沒有別的，沒有別的，沒有別的，[?月亮暗面?]。

      "
    `);
  });

  it('marks them by colour and by line', () => {
    const diff = terminalDiff(article, coloured, 200);
    expect(diff).toContain('\u001b[31m\u001b[9m鋼釘\u001b[29m\u001b[39m\u001b[32m\u001b[4m釘子\u001b[24m\u001b[39m');
  });

  it('keeps to the width of the terminal, in which Han characters take two columns', () => {
    for (const width of [30, 47, 80]) {
      for (const colors of [plain, coloured]) {
        const widths = terminalDiff(article, colors, width)
          .split('\n')
          .map((line) => stringWidth(line));
        expect(Math.max(...widths)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('lets no control character of a text through', () => {
    expect(terminalDiff(hostileReport, plain, 80)).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u);
  });

  it('is empty where there is nothing to show', () => {
    expect(terminalDiff(reportOf('一\n', []), plain, 80)).toBe('');
  });
});
