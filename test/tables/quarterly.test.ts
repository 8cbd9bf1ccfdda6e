import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figure.js';
import { figureText } from '../../src/core/format.js';
import { financialQuarter, lastQuarterBy, yearToDate } from '../../src/core/months.js';
import type { Cell } from '../../src/core/report.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { movers } from '../../src/tables/annual/movers.js';
import { dashboard } from '../../src/tables/quarterly/dashboard.js';
import { quarterFindings } from '../../src/tables/quarterly/findings.js';
import { trend } from '../../src/tables/quarterly/trend.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';
import { boroughstat } from '../run-binary.js';

/** Robberies: 10 a month to March 2025, 12 a month since, in every borough; Barnet (the second) one more from January 2026. */
const table = madeUpTable({
  from: '2022-04',
  to: '2026-03',
  rows: [
    ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index, month) =>
      month < '2025-04' ? 10 : index === 1 && month >= '2026-01' ? 13 : 12,
    ),
    ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 5),
    ...everywhere('THEFT', 'SHOPLIFTING', (_, month) => (month < '2025-04' ? 30 : 60)),
  ],
});
const study = studyOf([table], '2026-03');
const quarter = financialQuarter('2025/26-Q4') ?? lastQuarterBy('2026-03');
const barnet = area('Barnet');
const brent = area('Brent');
const bcu = { name: 'North West Basic Command Unit', codes: [barnet.code, brent.code, area('Harrow').code] };
const report = { study, area: barnet, comparators: [bcu], diagnostics: [], quarter };

const value = (cell: Cell | undefined): number | null => (cell as Figure).value;

describe('the dashboard, worked by hand', () => {
  const row = dashboard.make(report).rows.find(({ key }) => key === 'robbery-personal')?.cells ?? {};

  it('sets the quarter against the same quarter a year before', () => {
    expect(value(row.quarter_count)).toBe(39);
    expect(value(row.same_quarter_last_year)).toBe(30);
    expect(value(row.quarter_change_percent)).toBeCloseTo(30, 10);
    expect(row.direction).toBe('+ up');
    // 39 against 30 is a two-sided p of 0.34 on one population: the number is up, the rate is no signal.
    expect(row.signal).toBe('could be chance');
  });

  it('sets the year to date against last year to date', () => {
    expect(value(row.year_to_date)).toBe(147);
    expect(value(row.last_year_to_date)).toBe(120);
    expect(value(row.year_to_date_change_percent)).toBeCloseTo(22.5, 10);
  });

  it('pools the comparator and averages the boroughs', () => {
    expect(value(row.comparator_change_percent)).toBeCloseTo((100 * (39 + 36 + 36 - 90)) / 90, 10);
    expect(value(row.london_average)).toBeCloseTo((31 * 36 + 39) / 32, 10);
    expect(figureText(row.london_average as Figure)).toBe('36.1');
  });

  it('says the same where nothing moved, with a mark that needs no colour', () => {
    const same = dashboard.make(report).rows.find(({ key }) => key === 'robbery-business')?.cells ?? {};
    expect(same.direction).toBe('= the same');
    expect(value(same.quarter_change_percent)).toBe(0);
  });
});

it('lists as movers single offences that changed by more than chance, not groups', () => {
  const rows = movers.make(report).rows;
  expect(
    rows
      .filter(({ cells }) => cells.kind === 'Largest rises in number')
      .map(({ cells }) => [cells.offence, cells.signal]),
  ).toEqual([['Shoplifting', '▲ higher']]);
  // 30 to 39 personal robberies could be chance: no rise, though more than in any other offence but one.
  expect(rows.some(({ cells }) => cells.offence === 'Theft' || cells.kind === 'Largest falls in number')).toBe(false);
});

it('lists a group as a mover where its number changed by more than chance and that of no part did', () => {
  // Each part 150 to 186 in the quarter (p 0.055), both together 300 to 372 (p 0.006, adjusted 0.02 with three tested).
  const isLast = (month: string) => month >= '2026-01';
  const burglaries = madeUpTable({
    from: '2022-04',
    to: '2026-03',
    rows: [
      ...everywhere('BURGLARY', 'RES BURGLARY OF A HOME', (_, month) => (isLast(month) ? 62 : 50)),
      ...everywhere('BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY', (_, month) => (isLast(month) ? 62 : 50)),
    ],
  });
  const { rows } = movers.make({ ...report, study: studyOf([burglaries], '2026-03') });
  const rises = rows.filter(({ cells }) => cells.kind === 'Largest rises in number');
  expect(rises.map(({ cells }) => [cells.offence, value(cells.change)])).toEqual([['Burglary', 72]]);
});

it('lists as moved in the ranking only what changed in the quarter that way, by more than chance', () => {
  // Barnet's quarter goes from 300 to 291 robberies of persons, and yet the others fall behind it; shoplifting from 300 to 450.
  const isLast = (month: string) => month >= '2026-01';
  const isBefore = (month: string) => month >= '2025-01' && month < '2025-04';
  const moving = madeUpTable({
    from: '2022-04',
    to: '2026-03',
    rows: [
      ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index, month) =>
        index === 1 ? (isLast(month) ? 97 : 100) : isLast(month) ? 20 : 95,
      ),
      ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 5),
      ...everywhere('THEFT', 'SHOPLIFTING', (index, month) =>
        index === 1 ? (isLast(month) ? 150 : isBefore(month) ? 100 : 90) : 100,
      ),
    ],
  });
  const { rows } = movers.make({ ...report, study: studyOf([moving], '2026-03') });
  const places = rows.filter(({ cells }) => String(cells.kind).startsWith('Most places'));
  expect(places.map(({ cells }) => [cells.offence, value(cells.change), cells.signal])).toEqual([
    ['Shoplifting', 150, '▲ higher'],
  ]);
  // By rank alone the robberies would be there: Barnet moves towards the higher rates.
  const cells = dashboard
    .make({ ...report, study: studyOf([moving], '2026-03') })
    .rows.find(({ key }) => key === 'robbery-personal')?.cells;
  expect([(value(cells?.rank_move) ?? 0) > 0, (value(cells?.quarter_change_percent) ?? 0) < 0]).toEqual([true, true]);
});

it('says of quarters, not of 12 months, how many offences stand in no borough, and which was under restrictions', async () => {
  const of2021 = studyOf((await loadBundledFigures()).tables, '2021-06');
  const now = financialQuarter('2021/22-Q1') ?? lastQuarterBy('2021-06');
  const { rows } = quarterFindings.make({ ...report, study: of2021, quarter: now });
  const texts = rows.map(({ cells }) => String(cells.finding)).join(' ');
  // Added up from the Met's file of April 2010 to March 2024 by other means.
  expect(texts).toContain(
    "Of the Met's offences in 2021/22 Q1, 4,994 of 199,568 (2.5%) stood under no borough; in 2020/21 Q1, 2,258 of 168,092 (1.3%).",
  );
  expect(texts).toContain('24.6% more than the 5,701 in 2020/21 Q1 (under COVID-19 restrictions).');
});

it('shows twelve quarters, oldest first', () => {
  const { columns, rows } = trend.make(report);
  expect(columns.map(({ heading }) => heading).slice(1)).toEqual([
    '2023/24 Q1',
    '2023/24 Q2',
    '2023/24 Q3',
    '2023/24 Q4',
    '2024/25 Q1',
    '2024/25 Q2',
    '2024/25 Q3',
    '2024/25 Q4',
    '2025/26 Q1',
    '2025/26 Q2',
    '2025/26 Q3',
    '2025/26 Q4',
  ]);
  const personal = rows.find(({ key }) => key === 'robbery-personal')?.cells ?? {};
  expect(columns.slice(1).map(({ key }) => value(personal[key]))).toEqual([
    30, 30, 30, 30, 30, 30, 30, 30, 36, 36, 36, 39,
  ]);
});

it('knows quarters and the year to date', () => {
  expect(financialQuarter('2025/26-Q4')).toEqual({ from: '2026-01', to: '2026-03', label: '2025/26 Q4' });
  expect(financialQuarter('2025-26 q1')?.from).toBe('2025-04');
  expect([financialQuarter('2025/26-Q5'), financialQuarter('Q1'), financialQuarter('2025/27-Q1')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(lastQuarterBy('2026-02').label).toBe('2025/26 Q3');
  expect(yearToDate(quarter)).toEqual({ from: '2025-04', to: '2026-03', label: '2025/26' });
  expect(yearToDate(lastQuarterBy('2025-12')).label).toBe('April to December 2025');
});

describe('the findings on the quarter', () => {
  const { out } = boroughstat(['quarterly', '--quarter', '2025/26-Q4', '--table', 'headlines', '-f', 'json']);
  const { rows } = JSON.parse(out).tables[0];
  const text = (key: string): string => rows.find((row: { key: string }) => row.key === key)?.cells.finding;

  it('say how many, against the same quarter a year before', () => {
    // Added up from data/figures/recorded-crime.csv by a script of another language: 7,435 and 6,902; 533 of 6,902 is 7.7%.
    expect(text('how-much')).toContain(
      'In 2025/26 Q4 there were 7,435 recorded offences in Barnet, 7.7% more than the 6,902 in 2024/25 Q4.',
    );
  });

  it('set the change beside that of London', () => {
    // Likewise over the 32 boroughs: 210,421 and 217,802.
    expect(text('compared-with-london')).toBe(
      'Compared with 2024/25 Q4 recorded offences went from 6,902 to 7,435 in Barnet (+7.7%) and from 217,802 to 210,421 in London (-3.4%).',
    );
  });

  it('name the rise that is larger than chance', () => {
    const found = quarterFindings.make(report).rows.find(({ key }) => key === 'what-changed')?.cells.finding;
    // By hand: 3 x 60 thefts from shops after 3 x 30; robberies are 39 after 30, and 15 after 15.
    expect(found).toMatch(/The rise in number was in shoplifting offences \(from 90 to 180, \+100\.0%\)\.$/);
  });
});
