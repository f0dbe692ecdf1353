import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { documentJson } from '../../src/report/json.ts';
import { restoreReport } from '../../src/report/restore.ts';
import { anyReport } from '../support/any-report.ts';
import { hostileReport } from '../support/reports.ts';

const throughJson = (report: Report): Report =>
  restoreReport(JSON.parse([...documentJson(report)].join('')), report.document.text);

describe('a report that is restored from its record and the cleaned text', () => {
  it('is the report that was written', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(throughJson(report)).toEqual(report);
      }),
    );
    expect(throughJson(hostileReport)).toEqual(hostileReport);
  });
});
