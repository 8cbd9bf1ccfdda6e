import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Figure } from '../src/core/figure.js';
import { addMonths, type Period, periodBetween } from '../src/core/months.js';
import type { Area } from '../src/core/reference.js';
import type { ReportTable } from '../src/core/report.js';
import { setOf } from '../src/figures/basis/areas.js';
import { changeFamily } from '../src/figures/measures/change-family.js';
import { countFigure } from '../src/figures/measures/count.js';
import { rateBaseOf } from '../src/figures/measures/rate.js';
import type { Study } from '../src/figures/study.js';
import { ANNUAL_TABLES, QUARTERLY_TABLES } from '../src/tables/index.js';
import type { QuarterlyReport } from '../src/tables/quarterly/quarter.js';
import { boroughs } from './make-study.js';
import { root } from './run-binary.js';

/**
 * Whether a report compares like with like: both periods of a comparison divided by one series of estimates. What each
 * should be divided by is worked out here from the reference files themselves, by rules written down anew.
 */

const estimatesIn = (name: string): ReadonlyMap<string, number> =>
  new Map(
    readFileSync(join(root, 'data', 'reference', name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([area, date, value, series]) => [`${area}|${date}|${series}`, Number(value)]),
  );
const population = estimatesIn('population.csv');
const households = estimatesIn('households.csv');

/** The last 30 June that a period has seen, up to the last there is an estimate of. */
const midYear = ({ to }: Period): number => Math.min(2024, Number(to.slice(0, 4)) - (Number(to.slice(5)) < 6 ? 1 : 0));

/** Estimates of 2019 and later are those of the 2021 census where both years have one, else both are the older ones. */
function populationsOf(area: Area, now: Period, before: Period): [number, number] {
  const series = midYear(before) >= 2019 ? 'rebased-2021-census' : 'pre-2021-census';
  const of = (period: Period) => population.get(`${area.code}|${midYear(period)}-06-30|${series}`) ?? Number.NaN;
  return [of(now), of(before)];
}

/** The estimate of 2015 stands for a comparison whose middle lies before May 2018, half-way to the census; none before 2012. */
function householdsOf(area: Area, now: Period, before: Period): [number, number] | undefined {
  if (before.to < '2012-07') return undefined;
  const middle =
    (12 * Number(before.from.slice(0, 4)) +
      Number(before.from.slice(5)) +
      12 * Number(now.to.slice(0, 4)) +
      Number(now.to.slice(5)) +
      1) /
    2;
  const key = middle < 12 * 2018 + 5.8 ? '2015-06-30|gla-household-estimate' : '2021-03-21|census-2021';
  const value = households.get(`${area.code}|${key}`) ?? Number.NaN;
  return [value, value];
}

const sign = (value: number) => (value > 0 ? 'higher' : value < 0 ? 'lower' : 'the same');

/** How many changes were judged, and how many of the signals go the other way than their count. */
export interface Verdicts {
  judged: number;
  signals: number;
  apart: number;
}

/** Each signal of each borough goes the way of count ÷ estimate, on one series; on one estimate the way of its count. */
export function checkSignals(study: Study, now: Period, before: Period): Verdicts {
  const verdicts: Verdicts = { judged: 0, signals: 0, apart: 0 };
  for (const area of boroughs) {
    for (const change of changeFamily(study, area, now, before).changes) {
      const { judged, signals, apart } = checkSignal(study, area, change, [now, before]);
      verdicts.judged += judged;
      verdicts.signals += signals;
      verdicts.apart += apart;
    }
  }
  return verdicts;
}

type Change = ReturnType<typeof changeFamily>['changes'][number];

function checkSignal(
  study: Study,
  area: Area,
  { offence, p, verdict: signal }: Change,
  [now, before]: readonly [Period, Period],
): Verdicts {
  const what = `${area.name}, ${offence}, ${now.label}`;
  const [x, y] = [now, before].map((period) => countFigure(study, setOf(area), offence, period).value);
  const isHome = rateBaseOf(study, offence) === 'households';
  const people = isHome ? householdsOf(area, now, before) : populationsOf(area, now, before);
  if (p.value === null || x == null || y == null || people === undefined) {
    expect(signal, what).toBe('untested');
    return { judged: 0, signals: 0, apart: 0 };
  }
  const [own, earlier] = people;
  expect(
    p.from?.map(({ base }) => base?.value),
    what,
  ).toEqual([own, earlier]);
  expect(new Set(p.from?.map(({ base }) => base?.series)).size, what).toBe(1);
  if (signal !== 'higher' && signal !== 'lower') return { judged: 1, signals: 0, apart: 0 };
  // Whole numbers: no division, so no rounding.
  expect(signal, what).toBe(sign(x * earlier - y * own));
  if (own === earlier) expect(signal, what).toBe(sign(x - y));
  return { judged: 1, signals: 1, apart: signal === sign(x - y) ? 0 : 1 };
}

const figureIn = (table: ReportTable, row: number, key: string): Figure | undefined => {
  const cell = table.rows[row]?.cells[key];
  return typeof cell === 'object' ? cell : undefined;
};

const baseOf = ({ base, from = [] }: Figure): Figure['base'] => base ?? (from[0] && baseOf(from[0]));

/** Every table that sets two periods side by side divides both by one series, or names the series of each. */
export function checkTables(study: Study, area: Area): void {
  const { period, previous } = study.choices;
  const quarter = periodBetween(addMonths(period.to, -2), period.to);
  const report: QuarterlyReport = { study, area, comparators: [], diagnostics: [], quarter };
  const { quarter: _, ...annual } = report;
  const ids = ['signals', 'volume-change', 'rates', 'rankings', 'residential-burglary'];
  const tables = [
    ...ANNUAL_TABLES.filter(({ id }) => ids.includes(id)).map((table) => table.make(annual)),
    ...QUARTERLY_TABLES.filter(({ id }) => ['dashboard', 'movers', 'signals'].includes(id)).map((table) =>
      table.make(report),
    ),
  ];
  for (const table of tables) {
    const what = `${area.name}, ${table.id}, ${period.label}`;
    table.rows.forEach((_row, row) => {
      const cell = (key: string) => figureIn(table, row, key);
      const [rate, before] = [cell('compared_rate') ?? cell('rate'), cell('previous_rate')];
      if (rate?.value != null && before?.value != null) expect(rate.base?.series, what).toBe(before.base?.series);
      const [place, was, moved] = [
        cell('compared_rank_lowest') ?? cell('rank_lowest'),
        cell('previous_rank_lowest'),
        cell('rank_move'),
      ];
      if (place && was && moved && moved.value !== null) {
        expect(moved.value, what).toBe((place.value ?? 0) - (was.value ?? 0));
        expect(baseOf(place)?.series, what).toBe(baseOf(was)?.series);
      }
    });
    const said = table.notes.filter((note) => / on one series, |^Rates are divided by several series/.test(note));
    const bases = table.rows.flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => (typeof cell === 'object' ? (baseOf(cell) ?? []) : [])),
    );
    for (const unit of ['population', 'households']) {
      const series = new Set(bases.filter((base) => base.unit === unit).map((base) => base.series));
      if (series.size > 1) expect(said.length, `${what}: ${[...series]}`).toBeGreaterThan(0);
    }
  }
  const isSeam = midYear(period) >= 2019 && midYear(previous) < 2019;
  const isOneEstimate = midYear(period) === midYear(previous);
  for (const table of tables.filter(({ id }) => ['signals', 'volume-change', 'rates', 'rankings'].includes(id))) {
    const words = table.notes.join(' ');
    expect(words.includes('the population estimates made before the 2021 census: '), `${area.name}, ${table.id}`).toBe(
      isSeam,
    );
    expect(words.includes('population estimate: their rates differ only'), `${area.name}, ${table.id}`).toBe(
      isOneEstimate,
    );
  }
}
