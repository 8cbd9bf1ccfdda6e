import { describe, expect, it } from 'vitest';
import type { ReportTable } from '../../../src/core/report.js';
import { columnsLeftOut, fittingColumns } from '../../../src/write/terminal/fit-columns.js';
import { reportText } from '../../../src/write/terminal/report-text.js';

const COLUMNS = [
  { key: 'a', heading: 'A', unit: null, priority: 9 },
  { key: 'b', heading: 'B', unit: null },
  { key: 'c', heading: 'C', unit: null, priority: 3 },
  { key: 'd', heading: 'D', unit: null, priority: 3 },
  { key: 'e', heading: 'E', unit: null, priority: 1 },
];
const shown = (total: number) =>
  fittingColumns(COLUMNS, [10, 10, 10, 10, 10], total)
    .map(({ key }) => key)
    .join('');

describe('columns on a narrow screen', () => {
  // Five columns of 10 with 2 blanks between need 58; each one left out saves 12.
  it('are left out from the right, the less needed first; the first and those of priority 1 stay', () => {
    expect([58, 57, 46, 45, 34, 33, 22, 10].map(shown)).toEqual([
      'abcde',
      'abce',
      'abce',
      'abe',
      'abe',
      'ae',
      'ae',
      'ae',
    ]);
  });

  it('are named', () => {
    expect(columnsLeftOut(COLUMNS, COLUMNS)).toBe('');
    expect(columnsLeftOut(COLUMNS, COLUMNS.slice(0, 4))).toMatch(
      /^1 more column does not fit here: E\. See it with --full/,
    );
    expect(columnsLeftOut(COLUMNS, COLUMNS.slice(0, 3))).toMatch(/^2 more columns do not fit here: D; E\. See them/);
  });
});

describe('a table on a terminal', () => {
  const none = { value: null, unit: 'offences', missing: 'fewer than 10 a month' };
  const table = {
    id: 'table',
    title: 'Seasons',
    columns: [
      { key: 'offence', heading: 'Offence', unit: null },
      ...['jan', 'feb', 'mar', 'apr'].map((key) => ({ key, heading: key, unit: 'offences' })),
    ],
    rows: [{ key: 'fraud', cells: { offence: 'Fraud', jan: none, feb: none, mar: none, apr: 'none' } }],
    notes: [],
    source: '',
  } as unknown as ReportTable;
  const print = (options: { width: number; full?: boolean }) =>
    reportText({ name: 'x', tables: [table], json: {} }, { color: false, ...options });

  it('says a reason once that stands in three cells of a row', () => {
    const text = print({ width: 80 });
    expect(text.match(/fewer than 10 a month/g)).toHaveLength(1);
    expect(text).toMatch(/^Fraud( +\[z\]){3} +none$/m);
    expect(text).toMatch(/^\[z\] fewer than 10 a month$/m);
  });

  it('has all columns in a pipe and with --full', () => {
    const wide = {
      ...table,
      columns: table.columns.map((item, index) => ({ ...item, heading: `${item.heading}${'x'.repeat(index * 9)}` })),
    };
    const of = (options: { width: number; full?: boolean }) =>
      reportText({ name: 'x', tables: [wide as ReportTable], json: {} }, { color: false, ...options });
    expect(of({ width: 80 })).toMatch(/\d more columns? do(es)? not fit here: .*apr/s);
    for (const options of [{ width: 0 }, { width: 80, full: true }]) expect(of(options)).not.toMatch(/not fit/);
  });
});
