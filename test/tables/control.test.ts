import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figure.js';
import { figureText } from '../../src/core/format.js';
import { type Count, missing } from '../../src/core/missing.js';
import { daysIn, type Month, monthsBetween } from '../../src/core/months.js';
import type { Cell } from '../../src/core/report.js';
import { controlChartTable } from '../../src/tables/trend/control-chart.js';
import { controlLimitsTable } from '../../src/tables/trend/control-limits.js';
import { controlSignalsTable } from '../../src/tables/trend/control-signals.js';
import { forecastTable } from '../../src/tables/trend/forecast.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

/** A made-up file of shoplifting: what a day has in a month, times its days. */
function reportOf(perDay: (month: Month, index: number) => Count) {
  const months = monthsBetween('2021-08', '2026-03');
  const values = (month: Month): Count => {
    const daily = perDay(month, months.indexOf(month));
    return typeof daily === 'number' ? Math.round(daily * daysIn(month)) : daily;
  };
  const rows = everywhere('THEFT', 'SHOPLIFTING', (_, month) => values(month));
  const study = studyOf([madeUpTable({ from: '2021-08', to: '2026-03', rows })], '2026-03', {
    base: { from: '2021-08', to: '2022-07', label: 'base' },
  });
  return { study, area: area('Barnet'), comparators: [], diagnostics: [], offence: 'shoplifting' };
}

const figureOf = (cell: Cell | undefined) => cell as Figure;
const lines = (report: ReturnType<typeof reportOf>) =>
  controlSignalsTable.make(report).rows.map(({ cells }) => `${cells.months}: ${cells.signal}`);

describe('a series that never moves', () => {
  const report = reportOf(() => 2);

  it('has limits equal to its mean and no signal, though its months differ in length', () => {
    const { rows } = controlChartTable.make(report);
    for (const { cells } of rows) {
      expect([cells.mean, cells.lower, cells.upper].map((cell) => figureOf(cell).value)).toEqual([2, 2, 2]);
    }
    expect(controlSignalsTable.make(report)).toMatchObject({
      rows: [{ key: 'none' }],
      notes: ['No month gives a signal: all vary as usual.'],
    });
  });

  it('is expected to go on: 30 + 31 + 30 days of two', () => {
    const used = forecastTable.make(report).rows.find(({ marked }) => marked);
    // The leap day of February 2024 is in what it learns from.
    expect(figureOf(used?.cells.expected).value).toBeCloseTo(182, 0);
    expect(forecastTable.make(report).title).toBe('Shoplifting in Barnet: what to expect of 2026/27 Q1');
  });
});

describe('signals, worked by hand', () => {
  it('call one month far out by its name', () => {
    // Alternating 2 and 3: mean moving range about 1, so the upper limit lies near 2.5 + 2.66; 9 is beyond it.
    const report = reportOf((month, index) => (month === '2024-06' ? 9 : index % 2 === 0 ? 2 : 3));
    expect(lines(report)).toEqual(['June 2024: ▲ higher than usual, one month: 9.00 a day (above the upper limit)']);
  });

  it('call a climb rising, not high, with all its months', () => {
    // 3, 4, 3, 4 ... then from September 2024 each higher by a tenth of the usual step, well within the limits.
    const report = reportOf((month, index) => {
      if (month < '2024-09' || month > '2025-03') return index % 2 === 0 ? 30 : 40;
      return 30 + monthsBetween('2024-09', month).length;
    });
    expect(lines(report)).toContain(
      'August 2024 to March 2025: ↗ rising, 8 months: from 30.00 a day to 37.00 a day (seven or more in a row each higher)',
    );
  });

  const leftBlank = missing('not-recorded', 'cell left blank');
  const withBlank = (blank: Month) =>
    reportOf((month, index) => (month === blank ? leftBlank : index % 2 === 0 ? 2 : 3));

  it('end at a missing month, which has neither limits nor signals', () => {
    const report = withBlank('2024-06');
    const row = controlChartTable.make(report).rows.find(({ key }) => key === '2024-06');
    expect(figureText(figureOf(row?.cells.daily))).toMatch(/left blank/);
    expect(row?.cells.signal).toBe('');
    expect(controlSignalsTable.make(report).rows.map(({ key }) => key)).toEqual(['none']);
  });

  it('a forecast is made from the months after a missing one: as April to June 2025, 60 + 93 + 60', () => {
    const { rows, notes } = forecastTable.make(withBlank('2024-06'));
    expect(rows.map(({ cells }) => figureOf(cells.expected).value)).toEqual([213, null]);
    expect(notes[0]).toMatch(/^Made from 21 months, July 2024 to March 2026, /);
  });

  it('a small mean error of past forecasts is printed to a decimal, a large one is not', () => {
    const errors = (scale: number) =>
      forecastTable
        .make(reportOf((_, index) => ((20 + (index % 5)) * scale) / 30))
        .rows.map(({ cells }) => figureText(figureOf(cells.error)));
    expect(errors(1).join()).toMatch(/^[1-9]\.\d,/);
    expect(errors(100).join()).toMatch(/^\d{2,3},/);
  });

  it.each([
    ['2024-07', /^no forecast: 20 months since August 2024, 21 needed/],
    ['2026-03', /^no forecast: .*left blank/],
  ])('no forecast is made where %s is missing', (blank, why) => {
    const [row] = forecastTable.make(withBlank(blank)).rows;
    expect(figureOf(row?.cells.expected).missing).toMatch(why);
  });
});

it('limits begin anew at a known break: the end of COVID restrictions', () => {
  const months = monthsBetween('2020-04', '2026-03');
  const rows = everywhere('THEFT', 'SHOPLIFTING', (_, month) => (month <= '2021-07' ? 1 : 5) * daysIn(month));
  const study = studyOf([madeUpTable({ from: months[0] ?? '', to: '2026-03', rows })], '2026-03');
  const report = { study, area: area('Barnet'), comparators: [], diagnostics: [], offence: 'shoplifting' };
  expect(controlLimitsTable.make(report).rows.map(({ cells }) => [cells.begins, figureOf(cells.mean).value])).toEqual([
    ['the first month shown', 1],
    ['the end of the time from March 2020 to July 2021', 5],
  ]);
  expect(controlSignalsTable.make(report).rows.map(({ key }) => key)).toEqual(['none']);
});

describe('few offences a month', () => {
  // Made up: none, none, none, two, again and again; 0.5 a month. One month in four would lie above such limits.
  const ofMonth = (counts: readonly number[]) =>
    reportOf((month, index) => (counts[index % counts.length] ?? 0) / daysIn(month));

  it('have a mean, but neither limits nor signals, and the reason stands there', () => {
    const report = ofMonth([0, 0, 0, 2]);
    const { rows, notes } = controlChartTable.make(report);
    const [first] = rows;
    expect(figureOf(first?.cells.mean).value).toBeCloseTo(0.5 / (365.25 / 12), 3);
    expect([first?.cells.lower, first?.cells.upper].map((cell) => figureOf(cell).missing)).toEqual(
      Array(2).fill('fewer than 5 a month on average'),
    );
    expect(rows.map(({ cells }) => cells.signal).join('')).toBe('');
    expect(notes.join(' ')).toContain('fewer than 5 offences a month on average, no limits are drawn');
    expect(controlSignalsTable.make(report)).toMatchObject({
      rows: [],
      notes: ['The last month has no limits, so no signal: fewer than 5 a month on average.'],
      whyNoRow: 'fewer than 5 a month on average',
    });
  });

  it('are as many as 5 a month at which limits begin', () => {
    expect(controlSignalsTable.make(ofMonth([4, 6])).notes).toEqual(['No month gives a signal: all vary as usual.']);
    expect(controlSignalsTable.make(ofMonth([4, 5])).rows).toEqual([]);
  });
});

describe('a file of 24 months', () => {
  // Made up: ten shoplifting offences every month, twelve in each December.
  const rows = everywhere('THEFT', 'SHOPLIFTING', (_, month) => (month.endsWith('-12') ? 12 : 10));
  const study = studyOf([madeUpTable({ from: '2024-04', to: '2026-03', rows, era: 'connect' })], '2026-03', {
    base: { from: '2020-04', to: '2021-03', label: '2020/21' },
  });
  const report = { study, area: area('Barnet'), comparators: [], diagnostics: [], offence: 'shoplifting' };

  it('has a chart that begins with its first month, and says so once', () => {
    const { rows: months, title, notes } = controlChartTable.make(report);
    expect([months.length, months[0]?.key, months.at(-1)?.key]).toEqual([24, '2024-04', '2026-03']);
    expect(title).toContain('April 2024 to March 2026');
    expect(notes.filter((note) => note.includes('The files begin with April 2024'))).toHaveLength(1);
    expect(controlSignalsTable.make(report).sparkline?.[0]).toHaveLength(24);
  });

  it('is forecast by the method that two years allow, and the other says what it needs', () => {
    const [naive, smoothed] = forecastTable.make(report).rows;
    expect(naive?.cells.method).toBe('seasonal naive (used)');
    // April to June of the year before: 10 + 10 + 10; every quarter tried was as a year before.
    expect([figureOf(naive?.cells.expected).value, figureOf(naive?.cells.error).value]).toEqual([30, 0]);
    // From the 13th of 24 months on, each three months: 9 quarters.
    expect(naive?.cells.tests).toBe('9 quarters');
    expect(figureOf(smoothed?.cells.expected).missing).toBe('no forecast: 24 months since April 2024, 32 needed');
  });
});
